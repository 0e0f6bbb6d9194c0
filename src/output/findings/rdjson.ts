// reviewdog's Diagnostic Format. Its columns are 1-based and count UTF-8 bytes.
import type { Finding, TextEdit } from '../../engine/finding.ts';
import { activeFindings, type ReportedFile } from '../../engine/report.ts';
import { indexLines, lineText } from '../../markdown/locate.ts';
import type { Location, Position } from '../../plan/location.ts';
import { visible } from '../terminal.ts';
import { jsonText } from '../json.ts';
import { type Reporter, type ReporterContext, repositoryPath } from './reporter.ts';
import { oneLine } from './words.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** Turns a place into reviewdog's range; places in other files have no columns, as their texts are not at hand. */
type ToRange = (location: Location) => object;

/** One diagnostic a finding and one an unreadable file. */
export const rdjson: Reporter = (report, context) => {
  const unreadable = report.errors.map(({ path, message }) => ({
    message: visible(message),
    location: { path: visible(repositoryPath(path, context)) },
    severity: 'ERROR',
    code: { value: 'parallelint' },
  }));
  const found = report.files.flatMap((file) => {
    const toRange = rangesOf(file);
    return activeFindings(file).map((finding) => toDiagnostic(finding, toRange, context));
  });
  const source = { name: 'parallelint', url: 'https://github.com/parallelint/parallelint' };
  return jsonText({ source, diagnostics: [...unreadable, ...found] }, 2);
};

function toDiagnostic(
  { rule, severity, location, related, url, fix, ...finding }: Finding,
  toRange: ToRange,
  context: ReporterContext,
): object {
  const place = (where: Location): object => ({ path: visible(repositoryPath(where.path, context)), range: toRange(where) });
  return {
    message: visible(oneLine(finding)),
    location: place(location),
    severity: SEVERITIES[severity],
    code: { value: rule, url },
    ...(fix && { suggestions: fix.edits.map((edit: TextEdit) => ({ range: toRange(edit.loc), text: edit.newText })) }),
    ...(related.length > 0 && {
      related_locations: related.map((one) => ({ message: visible(one.message), location: place(one.location) })),
    }),
  };
}

function rangesOf(file: ReportedFile): ToRange {
  const source = indexLines(file.path, file.text);
  const position = ({ line, column }: Position): object => ({
    line,
    column: Buffer.byteLength(lineText(source, line).slice(0, column - 1)) + 1,
  });
  return ({ path, start, end }) => (path === file.path ? { start: position(start), end: position(end) } : { start: { line: start.line } });
}
