// Workflow commands of GitHub Actions: each finding becomes an annotation on its line.
import { activeFindings } from '../../engine/report.ts';
import { certainty } from './words.ts';
import { type Reporter, repositoryPath } from './reporter.ts';
import { visible } from '../terminal.ts';

/** GitHub shows this many annotations of a kind for a step. */
const SHOWN = 10;

/** `::error file=…,line=…::message`, as many of each kind as GitHub shows, and a notice that says how many were left out. */
export const github: Reporter = (report, context) => {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  const add = (command: string, line: string): void => {
    const count = (counts.get(command) ?? 0) + 1;
    counts.set(command, count);
    if (count <= SHOWN) lines.push(line);
  };
  for (const error of report.errors)
    add('error', `::error file=${property(repositoryPath(error.path, context))},title=parallelint::${data(error.message)}`);
  for (const { location, severity, rule, message, confidence, help } of report.files.flatMap(activeFindings)) {
    const command = severity === 'info' ? 'notice' : severity;
    const place = `file=${property(repositoryPath(location.path, context))},line=${location.start.line},endLine=${location.end.line},col=${location.start.column}${location.end.line === location.start.line ? `,endColumn=${location.end.column}` : ''}`;
    const words = `${data(`${message}${certainty(confidence)}`)}${help === undefined ? '' : `%0Ahelp: ${data(help)}`}`;
    add(command, `::${command} ${place},title=${property(rule)}::${words}`);
  }
  // GitHub drops what is beyond its limit without a word.
  const left = [...counts].flatMap(([command, count]) =>
    count > SHOWN ? [`${count - SHOWN} of ${count} annotations of kind ${command}`] : [],
  );
  const room = (counts.get('notice') ?? 0) >= SHOWN;
  if (left.length > 0) {
    if (room)
      lines.splice(
        lines.findLastIndex((line) => line.startsWith('::notice ')),
        1,
      );
    lines.push(`::notice title=parallelint::${left.join(', ')} left out: GitHub shows ${SHOWN} of a kind; the report has them all`);
  }
  return lines.map((line) => `${line}\n`).join('');
};

function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
