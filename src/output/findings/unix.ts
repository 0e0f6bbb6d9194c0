// `path:line:column: message [severity/rule]`, as compilers write it and editors and `grep -n` users read it.
import { activeFindings } from '../../engine/report.ts';
import { visible } from '../terminal.ts';
import type { Reporter } from './reporter.ts';
import { oneLine } from './words.ts';

/** One line a finding and one an unreadable file, which stands at line 1. */
export const unix: Reporter = ({ files, errors }) => {
  const lines = errors.map((error) => `${visible(error.path)}:1:1: ${visible(error.message)} [error/parallelint]`);
  for (const { location, severity, rule, ...finding } of files.flatMap(activeFindings))
    lines.push(
      `${visible(location.path)}:${location.start.line}:${location.start.column}: ${visible(oneLine(finding))} [${severity}/${rule}]`,
    );
  return lines.map((line) => `${line}\n`).join('');
};
