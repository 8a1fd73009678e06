// Where in a YAML text the cursor stands, told from the lines and not from a parse: a text that is being written seldom parses.
//
// A place is { path, mode, from, prefix, value }: path is a list of steps, each { key, siblings } or { item: true }; mode 'key' or 'value'; siblings are the
// keys that stand beside the one that is written.

const blank = /^\s*(#.*)?$/;

/** What a line begins with: dashes and a key, each with its column, and where the value starts. */
function opened(text) {
  const dashes = [];
  let at = /^ */.exec(text)[0].length;
  for (let m; (m = /^-( +|$)/.exec(text.slice(at))); at += m[0].length) dashes.push(at);
  const rest = text.slice(at);
  const key = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s{}[\],#&*!|>'"%@`-][^{}[\]]*?|-[^\s{}[\]][^{}[\]]*?)\s*:(?=\s|$)/.exec(rest);
  return {
    dashes,
    at,
    key: key ? { name: unquoted(key[1]), column: at, value: at + key[0].length } : null,
  };
}

function unquoted(text) {
  return /^(".*"|'.*')$/.test(text) ? text.slice(1, -1) : text;
}

/** The keys of the mapping whose keys stand in that column, around that line. */
function around(lines, row, column, own) {
  const found = new Set();
  const look = (r) => {
    const text = lines(r);
    if (blank.test(text)) return true;
    const line = opened(text);
    const first = line.dashes[0] ?? line.at;
    if (line.key?.column === column && r !== own) found.add(line.key.name);
    if (first < column) return r === row || (line.key?.column === column && 'last');
    return true;
  };
  for (let r = row; r >= 0; r--) {
    const more = look(r);
    if (more !== true) break;
    if (r === row && (opened(lines(r)).dashes[0] ?? column) < column) break;
  }
  for (let r = row + 1; r < lines.count; r++) {
    const text = lines(r);
    if (blank.test(text)) continue;
    const line = opened(text);
    if ((line.dashes[0] ?? line.at) < column) break;
    if (line.key?.column === column) found.add(line.key.name);
  }
  return found;
}

/** Inside {…} and […] of one line: which steps lead in, and what is being written there. */
function flow(text) {
  const open = [];
  let quote = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quote) {
      if (c === quote) quote = '';
      continue;
    }
    const inside = open.at(-1);
    if ((c === '"' || c === "'") && !text.slice(from, i).trim()) quote = c;
    else if (c === '{' || c === '[') {
      if (text.slice(from, i).trim()) continue;
      open.push({ map: c === '{', key: null, keys: new Set() });
      from = i + 1;
    } else if ((c === '}' || c === ']') && inside) {
      open.pop();
      from = i + 1;
    } else if (c === ',' && inside) {
      inside.key = null;
      from = i + 1;
    } else if (c === ':' && inside?.map && inside.key === null && /[\s]|$/.test(text[i + 1] ?? '')) {
      inside.key = unquoted(text.slice(from, i).trim());
      inside.keys.add(inside.key);
      from = i + 1;
    } else if (c === '#' && /\s/.test(text[i - 1] ?? ' ')) return null;
  }
  const steps = [];
  for (const each of open) {
    if (!each.map) steps.push({ item: true });
    else if (each.key !== null) steps.push({ key: each.key, siblings: new Set([...each.keys].filter((k) => k !== each.key)) });
  }
  const last = open.at(-1);
  const mode = last?.map && last.key === null ? 'key' : 'value';
  from += /^\s*/.exec(text.slice(from))[0].length;
  return { open: open.length, steps, mode, from, keys: last?.keys ?? new Set() };
}

/** `lines` gives the text of a line by number (from 0) and has their count. */
export function place(lines, row, column) {
  const text = lines(row);
  const before = text.slice(0, column);
  if (/(^|\s)#/.test(before)) return null;
  const line = opened(before);
  const start = line.key ? line.key.value : line.at;
  const value = before.slice(start);
  const inner = flow(value);
  if (!inner) return null;

  const tail = [];
  let limit = line.at;
  let item = false;
  let mode;
  let siblings = new Set();
  let from;
  if (line.key) {
    tail.push(...inner.steps);
    mode = inner.mode;
    from = start + inner.from;
    if (mode === 'key') siblings = inner.keys;
    tail.unshift({ key: line.key.name, siblings: around(lines, row, line.key.column, row) });
  } else if (inner.open) {
    tail.push(...inner.steps);
    mode = inner.mode;
    from = start + inner.from;
    siblings = inner.keys;
  } else {
    mode = 'key';
    from = line.at;
    siblings = around(lines, row, line.at, row);
  }
  for (const dash of [...line.dashes].reverse()) {
    tail.unshift({ item: true });
    limit = dash;
    item = true;
  }

  const path = tail;
  for (let r = row - 1; r >= 0 && (limit > 0 || item); r--) {
    const above = lines(r);
    if (blank.test(above)) continue;
    const l = opened(above);
    if (l.key && (l.key.column < limit || (item && l.key.column === limit && !l.dashes.includes(limit)))) {
      path.unshift({ key: l.key.name, siblings: around(lines, r, l.key.column, r) });
      limit = l.key.column;
      item = false;
    }
    for (const dash of [...l.dashes].reverse()) {
      if (dash >= limit) continue;
      path.unshift({ item: true });
      limit = dash;
      item = true;
    }
  }
  return {
    path,
    mode,
    from,
    prefix: before.slice(from),
    siblings,
    inFlow: inner.open > 0,
    // A word alone after a dash may be either: a key of a mapping, or the whole value.
    either: mode === 'key' && !line.key && !inner.open && line.dashes.length > 0,
    indent: line.at,
  };
}
