// Logging commands of Azure Pipelines: each warning and error becomes an issue of the run.
import { activeFindings } from '../../engine/report.ts';
import { visible } from '../terminal.ts';
import { type Reporter, repositoryPath } from './reporter.ts';
import { oneLine } from './words.ts';

/** `##vso[task.logissue type=…]message`; advice has no kind of its own there and is left out. */
export const azure: Reporter = (report, context) => {
  const lines = report.errors.map(
    (error) => `##vso[task.logissue type=error;sourcepath=${property(repositoryPath(error.path, context))}]${data(error.message)}`,
  );
  for (const { location, severity, rule, ...finding } of report.files.flatMap(activeFindings)) {
    if (severity === 'info') continue;
    const place = `sourcepath=${property(repositoryPath(location.path, context))};linenumber=${location.start.line};columnnumber=${location.start.column}`;
    lines.push(`##vso[task.logissue type=${severity};${place};code=${property(rule)}]${data(oneLine(finding))}`);
  }
  return lines.map((line) => `${line}\n`).join('');
};

function data(text: string): string {
  return visible(text).replaceAll('%', '%AZP25');
}

function property(text: string): string {
  return data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
