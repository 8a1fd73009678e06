// body[data-changes] is the address of a stream of changes. When one touches what <main data-topics> is about, the page is brought up to
// date in place; not while the reader is writing something: then [data-stale] says that there is something newer.
import { bring, here, later, main, typing } from './page.js';
import { dirty } from './guard.js';

const address = document.body.dataset.changes;
let source = null;
let retry = 0;
let wait = 0;
let lost = false;
let owed = false;

function busy() {
  const within = main();
  if (!within || document.querySelector('dialog[open]') || dirty(within)) return true;
  // Filters send what is typed themselves, and morphing leaves a focused field alone.
  return typing() && within.contains(document.activeElement) && !document.activeElement.form?.matches('[data-auto]');
}

const update = later(300, async () => {
  if (document.hidden) {
    owed = true;
    return;
  }
  if (!busy()) {
    owed = false;
    if ((await bring(here(), { unless: busy })).done) return;
  }
  owed = true;
  for (const stale of document.querySelectorAll('[data-stale]')) stale.hidden = false;
});

// Facts come first, and the figures that follow from them a moment after, without an event of their own.
const again = later(1500, update);

function touches(topics) {
  const wanted = main()?.dataset.topics;
  if (wanted === undefined) return false;
  if (wanted.trim() === '*') return true;
  const mine = new Set(wanted.split(/\s+/));
  return topics.some((t) => mine.has(t));
}

function changed(event) {
  try {
    if (!touches(JSON.parse(event.data).topics ?? [])) return;
    update();
    again();
  } catch {
    // Not one of ours.
  }
}

function show(state) {
  for (const each of document.querySelectorAll('[data-live]')) each.dataset.live = state;
}

function open() {
  clearTimeout(retry);
  if (source || document.hidden) return;
  source = new EventSource(address);
  source.addEventListener('changed', changed);
  source.addEventListener('open', () => {
    show('on');
    wait = 0;
    // What happened meanwhile was not heard.
    if (lost && main()?.dataset.topics !== undefined) update();
    lost = false;
  });
  source.addEventListener('error', () => {
    show('off');
    lost = true;
    // The browser connects anew by itself, unless it was refused outright.
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    wait = Math.min(60000, (wait || 2500) * 2);
    retry = setTimeout(open, wait);
  });
}

function close() {
  clearTimeout(retry);
  if (source) lost = true;
  source?.close();
  source = null;
}

// A browser keeps few connections to one server: tabs that nobody looks at give theirs back.
const rest = later(20000, () => document.hidden && close());

if (address) {
  show('off');
  open();
  // What was just done here may not be in the figures yet.
  if (document.querySelector('.said')) again();
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && open());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      rest();
      return;
    }
    open();
    if (owed) update();
  });
  // Once the reader has finished, what was held back comes.
  document.addEventListener('focusout', () => owed && update());
  document.addEventListener('close', () => owed && update(), true);
  // The parts that show the state may come anew with a swap.
  document.addEventListener('htmx:after:swap', () => show(source?.readyState === EventSource.OPEN ? 'on' : 'off'));
}
