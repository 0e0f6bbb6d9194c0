// For a comment on a pull request: a table in GitHub's Markdown, in which nothing of a plan's own words is markup, a mention or a link.
import { activeFindings, type Report } from '../../engine/report.ts';
import { visible } from '../terminal.ts';
import { type Reporter, type ReporterContext, repositoryPath } from './reporter.ts';

/** Findings in the table; a comment holds 65,536 characters, and nobody reads more. */
const MAX_ROWS = 50;
/** Characters of a message and of what to do. */
const MAX_WORDS = 500;

/** The first line marks the comment, so that the next run can replace it. */
export const markdown: Reporter = (report, context) => `<!-- parallelint -->\n${summaryTable(report, context)}`;

/** Heading and table, for a comment or a step's page. */
export function summaryTable(report: Report, context: Pick<ReporterContext, 'root' | 'repository'>, most = MAX_ROWS): string {
  const { findings: counts, plans, files } = report.summary;
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const found = [
    ...(counts.error > 0 ? [count(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [count(counts.warning, 'warning')] : []),
    ...(counts.info > 0 ? [`${counts.info} info`] : []),
  ];
  const head = `### parallelint: ${found.length === 0 ? 'no findings' : found.join(', ')} in ${count(plans, 'plan')} (${count(files, 'file')})\n`;
  const findings = report.files.flatMap(activeFindings);
  const rows = [
    ...report.errors.map((error) => ['error', '', cell(repositoryPath(error.path, context)), '', cell(error.message), '']),
    ...findings.map(({ severity, confidence, location, rule, url, message, help }) => [
      severity,
      confidence,
      `${cell(repositoryPath(location.path, context))}:${location.start.line}`,
      `[${rule}](${url})`,
      cell(message),
      cell(help ?? ''),
    ]),
  ];
  if (rows.length === 0) return head;
  const more = rows.length - most;
  const table = [
    '| severity | confidence | location | rule | finding | help |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.slice(0, most).map((row) => `| ${row.join(' | ')} |`),
  ];
  return `${head}\n${table.join('\n')}\n${more > 0 ? `\n${more} more are left out here.\n` : ''}`;
}

/** Words in a cell: nothing that Markdown or a code host makes something of, and not too many. */
function cell(text: string): string {
  const words = visible(text);
  const cut = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
  return cut
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()~|$!]/g, String.raw`\$&`)
    .replace(/[@#](?=\w)|(?<=\w)(?=:\/\/)|(?<=\bwww)(?=\.)/gi, '$&&#8203;');
}
