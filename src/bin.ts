// The executable: starts cli.cjs with V8's compiled code from an earlier run, which spares a cold start the compiling.
// Node 22 can do that by itself. The code is kept where the system keeps caches; where that cannot be written, nothing is kept.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

const dist = import.meta.dirname;
const cli = path.join(dist, 'cli.cjs');
// Since Node 22.1; the types are those of the oldest supported version.
const newer = module as typeof module & { enableCompileCache?: (folder: string) => void };

// Plans are read with many small expressions, each used a few times: compiling them once takes a third of the time of compiling them twice.
setFlagsFromString('--no-regexp-tier-up');
// The names and meanings of these two belong to the V8 of Node 20: later versions know other ones.
if (process.versions.node.startsWith('20.')) {
  // A run spreads its time over much code, and has ended before optimised code of most of it pays: only what is far hotter than V8 asks for is optimised.
  setFlagsFromString('--interrupt-budget=800000');
  // Room for new objects grows fast, so that what a file leaves behind is not moved among the old ones first: a run over many files needs a fifth less memory.
  setFlagsFromString('--semi-space-growth-factor=4');
}
const cacheFolder = openCache();
if (cacheFolder === undefined) createRequire(cli)(cli);
else if (typeof newer.enableCompileCache === 'function') {
  newer.enableCompileCache(cacheFolder);
  createRequire(cli)(cli);
} else startWithCache(cacheFolder);

interface Chunk {
  readonly exports: object;
}

/** The folder for compiled code, made if need be; undefined where none is wanted or to be had. */
function openCache(): string | undefined {
  const root = cacheRoot();
  if (root === undefined || !path.isAbsolute(root) || (process.env.PARALLELINT_NO_CACHE ?? '') !== '') return undefined;
  const folder = path.join(root, 'parallelint');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // What lies there is run as code: a folder of another user (under sudo, say) is not trusted.
    return process.getuid === undefined || statSync(folder).uid === process.getuid() ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Where the system keeps the caches of a user. Never a folder for everybody, such as that for temporary files. */
function cacheRoot(): string | undefined {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== '') return XDG_CACHE_HOME;
  if (process.platform === 'win32') return LOCALAPPDATA;
  if (HOME === undefined) return undefined;
  return path.join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

function startWithCache(folder: string): void {
  const loaded = new Map<string, Chunk>();
  const fresh: { readonly file: string; readonly script: vm.Script }[] = [];
  const { version } = JSON.parse(readFileSync(path.join(dist, '../package.json'), 'utf8')) as { version: string };
  load(cli);
  process.on('exit', () => keep(fresh));

  function load(file: string): object {
    const known = loaded.get(file);
    if (known) return known.exports;
    const chunk: Chunk = { exports: {} };
    loaded.set(file, chunk);
    const source = readFileSync(file, 'utf8');
    const cached = path.join(folder, cacheName(file, version));
    const cachedData = readCache(cached);
    const script = new vm.Script(module.wrap(source.replace(/^#!.*/, '')), { filename: file, ...(cachedData && { cachedData }) });
    if (!cachedData || script.cachedDataRejected) fresh.push({ file: cached, script });
    const native = createRequire(file);
    const requireChunk = (id: string): unknown => (id.startsWith('.') ? load(path.resolve(path.dirname(file), id)) : native(id));
    (script.runInThisContext() as (...scope: unknown[]) => void).call(
      chunk.exports,
      chunk.exports,
      requireChunk,
      chunk,
      file,
      path.dirname(file),
    );
    return chunk.exports;
  }
}

/** V8 checks its own version and the length of the source; our version, size and time tell one build from the next. */
function cacheName(file: string, version: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${path.basename(file, '.cjs')}-${version}-${size}-${Math.round(mtimeMs)}-${process.version}-${process.arch}.bin`;
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written whole or not at all: a torn file would be taken for code. */
function keep(fresh: readonly { readonly file: string; readonly script: vm.Script }[]): void {
  try {
    for (const { file, script } of fresh) {
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, file);
    }
  } catch {
    // A folder that cannot be written only costs the next start some time.
  }
}
