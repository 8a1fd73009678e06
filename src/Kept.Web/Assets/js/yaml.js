// YAML for the editor: colours, indentation and folding, told line by line. Small, and it does not mind a text that is half written.
import { foldService, indentService, LanguageSupport, StreamLanguage } from '@codemirror/language';

const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s{}[\],#&*!|>'"%@`:-](?:[^{}[\],:#]|:(?=\S)|[^\s]#)*?)\s*(?=:(?:\s|$))/;
const width = (text) => /^ */.exec(text)[0].length;
const opens = /(?:^|\s|-)[^\s#].*:\s*(?:[|>][+-]?\d?)?\s*(?:#.*)?$/;

const stream = StreamLanguage.define({
  name: 'yaml',
  startState: () => ({ depth: 0, block: -1 }),
  token(stream, state) {
    if (stream.sol() && state.block >= 0) {
      if (/^\s*$/.test(stream.string) || width(stream.string) > state.block) {
        stream.skipToEnd();
        return 'string';
      }
      state.block = -1;
    }
    if (stream.eatSpace()) return null;
    const alone = stream.pos === 0 || /\s/.test(stream.string[stream.pos - 1]);
    if (alone && stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^-(?=\s|$)/) || stream.match(/^:(?=\s|$)/)) return 'punctuation';
    if (stream.match(/^(?:---|\.\.\.)$/)) return 'comment';
    if (stream.match(/^[{[]/)) {
      state.depth++;
      return 'bracket';
    }
    if (stream.match(/^[}\]]/)) {
      state.depth = Math.max(0, state.depth - 1);
      return 'bracket';
    }
    if (state.depth && stream.eat(',')) return 'punctuation';
    if (stream.match(key)) return 'propertyName';
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return 'string';
    if (!state.depth && stream.match(/^[|>][+-]?\d?(?=\s|$)/)) {
      state.block = width(stream.string);
      return 'punctuation';
    }
    const plain = stream.match(state.depth ? /^[^\s,{}[\]][^,{}[\]]*?(?=\s*(?:[,{}[\]]|:\s|\s#|$))/ : /^\S.*?(?=\s+#|\s*$)/);
    if (!plain) {
      stream.next();
      return null;
    }
    return /^[-+]?[\d.,:T%-]+$|^(?:true|false|null)$/.test(plain[0]) ? 'number' : 'content';
  },
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['{', '[', '"', "'"] } },
});

// A new line goes on where the one before does: deeper behind a key without value, beside the first key of an item.
const indentation = indentService.of((context, pos) => {
  const line = context.lineAt(pos, -1);
  if (context.simulatedBreak !== pos) return undefined;
  const before = line.text.slice(0, pos - line.from);
  const dashes = /^ *(?:- +)*/.exec(before)[0].length;
  if (!before.trim()) return width(before);
  return opens.test(before) ? dashes + context.unit : dashes;
});

const folding = foldService.of((state, from) => {
  const line = state.doc.lineAt(from);
  if (!/\S/.test(line.text) || !opens.test(line.text)) return null;
  const own = width(line.text);
  let last = line;
  for (let n = line.number + 1; n <= state.doc.lines; n++) {
    const next = state.doc.line(n);
    if (!next.text.trim()) continue;
    if (width(next.text) < own || (width(next.text) === own && !(/^\s*- /.test(next.text) && !/^\s*- /.test(line.text)))) break;
    last = next;
  }
  return last === line ? null : { from: line.to, to: last.to };
});

export const yaml = () => new LanguageSupport(stream, [indentation, folding]);
