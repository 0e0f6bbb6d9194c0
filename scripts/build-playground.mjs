// Builds the playground into playground/dist: one static page with the core in a worker, for any host of files.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import license from 'rollup-plugin-license';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'playground');
const dist = path.join(source, 'dist');
rmSync(dist, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
mkdirSync(dist, { recursive: true });

// The analyzer's page stands in the program as text, which no minifier looks into.
const smallPage = {
  name: 'small-page',
  async transform(code, id) {
    if (!id.endsWith('page.generated.ts')) return null;
    const { PAGE_STYLE, PAGE_SCRIPT } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const script = minifySync('page.js', PAGE_SCRIPT, { compress: true, mangle: true }).code;
    const style = PAGE_STYLE.replace(/\s*\n\s*/g, '');
    return `export const PAGE_STYLE = ${JSON.stringify(style)};\nexport const PAGE_SCRIPT = ${JSON.stringify(script)};\n`;
  },
};

// What reads plans is one file: it is needed whole, and packs better than twenty small ones.
const CHUNKS = {
  groups: [{ name: 'reading', test: /[\\/]src[\\/](?:reading|dialects|plan)[\\/]|[\\/]node_modules[\\/](?:yaml|zod)[\\/]/ }],
};

// The page and its worker share what both need, such as the Markdown grammar.
const made = await rolldown({
  input: { main: path.join(source, 'src/main.ts'), worker: path.join(source, 'src/worker.ts') },
  cwd: root,
  platform: 'browser',
  plugins: [smallPage, license({ thirdParty: { includePrivate: false, output: { file: path.join(dist, 'LICENSES.txt') } } })],
  onLog(level, log, handler) {
    if (level !== 'debug' && log.code !== 'EVAL' && log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handler(level, log);
  },
});
await made.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  minify: true,
  codeSplitting: CHUNKS,
});
await made.close();
for (const file of ['index.html', 'style.css']) copyFileSync(path.join(source, file), path.join(dist, file));
const size = readdirSync(dist)
  .filter((file) => !file.startsWith('LICENSES'))
  .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0);
process.stdout.write(`playground/dist: ${Math.round(size / 1024)} KB gzipped\n`);
