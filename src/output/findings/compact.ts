// `path:line:column: severity [rule] message; help: …`, one line a finding.
import { activeFindings } from '../../engine/report.ts';
import { oneLine } from './words.ts';
import type { Reporter } from './reporter.ts';
import { visible } from '../terminal.ts';

/** One line a finding and one an unreadable file. */
export const compact: Reporter = ({ files, errors }) => {
  const lines = errors.map((error) => `${visible(error.path)}: error ${visible(error.message)}`);
  for (const file of files) {
    for (const { location, severity, rule, ...finding } of activeFindings(file)) {
      lines.push(
        `${visible(location.path)}:${location.start.line}:${location.start.column}: ${severity} [${rule}] ${visible(oneLine(finding))}`,
      );
    }
  }
  return lines.map((line) => `${line}\n`).join('');
};
