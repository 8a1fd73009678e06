// Keys for who works here all day. None of them is needed, and <body data-keys="off"> switches those of a single letter off.
import { typing } from './page.js';

let going = 0;

const search = () => document.querySelector('[data-search]');
const rows = () => [...document.querySelectorAll('[data-row]')].filter((r) => r.offsetParent);

function step(by) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function focusSearch() {
  const field = search();
  field?.focus();
  field?.select?.();
  return Boolean(field);
}

function showKeys() {
  const keys = document.querySelector('dialog#keys');
  if (!keys) return false;
  if (!keys.open) keys.showModal();
  return true;
}

function go(key) {
  const link = document.querySelector(`a[data-go="${CSS.escape(key.toLowerCase())}"]`);
  link?.click();
  return Boolean(link);
}

function act(key) {
  if (Date.now() - going < 1500) {
    going = 0;
    if (go(key)) return true;
  }
  switch (key) {
    case '/':
      return focusSearch();
    case 'j':
      return step(1);
    case 'k':
      return step(-1);
    case '?':
      return showKeys();
    case 'g':
      going = Date.now();
      return true;
    default:
      return false;
  }
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.activeElement === search()) {
    document.activeElement.blur();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing() || document.body.dataset.keys === 'off' || document.querySelector('dialog:modal')) return;
  if (act(event.key)) event.preventDefault();
});
