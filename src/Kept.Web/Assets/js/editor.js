// Loaded on the drafting page alone. Makes an editor of  <textarea data-editor data-schema="…" data-check="…" data-problems="#id">.
// The textarea stays what the form sends. The editor lives in a shadow root: there its styles are adopted sheets, which the content
// security policy allows, where a <style> in the page would be refused.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, indentLess, indentMore, standardKeymap, toggleComment } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, lintGutter, linter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { post } from './api.js';
import { completions } from './completion.js';
import { Schema } from './schema.js';
import { yaml } from './yaml.js';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--kept-accent-text)' },
  { tag: [tags.string, tags.content], color: 'var(--tblr-body-color)' },
  { tag: tags.number, color: 'var(--kept-info)' },
  { tag: tags.comment, color: 'var(--tblr-secondary-color)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.bracket], color: 'var(--tblr-secondary-color)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--tblr-body-color)', backgroundColor: 'var(--tblr-bg-surface)', fontSize: '.875rem', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--tblr-font-monospace)', lineHeight: '1.55', minHeight: '24rem', maxHeight: '75vh' },
  '.cm-content': { caretColor: 'var(--tblr-body-color)', padding: '.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--tblr-body-color)', borderLeftWidth: '2px' },
  '.cm-gutters': { color: 'var(--tblr-secondary-color)', backgroundColor: 'var(--tblr-bg-surface-secondary)', borderRight: '1px solid var(--tblr-border-color)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--kept-accent-soft) 55%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--kept-accent-text) 30%, transparent) !important',
  },
  '.cm-matchingBracket': { backgroundColor: 'var(--kept-accent-soft) !important', outline: '1px solid var(--kept-line)' },
  '.cm-foldPlaceholder': { color: 'inherit', backgroundColor: 'var(--kept-calm-soft)', border: 'none', padding: '0 .5em' },
  '.cm-tooltip': {
    color: 'var(--tblr-body-color)',
    backgroundColor: 'var(--tblr-bg-surface)',
    border: '1px solid var(--kept-line)',
    borderRadius: '8px',
    boxShadow: '0 .5rem 1.5rem #0003',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--tblr-font-monospace)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '.2rem .6rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: '#fff', background: 'var(--kept-accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '.75' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionInfo': { padding: '.5rem .75rem', maxWidth: '24rem', overflow: 'visible' },
  '.cm-completionInfo p': { margin: '0 0 .25rem' },
  '.cm-diagnostic': { padding: '.5rem .75rem', borderLeftWidth: '3px', fontFamily: 'var(--tblr-font-sans-serif)', maxWidth: '32rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--kept-bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--kept-warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--kept-info)' },
  '.cm-diagnostic small': { display: 'block', color: 'var(--tblr-secondary-color)' },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline wavy', textUnderlineOffset: '.25em' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--kept-bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--kept-warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--kept-info)' },
  '.cm-lint-marker': { content: 'none', width: '.6rem', height: '.6rem', margin: '.35rem .2rem', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--kept-bad)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--kept-warn)', borderRadius: '2px' },
  '.cm-lint-marker-info': { backgroundColor: 'var(--kept-info)' },
  '.cm-panels': { color: 'inherit', backgroundColor: 'var(--tblr-bg-surface-secondary)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { color: 'inherit', backgroundColor: 'var(--kept-accent-soft)' },
});

const more = [
  { key: 'Mod-/', run: toggleComment },
  { key: 'Mod-[', run: indentLess },
  { key: 'Mod-]', run: indentMore },
];

const severities = { error: 'error', warning: 'warning', note: 'info' };

function spanOf(doc, problem) {
  const line = doc.line(Math.min(Math.max(problem.line || 1, 1), doc.lines));
  const first = line.from + /^\s*/.exec(line.text)[0].length;
  const from = Math.min(problem.column > 1 ? line.from + problem.column - 1 : first, line.to);
  const to = line.from + line.text.trimEnd().length;
  return from < to ? { from, to } : { from: Math.min(first, line.to), to: line.to };
}

