// Writes everything that can be derived from the code: option defaults, schemas, rule pages' headers, README parts.
// With --check it writes nothing, and fails when a file is not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { rules } from '../src/rules/index.ts';
import { examplesModule } from './playground-examples.ts';

const root = path.join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

emit('src/config/default-options.generated.ts', defaultOptions());
emit('src/output/analysis/html/page.generated.ts', inlinedPage());
emit('playground/src/examples.generated.ts', examplesModule(root));
const { generateDocs } = await import('./generate-docs.ts');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
await generateDocs(emit, read);
const { generateDialects } = await import('./generate-dialects.ts');
await generateDialects(emit, read);
if (stale.length > 0) {
  process.stderr.write(`not up to date, run npm run generate: ${stale.join(', ')}\n`);
  process.exitCode = 1;
}

function emit(file: string, text: string): void {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  if (check) stale.push(file);
  else writeFileSync(target, text);
}

function defaultOptions(): string {
  const entries = rules.flatMap((rule) => {
    const defaults: object = rule.options(z).parse({});
    return Object.keys(defaults).length > 0 ? [`  '${rule.id}': ${toSource(defaults)},`] : [];
  });
  return `// Written by npm run generate from the rules' option schemas, so that a run without configuration need not load the schema library.

/** The options of each rule that has any, with nothing configured. */
export const DEFAULT_OPTIONS: Readonly<Record<string, object>> = {
${entries.join('\n')}
};
`;
}

function inlinedPage(): string {
  const read = (file: string): string => readFileSync(path.join(root, 'src/output/analysis/html', file), 'utf8');
  const literal = (text: string): string => `\`${text.replace(/[\\`]|\$(?=\{)/g, (char) => `\\${char}`)}\``;
  return `// Written by npm run generate from page.css and page.js, so that the page holds both.

/** The page's style sheet. */
export const PAGE_STYLE = ${literal(read('page.css'))};

/** The page's script; it holds no end tag of a script element. */
export const PAGE_SCRIPT = ${literal(read('page.js'))};
`;
}

function toSource(value: object): string {
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${JSON.stringify(one)}`)
    .join(', ')} }`;
}
