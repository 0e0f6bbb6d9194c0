// Checkstyle's XML, as Jenkins' warnings, reviewdog and many others read it.
import { activeFindings } from '../../engine/report.ts';
import { escapeMarkup } from '../analysis/markup.ts';
import { type Reporter, repositoryPath } from './reporter.ts';
import { oneLine } from './words.ts';

/** A `file` element for each file with findings or that could not be read. */
export const checkstyle: Reporter = (report, context) => {
  const element = (path: string, errors: readonly string[]): string =>
    `  <file name="${escapeMarkup(repositoryPath(path, context))}">\n${errors.join('\n')}\n  </file>\n`;
  const unreadable = report.errors.map(({ path, message }) =>
    element(path, [`    <error line="1" severity="error" message="${escapeMarkup(message)}" source="parallelint"/>`]),
  );
  const found = report.files.flatMap((file) => {
    const errors = activeFindings(file).map(
      ({ location, severity, rule, ...finding }) =>
        `    <error line="${location.start.line}" column="${location.start.column}" severity="${severity}" message="${escapeMarkup(oneLine(finding))}" source="parallelint.${escapeMarkup(rule)}"/>`,
    );
    return errors.length === 0 ? [] : [element(file.path, errors)];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${[...unreadable, ...found].join('')}</checkstyle>\n`;
};