function shown(problem) {
  const dom = document.createElement('span');
  dom.append(problem.sentence);
  if (problem.hint) dom.appendChild(document.createElement('small')).textContent = problem.hint;
  if (problem.code) dom.appendChild(document.createElement('small')).textContent = problem.code;
  return dom;
}

function checker(textarea) {
  let running = null;
  let last = [];
  return async (view) => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await post(textarea.dataset.check, { text: view.state.doc.toString() }, { signal: running.signal });
      last = [...(answer?.problems ?? []), ...(answer?.findings ?? []).filter((f) => !f.accepted)];
    } catch (e) {
      // No answer is no judgement: what was said last stays, as far as it still fits.
      if (e.name === 'AbortError') return [];
    }
    list(textarea, view, last);
    return last.map((p) => ({
      ...spanOf(view.state.doc, p),
      severity: severities[p.severity] ?? 'error',
      message: [p.sentence, p.hint].filter(Boolean).join(': '),
      renderMessage: () => shown(p),
    }));
  };
}

// The same problems as a list below, for who does not look for marks beside lines.
function list(textarea, view, problems) {
  const place = textarea.dataset.problems && document.querySelector(textarea.dataset.problems);
  if (!place) return;
  place.replaceChildren(
    ...problems.map((p) => {
      const item = document.createElement('li');
      const jump = item.appendChild(document.createElement('button'));
      jump.type = 'button';
      jump.className = p.severity;
      jump.textContent = `${p.line}: ${p.sentence}${p.hint ? ` (${p.hint})` : ''}`;
      jump.addEventListener('click', () => {
        view.dispatch({ selection: { anchor: spanOf(view.state.doc, p).from }, scrollIntoView: true });
        view.focus();
      });
      return item;
    }),
  );
}

function schemaAt(address) {
  let loading = null;
  return () => {
    if (!address) return null;
    loading ??= fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then((r) => (r.ok ? r.json() : Promise.reject(new Error(r.statusText))))
      .then((root) => new Schema(root))
      .catch(() => (loading = null));
    return loading;
  };
}

function labelOf(textarea) {
  const own = textarea.getAttribute('aria-label');
  return own ?? ([...textarea.labels].map((l) => l.textContent.trim()).join(' ') || 'YAML');
}

function upgrade(textarea) {
  const host = document.createElement('div');
  host.setAttribute('data-editor-host', '');
  // A swap of the page leaves it alone.
  host.setAttribute('hx-morph-skip', '');
  const root = host.attachShadow({ mode: 'open' });
  textarea.after(host);
  const fixed = textarea.readOnly || textarea.disabled;

  const keepInStep = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    textarea.value = update.state.doc.toString();
    // So that the page knows that the form was changed.
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightActiveLine(),
        foldGutter(),
        history(),
        drawSelection(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        yaml(),
        bracketMatching(),
        closeBrackets(),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': labelOf(textarea),
          'aria-multiline': 'true',
          tabindex: '0',
          autocapitalize: 'off',
          tabindex: '0',
          spellcheck: 'false',
        }),
        EditorState.readOnly.of(fixed),
        autocompletion({ override: [completions(schemaAt(textarea.dataset.schema))], icons: false }),
        textarea.dataset.check ? [lintGutter(), linter(checker(textarea), { delay: 400 })] : [],
        // Tab is not among them: it leaves the editor, as it leaves any field.
        keymap.of([...more, ...closeBracketsKeymap, ...completionKeymap, ...standardKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
        keepInStep,
      ],
    }),
  });
  textarea.hidden = true;
  for (const label of textarea.labels) label.addEventListener('click', () => view.focus());
  // The form's own "reset", and a page that the browser brings back with what was written.
  textarea.form?.addEventListener('reset', () => setTimeout(() => take(view, textarea.value)));
  addEventListener('pageshow', () => take(view, textarea.value));
  if (textarea.dataset.check) setTimeout(() => forceLinting(view));
}

function take(view, text) {
  if (text === view.state.doc.toString()) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

for (const textarea of document.querySelectorAll('textarea[data-editor]')) upgrade(textarea);
