// What a JSON schema says may stand at a place: the keys, and the values that can be named.

export class Schema {
  constructor(root) {
    this.root = root;
  }

  #pointed(ref) {
    return ref
      .replace(/^#\/?/, '')
      .split('/')
      .filter(Boolean)
      .reduce((at, step) => at?.[step.replace(/~1/g, '/').replace(/~0/g, '~')], this.root);
  }

  /** The schema with its references followed, as the list of what it may be. */
  either(schema, description, seen = new Set()) {
    if (!schema || typeof schema !== 'object' || seen.has(schema)) return [];
    const next = new Set(seen).add(schema);
    const said = description ?? schema.description;
    const found = [];
    if (schema.$ref) found.push(...this.either(this.#pointed(schema.$ref), said, next));
    for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) found.push(...this.either(each, said, next));
    for (const each of [schema.then, schema.else]) found.push(...this.either(each, said, next));
    if (['type', 'properties', 'additionalProperties', 'patternProperties', 'items', 'prefixItems', 'enum', 'const', 'examples'].some((k) => k in schema)) {
      found.push(said && said !== schema.description ? { ...schema, description: said } : schema);
    }
    return found;
  }

  // Of alternatives, those that allow all keys that stand there already; all of them, when that leaves none.
  #fitting(all, siblings) {
    const maps = all.filter((s) => s.properties || s.additionalProperties || s.patternProperties);
    const fit = maps.filter((s) => [...siblings].every((k) => this.#under(s, k).length > 0));
    return fit.length ? fit : maps;
  }

  #under(schema, key) {
    if (schema.properties && Object.hasOwn(schema.properties, key)) return [schema.properties[key]];
    const found = Object.entries(schema.patternProperties ?? {}).flatMap(([pattern, s]) => (matches(pattern, key) ? [s] : []));
    if (found.length) return found;
    return schema.additionalProperties && typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
  }

  at(path) {
    return path.reduce(
      (all, step) =>
        step.item
          ? all.flatMap((s) => [...(s.prefixItems ?? []), ...(s.items ? [s.items] : [])]).flatMap((s) => this.either(s))
          : this.#fitting(all, step.siblings).flatMap((s) => this.#under(s, step.key)).flatMap((s) => this.either(s)),
      this.either(this.root),
    );
  }

  /** Keys that may be written there, in the schema's order: { key, description, needed, kind }. */
  keys(path, siblings) {
    const found = new Map();
    const fitting = this.#fitting(this.at(path), siblings);
    for (const schema of fitting) {
      for (const [key, under] of Object.entries(schema.properties ?? {})) {
        if (siblings.has(key) || found.has(key)) continue;
        const all = this.either(under);
        found.set(key, {
          key,
          description: under.description ?? all.find((s) => s.description)?.description,
          // Of alternatives, one alone may need it.
          needed: fitting.every((s) => s.required?.includes(key)),
          kind: kind(all),
          words: words(all),
        });
      }
    }
    return [...found.values()];
  }

  /** Values that can be named: { value, description }. */
  values(path) {
    return words(this.at(path));
  }

  about(path) {
    return this.at(path).find((s) => s.description)?.description;
  }
}

function matches(pattern, key) {
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return true;
  }
}

function kind(all) {
  const types = new Set(all.flatMap((s) => s.type ?? (s.properties ? 'object' : s.items ? 'array' : 'string')));
  if (types.size !== 1) return types.has('string') || types.has('number') ? 'value' : 'mixed';
  const [only] = types;
  return only === 'object' || only === 'array' ? only : 'value';
}

function words(all) {
  const found = new Map();
  for (const s of all) {
    const named = 'const' in s ? [s.const] : (s.enum ?? (s.type === 'boolean' ? [true, false] : (s.examples ?? [])));
    for (const value of named) {
      if (value === null || typeof value === 'object') continue;
      if (!found.has(String(value))) found.set(String(value), { value: String(value), description: s.description });
    }
  }
  return [...found.values()];
}
