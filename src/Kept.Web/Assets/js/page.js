// Bringing #main up to date in place: what is the same stays, with its focus, its open details and the place scrolled to.
import htmx from './htmx.js';

export const main = () => document.getElementById('main');

export const here = () => location.pathname + location.search;

let running = null;

/**
 * Gets the address and morphs #main into what comes. False when nothing was changed: a newer request took over, the answer was no page of
 * ours (signed out, failed), or `unless` says that the reader is in the middle of something by now.
 */
export async function bring(address, { push = false, unless = () => false } = {}) {
  running?.abort();
  const mine = (running = new AbortController());
  try {
    const response = await fetch(address, {
      headers: { Accept: 'text/html', 'HX-Request': 'true' },
      credentials: 'same-origin',
      signal: mine.signal,
    });
    if (!response.ok || response.redirected) return { done: false, left: true };
    const text = await response.text();
    const target = main();
    if (mine.signal.aborted || !target || unless()) return { done: false, left: false };
    if (!/<main[^>]*\sid="?main\b/.test(text)) return { done: false, left: true };
    await htmx.swap({ text, target, sourceElement: target, select: '#main', swap: 'outerMorph', push: push ? address : undefined });
    for (const stale of document.querySelectorAll('[data-stale]')) stale.hidden = true;
    return { done: true, left: false };
  } catch (e) {
    // No network, or a newer request took over: what is shown stays.
    return { done: false, left: e?.name !== 'AbortError' };
  } finally {
    if (running === mine) running = null;
  }
}

/** Whether keys pressed now are text that somebody writes. */
export function typing() {
  const at = document.activeElement;
  if (!at) return false;
  if (at.matches('[data-editor-host]') || at.isContentEditable) return true;
  return at.matches('textarea, select') || (at.matches('input') && !at.matches('[type=button],[type=submit],[type=reset],[type=checkbox],[type=radio],[type=range],[type=file]'));
}

export function later(wait, act) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...given), wait);
  };
}
