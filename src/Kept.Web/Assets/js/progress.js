// A pressed button rests until the answer comes, and a bar at the top shows when that takes longer.
const slow = 300;
const given_up = 10000;
let bar = null;
let timer = 0;
let waiting = 0;

function element() {
  bar ??= document.getElementById('progress');
  if (!bar) {
    bar = document.createElement('div');
    bar.id = 'progress';
    bar.hidden = true;
    bar.setAttribute('aria-hidden', 'true');
    document.body.append(bar);
  }
  return bar;
}

export function begin() {
  waiting++;
  timer ||= setTimeout(() => (element().hidden = false), slow);
}

export function end() {
  waiting = Math.max(0, waiting - 1);
  if (waiting) return;
  clearTimeout(timer);
  timer = 0;
  if (bar) bar.hidden = true;
}

const resting = new Map();

function release(form) {
  const button = resting.get(form);
  if (button === undefined) return;
  resting.delete(form);
  if (button) button.disabled = false;
  end();
}

addEventListener('submit', (event) => {
  const form = event.target;
  if (resting.has(form)) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented || form.method === 'dialog') return;
  const target = event.submitter?.getAttribute('formtarget') ?? form.getAttribute('target');
  if ((target && target !== '_self') || form.matches('[data-download]')) return;
  const button = event.submitter;
  resting.set(form, button);
  begin();
  // Not at once: a disabled button is left out of what is sent.
  setTimeout(() => {
    if (button && resting.has(form)) button.disabled = true;
  });
  // The answer may be a file, which leaves the page where it is.
  setTimeout(() => release(form), given_up);
});

addEventListener('pageshow', () => {
  for (const form of [...resting.keys()]) release(form);
});
document.addEventListener('htmx:before:request', begin);
document.addEventListener('htmx:finally:request', end);
