// Workflow commands of GitHub Actions: each finding becomes an annotation on its line.
import { activeFindings, type Report } from '../../engine/report.ts';
import { certainty } from './words.ts';
import type { Reporter } from './reporter.ts';
import { visible } from '../terminal.ts';

/** GitHub shows this many annotations of a kind for a step. */
const SHOWN = 10;

/** `::error file=…,line=…::message`, with a notice for those that GitHub will not show. */
export const github: Reporter = (report) => {
  const lines: string[] = report.errors.map((error) => `::error file=${property(error.path)},title=parallelint::${data(error.message)}`);
  const counts = new Map<string, number>();
  for (const { location, severity, rule, message, confidence, help } of report.files.flatMap(activeFindings)) {
    const command = severity === 'info' ? 'notice' : severity;
    counts.set(command, (counts.get(command) ?? 0) + 1);
    const place = `file=${property(location.path)},line=${location.start.line},endLine=${location.end.line},col=${location.start.column}${location.end.line === location.start.line ? `,endColumn=${location.end.column}` : ''}`;
    lines.push(
      `::${command} ${place},title=${property(rule)}::${data(`${message}${certainty(confidence)}`)}${help === undefined ? '' : `%0Ahelp: ${data(help)}`}`,
    );
  }
  for (const [command, count] of counts) {
    if (count > SHOWN)
      lines.push(`::notice title=parallelint::GitHub shows ${SHOWN} of ${count} annotations of kind ${command}; the log has them all`);
  }
  return lines.map((line) => `${line}\n`).join('');
};

function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The table for a step's summary page, in Markdown. */
export function stepSummary(report: Report): string {
  const cell = (text: string): string => visible(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
  const rows = report.files
    .flatMap(activeFindings)
    .map(
      ({ location, severity, confidence, rule, message, help, url }) =>
        `| ${severity} | ${confidence} | ${cell(location.path)}:${location.start.line} | [${rule}](${url}) | ${cell(message)} | ${cell(help ?? '')} |`,
    );
  const { error, warning, info } = report.summary.findings;
  const head = `### parallelint: ${error} errors, ${warning} warnings, ${info} info in ${report.summary.plans} plans\n`;
  return rows.length === 0
    ? head
    : `${head}\n| severity | confidence | location | rule | finding | help |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
