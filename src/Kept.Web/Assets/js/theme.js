// Loaded in the head, not deferred: the theme stands before anything is painted. The cookie says light or dark; without it the system does.
const system = matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const chosen = /(?:^|;\s*)kept-theme=(light|dark)(?:;|$)/.exec(document.cookie)?.[1];
  document.documentElement.dataset.bsTheme = chosen ?? (system.matches ? 'dark' : 'light');
}

apply();
system.addEventListener('change', apply);
// A page out of the browser's back cache may be older than the choice.
addEventListener('pageshow', apply);
