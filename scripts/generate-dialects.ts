// The derived parts of `docs/dialects`: a page a format out of its declaration and its first fixture, the list of formats, and the keys of a declaration.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { z } from 'zod';
import { FORMATS } from '../src/dialects/formats/index.ts';
import { type DialectDeclaration, dialectSchema } from '../src/dialects/schema.ts';
import { replaceBetween } from './replace-between.ts';

const root = path.join(import.meta.dirname, '..');
/** Lines of a fixture and of its dump that a page shows. */
const SHOWN = 40;

/** Writes the derived parts through `emit`; `read` gives the text of a file. What stands below the marks of a page is written by hand and kept. */
export async function generateDialects(emit: (file: string, text: string) => void, read: (file: string) => string): Promise<void> {
  for (const [name, declaration] of FORMATS) {
    const file = `docs/dialects/${name}.md`;
    const page = existsSync(path.join(root, file)) ? read(file) : `# ${name}\n\n<!-- generated:start -->\n<!-- generated:end -->\n`;
    emit(file, await tidy(file, replaceBetween(page, 'generated', pageOf(name, declaration, read))));
  }
  const index = 'docs/dialects/README.md';
  emit(index, await tidy(index, replaceBetween(read(index), 'formats', formatTable(read))));
  const own = 'docs/dialects/your-own.md';
  emit(own, await tidy(own, replaceBetween(read(own), 'keys', keyTable())));
}

function pageOf(name: string, declaration: DialectDeclaration, read: (file: string) => string): string {
  const source = `src/dialects/formats/${name}.ts`;
  const rows = Object.entries(declaration).map(([key, value]) => `| \`${key}\` | ${valueOf(key, value)} |`);
  const fixture = firstFixture(name);
  const example =
    fixture === undefined
      ? ''
      : `\nAn example, \`${fixture}\`:\n\n${fenced('text', read(`fixtures/dialects/${name}/${fixture}`))}\nWhat \`parallelint inspect\` reads from it:\n\n${fenced('text', read(`fixtures/dialects/${name}/${fixture.replace(/\.md$/, '.txt')}`))}`;
  return `\n\n${headOf(read(source))}\n\n| declared | as |\n| --- | --- |\n${rows.join('\n')}\n\nKeys are explained in [your own](your-own.md). The whole declaration: [\`${source}\`](../../${source}).\n${example}\n`;
}

/** The comment at the top of a declaration's file. */
function headOf(source: string): string {
  const lines = source.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n');
}

function valueOf(key: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueOf(key, one)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${valueOf(name, one)}`)
      .join('<br>');
  return `\`${String(value).replaceAll('|', String.raw`\|`)}\``;
}

/** The first plan among a format's fixtures, with its path in the folder of the format. */
function firstFixture(name: string): string | undefined {
  const home = path.join(root, 'fixtures/dialects', name);
  if (!existsSync(home)) return undefined;
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()[0];
}

function fenced(language: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  const shown = lines.length > SHOWN ? [...lines.slice(0, SHOWN), '…'] : lines;
  return `\`\`\`\`\`${language}\n${shown.join('\n')}\n\`\`\`\`\`\n`;
}

function formatTable(read: (file: string) => string): string {
  const rows = FORMATS.map(([name, declaration]) => {
    const files = [declaration.path ?? []].flat().map((glob) => `\`${glob}\``);
    const about = headOf(read(`src/dialects/formats/${name}.ts`)).split(/:\s|\. /, 1)[0] ?? '';
    return `| [${name}](${name}.md) | ${files.length > 0 ? files.join(', ') : about.replaceAll('|', String.raw`\|`)} | ${declaration.order ?? 'sequence'} |`;
  });
  return `\n\n| dialect | files | order |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
}

/** The keys of a declaration with what the schema says of them. */
function keyTable(): string {
  const schema = z.toJSONSchema(dialectSchema, { io: 'input' }) as { properties: Record<string, Described> };
  const rows = Object.entries(schema.properties).flatMap(([key, one]) => [
    `| \`${key}\` | ${words(one)} |`,
    ...Object.entries(one.properties ?? {}).map(([name, inner]) => `| \`${key}.${name}\` | ${words(inner)} |`),
  ]);
  return `\n\n| key | what it says |\n| --- | --- |\n${rows.join('\n')}\n\n`;
}

interface Described {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Record<string, Described>;
}

function words(one: Described): string {
  const values = one.enum ? `: ${one.enum.map((value) => `\`${value}\``).join(', ')}` : '';
  return `${one.description ?? ''}${values}`.replaceAll('|', String.raw`\|`);
}

async function tidy(file: string, text: string): Promise<string> {
  const options = await prettier.resolveConfig(path.join(root, file));
  return prettier.format(text, { ...options, filepath: file });
}
