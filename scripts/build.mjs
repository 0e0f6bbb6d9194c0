// Builds what is published: CommonJS chunks that load only when needed, rolled-up types, the licences of what is bundled.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import license from 'rollup-plugin-license';
import { rolldown } from 'rolldown';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
rmSync(dist, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

const licences = license({
  thirdParty: {
    includePrivate: false,
    output: { file: path.join(root, 'THIRD-PARTY-LICENSES.txt'), template: formatLicences },
  },
});

const bundle = await rolldown({
  input: { bin: path.join(root, 'src/bin.ts'), cli: path.join(root, 'src/cli.ts'), index: path.join(root, 'src/index.ts') },
  cwd: root,
  platform: 'node',
  // cosmiconfig can load TypeScript; our loaders refuse code, so the compiler is never asked for.
  external: [...builtinModules, /^node:/, 'typescript'],
  // Its CommonJS form asks for its own files by paths that only hold where it is installed.
  resolve: { alias: { 'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js') } },
  plugins: [licences],
  onLog(level, log, handler) {
    if (level !== 'debug' && log.code !== 'EVAL') handler(level, log);
  },
});
await bundle.write({
  dir: dist,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  minify: !process.env['PARALLELINT_READABLE'],
  exports: 'named',
  sourcemap: false,
});
await bundle.close();

const bin = path.join(dist, 'bin.cjs');
writeFileSync(bin, `#!/usr/bin/env node\n${readFileSync(bin, 'utf8')}`);
chmodSync(bin, 0o755);
execFileSync(
  path.join(root, 'node_modules/.bin/dts-bundle-generator'),
  ['--project', 'tsconfig.build.json', '--no-check', '--no-banner', '-o', 'dist/index.d.cts', 'src/index.ts'],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);

function formatLicences(dependencies) {
  const blocks = dependencies
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => `${one.name} ${one.version} (${one.license})\n\n${(one.licenseText ?? 'The package ships no licence text.').trim()}\n`);
  return `parallelint bundles these packages.\n\n${blocks.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
