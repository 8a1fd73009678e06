// Knows the forms in which something was changed and not yet sent; form[data-guard] asks before the page is left with that.
const changed = new WeakSet();

document.addEventListener('input', (event) => {
  const form = event.target.form ?? event.target.closest?.('form');
  if (form && !form.matches('[data-auto]')) changed.add(form);
});
document.addEventListener('reset', (event) => changed.delete(event.target));
document.addEventListener('submit', (event) => {
  if (!event.defaultPrevented) changed.delete(event.target);
});
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of document.forms) changed.delete(form);
});

export const dirty = (within = document) => [...within.querySelectorAll('form')].some((f) => changed.has(f));

addEventListener('beforeunload', (event) => {
  if ([...document.querySelectorAll('form[data-guard]')].some((f) => changed.has(f))) event.preventDefault();
});
