// The executable: starts cli.cjs with V8's compiled code from an earlier run, which spares a cold start the compiling.
// Node 22 can do that by itself. For Node 20 the code is kept beside the program; where that folder cannot be written, nothing is kept.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

const dist = import.meta.dirname;
const cacheFolder = path.join(dist, '.cache');
const cli = path.join(dist, 'cli.cjs');
// Since Node 22.1; the types are those of the oldest supported version.
const newer = module as typeof module & { enableCompileCache?: (folder: string) => void };

// Plans are read with many small expressions, each used a few times: compiling them once takes a third of the time of compiling them twice.
setFlagsFromString('--no-regexp-tier-up');
if (typeof newer.enableCompileCache === 'function') {
  newer.enableCompileCache(cacheFolder);
  createRequire(cli)(cli);
} else startWithCache();

interface Chunk {
  readonly exports: object;
}

function startWithCache(): void {
  const loaded = new Map<string, Chunk>();
  const fresh: { readonly file: string; readonly script: vm.Script }[] = [];
  load(cli);
  process.on('exit', () => keep(fresh));

  function load(file: string): object {
    const known = loaded.get(file);
    if (known) return known.exports;
    const chunk: Chunk = { exports: {} };
    loaded.set(file, chunk);
    const source = readFileSync(file, 'utf8');
    const cached = cacheFile(file);
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

/** V8 checks its own version and the length of the source; size and time tell one build from the next. */
function cacheFile(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return path.join(cacheFolder, `${path.basename(file, '.cjs')}-${size}-${Math.round(mtimeMs)}-${process.version}-${process.arch}.bin`);
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
    if (fresh.length > 0) mkdirSync(cacheFolder, { recursive: true });
    for (const { file, script } of fresh) {
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, file);
    }
  } catch {
    // A folder that cannot be written only costs the next start some time.
  }
}
