// Completion from the schema: keys where a key is written, named values where a value is.
import { startCompletion } from '@codemirror/autocomplete';
import { place } from './yaml-place.js';

/** `schema` gives the schema, or nothing while it is not there yet. */
export const completions = (schema) => async (context) => {
  const known = await schema();
  if (!known) return null;
  const doc = context.state.doc;
  const line = doc.lineAt(context.pos);
  const lines = Object.assign((row) => doc.line(row + 1).text, { count: doc.lines });
  const at = place(lines, line.number - 1, context.pos - line.from);
  if (!at || (!context.explicit && at.mode === 'key' && !at.prefix)) return null;
  const options = [];
  if (at.mode === 'key') options.push(...known.keys(at.path, at.siblings).map((k, i) => key(k, at, i)));
  if (at.mode === 'value' || at.either) options.push(...known.values(at.path).map(value));
  if (!options.length) return null;
  return { from: line.from + at.from, options, validFor: /^[\w -]*$/ };
};

function key(known, at, index) {
  return {
    label: known.key,
    type: 'property',
    detail: known.needed ? '*' : undefined,
    info: info(known),
    // The schema's order is the order in which one writes; what is needed comes first.
    boost: Math.max(-99, (known.needed ? 50 : 0) - index / 4),
    apply: (view, completion, from, to) => write(view, known, at, from, to),
  };
}

function info(known) {
  const words = known.words.slice(0, 8).map((w) => w.value);
  const text = [known.description, words.length ? words.join(' · ') : null].filter(Boolean).join('\n');
  if (!text) return undefined;
  return () => {
    const dom = document.createElement('div');
    for (const each of text.split('\n')) dom.appendChild(document.createElement('p')).textContent = each;
    return dom;
  };
}

function value(known) {
  return { label: known.value, type: 'enum', info: known.description };
}

function write(view, known, at, from, to) {
  const line = view.state.doc.lineAt(to);
  const behind = view.state.sliceDoc(to, line.to);
  const deeper = `\n${' '.repeat(at.indent + 2)}`;
  let insert = known.key;
  if (!/^[\w-]*\s*:/.test(behind)) {
    if (!at.inFlow && !behind.trim() && known.kind === 'object') insert += `:${deeper}`;
    else if (!at.inFlow && !behind.trim() && known.kind === 'array') insert += `:${deeper}- `;
    else insert += ': ';
  }
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete' });
  // What comes next can be chosen at once.
  if (insert !== known.key) setTimeout(() => startCompletion(view));
}
