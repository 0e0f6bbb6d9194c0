// The derived parts of the documentation: headers of the rules' pages, the README's tables and help, schemas.
import { z } from 'zod';
import { helpText } from '../src/command-line/flags.ts';
import { configSchema } from '../src/config/schema.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { createTally } from '../src/engine/report.ts';
import { pretty } from '../src/output/findings/pretty.ts';
import type { Rule } from '../src/engine/rule.ts';
import { rules } from '../src/rules/index.ts';
import { analysisSchema, inspectionSchema, reportSchema, suppressionsSchema, wavesSchema } from './output-schemas.ts';
import { replaceBetween } from './replace-between.ts';

/** Writes every derived part through `emit`; `read` gives the text of a file that has hand-written parts. */
export async function generateDocs(emit: (file: string, text: string) => void, read: (file: string) => string): Promise<void> {
  for (const rule of rules) {
    const file = `docs/rules/${rule.id}.md`;
    emit(file, replaceBetween(read(file), 'generated', ruleHeader(rule)));
  }
  let readme = read('README.md');
  readme = replaceBetween(readme, 'example', await example(read('examples/loan-desk.md')));
  readme = replaceBetween(readme, 'rules', ruleTable());
  readme = replaceBetween(readme, 'help', `\n\`\`\`text\n${helpText()}\`\`\`\n`);
  emit('README.md', readme);
  emit('schema/config.schema.json', schemaText(configSchema, 'Configuration of parallelint'));
  emit('schema/report.schema.json', schemaText(reportSchema, 'parallelint --format json'));
  emit('schema/analysis.schema.json', schemaText(analysisSchema, 'parallelint analyze --format json'));
  emit('schema/waves.schema.json', schemaText(wavesSchema, 'parallelint analyze --waves json'));
  emit('schema/suppressions.schema.json', schemaText(suppressionsSchema, 'parallelint suppressions --format json'));
  emit('schema/inspect.schema.json', schemaText(inspectionSchema, 'parallelint inspect --format json'));
}

/** What the program really prints for the first example, below its text. */
async function example(plan: string): Promise<string> {
  const file = await lintText('loan-desk.md', plan, defaultSettings());
  const tally = createTally();
  tally.add(file);
  const report = { files: [file], errors: [], ignored: [], summary: tally.summary([], 0) };
  const output = pretty(report, {
    color: false,
    width: 100,
    root: '/',
    repository: '/',
    links: false,
    version: '',
    stats: false,
    explain: () => '',
  });
  return `\n\nThis plan …\n\n\`\`\`\`markdown\n${plan}\`\`\`\`\n\n… gets this answer from \`parallelint loan-desk.md\`:\n\n\`\`\`text\n${output}\`\`\`\n\n`;
}

function schemaText(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;
}

function ruleHeader(rule: Rule): string {
  const { meta } = rule;
  const preset = meta.recommended ? '`recommended` and `strict`' : '`strict`';
  const fix = meta.fixable === undefined ? 'none' : meta.fixable === 'safe' ? '`--fix`' : '`--fix-unsafe`';
  const schema = z.toJSONSchema(rule.options(z), { io: 'input' }) as {
    properties?: Record<string, { description?: string; default?: unknown }>;
  };
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, one]) => `| \`${name}\` | ${one.description ?? ''} | \`${JSON.stringify(one.default)}\` |`,
  );
  const table = rows.length > 0 ? `\n| option | meaning | default |\n| --- | --- | --- |\n${rows.join('\n')}\n` : '';
  return `\n${meta.description}.\n\n| severity | presets | fix | since |\n| --- | --- | --- | --- |\n| ${meta.severity} | ${preset} | ${fix} | ${meta.since} |\n${table}`;
}

function ruleTable(): string {
  const rows = rules.map(
    ({ id, meta }) => `| [${id}](docs/rules/${id}.md) | ${meta.severity}${meta.recommended ? '' : ' (strict)'} | ${meta.description} |`,
  );
  return `\n\n| rule | severity | what it asks |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
}
