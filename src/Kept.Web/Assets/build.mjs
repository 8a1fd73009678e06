// Makes what the pages load, into the folder given:  node build.mjs OUTDIR [MORE...]
// MORE are further files or folders in which class names are looked for (for trying things out).
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import * as esbuild from 'esbuild';
import { PurgeCSS } from 'purgecss';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.dirname(here);
const [given, ...more] = process.argv.slice(2);
if (!given) {
  console.error('Say where to: node build.mjs OUTDIR');
  process.exit(2);
}

const out = path.resolve(given);
const modules = path.join(here, 'node_modules');

// Classes that no page writes out: the scripts of others set them, or code puts them together.
const kept = {
  standard: ['html', 'body', 'show', 'active', 'disabled', 'is-invalid', 'was-validated'],
  greedy: [/^htmx-/, /^cm-/],
};

async function files(folder, wanted) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (['node_modules', 'bin', 'obj'].includes(entry.name)) continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await files(full, wanted)));
    else if (wanted.test(entry.name)) found.push(full);
  }
  return found.sort();
}

async function css() {
  const sources = [
    ...(await files(project, /\.(razor|cs|cshtml)$/)),
    ...(await files(path.join(here, 'js'), /\.js$/)),
    ...(await Promise.all(more.map((m) => files(m, /\.(razor|cs|cshtml|html)$/)))).flat(),
  ];
  const theirs = await readFile(path.join(modules, '@tabler/core/dist/css/tabler.css'), 'utf8');
  const content = await Promise.all(sources.map(async (s) => ({ raw: await readFile(s, 'utf8'), extension: 'any' })));
  const [reduced] = await new PurgeCSS().purge({
    content,
    css: [{ raw: theirs }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: kept,
    // Set by us on <html>, by the browser, or by state: never taken for unused.
    dynamicAttributes: ['data-bs-theme', 'open', 'hidden', 'disabled', 'type', 'role', 'href', 'aria-current', 'aria-expanded', 'aria-sort'],
    keyframes: true,
    fontFace: true,
  });
  const ours = await Promise.all((await files(path.join(here, 'css'), /\.css$/)).map((f) => readFile(f, 'utf8')));
  const whole = [withoutUnusedVariables(reduced.css, ours.join('\n')), ...ours].join('\n');
  // No target: browsers of today know oklch, light-dark and nesting, and lowering them would cost the dark theme.
  return (await esbuild.transform(whole, { loader: 'css', minify: true, legalComments: 'none' })).code;
}

// Tabler declares some hundred variables; what nothing reads is left out, until nothing changes any more.
function withoutUnusedVariables(theirs, ours) {
  for (;;) {
    const read = new Set([...`${theirs}\n${ours}`.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]));
    const next = theirs.replace(/(^|[{;]\s*)(--tblr-[\w-]+)\s*:[^;{}"']*;/gm, (all, before, name) => (read.has(name) ? all : before));
    if (next === theirs) return theirs;
    theirs = next;
  }
}

async function script(entry) {
  const result = await esbuild.build({
    entryPoints: [path.join(here, 'js', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome120', 'firefox120', 'safari17'],
    legalComments: 'none',
    charset: 'utf8',
  });
  return result.outputFiles[0].text;
}

async function icons() {
  const names = (await readFile(path.join(here, 'icons.txt'), 'utf8')).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all([...new Set(names)].sort().map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

async function symbol(name) {
  const file = path.join(modules, '@tabler/icons/icons/outline', `${name}.svg`);
  if (!existsSync(file)) throw new Error(`icons.txt names ${name}, and there is no such icon`);
  const inner = (await readFile(file, 'utf8'))
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>');
  // The width of lines is left to the page's style.
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
}

// Who wrote what is bundled: their licences go along with it.
async function licences() {
  const own = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8'));
  const tools = new Set(['esbuild', 'purgecss']);
  const seen = new Map();
  const visit = async (name) => {
    if (tools.has(name) || seen.has(name)) return;
    const folder = path.join(modules, name);
    const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((f) => /^licen[cs]e/i.test(f));
    const author = typeof about.author === 'string' ? about.author : about.author?.name;
    const text = file ? await readFile(path.join(folder, file), 'utf8') : `Copyright ${author ?? `the authors of ${name}`}. Licence: ${about.license}\n`;
    seen.set(name, `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`);
    for (const next of Object.keys(about.dependencies ?? {})) await visit(next);
  };
  for (const name of Object.keys(own.devDependencies)) await visit(name);
  return [...seen.keys()].sort().map((n) => seen.get(n)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function put(name, content) {
  const bytes = Buffer.from(content, 'utf8');
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  await writeFile(path.join(out, name), bytes);
  await writeFile(path.join(out, `${name}.br`), packed);
  console.log(`${name} ${bytes.length} ${packed.length}`);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const all = await Promise.all([
  css(),
  script('kept.js'),
  script('theme.js'),
  script('editor.js'),
  icons(),
  readFile(path.join(here, 'favicon.svg'), 'utf8'),
  licences(),
]);
const names = ['kept.css', 'kept.js', 'theme.js', 'editor.js', 'icons.svg', 'favicon.svg', 'licences.txt'];
for (const [i, name] of names.entries()) await put(name, all[i]);
