// One PublishDiagnosticsParams per file, as editors and their plugins read them.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toDiagnostic } from '../../lsp/convert.ts';
import { activeFindings } from '../../engine/report.ts';
import { jsonText } from '../json.ts';
import type { Reporter } from './reporter.ts';

/** A JSON array with one entry per file, empty ones included. */
export const lsp: Reporter = (report, { root }) => {
  const toUri = (file: string): string => pathToFileURL(path.resolve(root, file)).href;
  const entries = report.files.map((file) => ({
    uri: toUri(file.path),
    diagnostics: activeFindings(file).map((finding) => toDiagnostic(finding, toUri)),
  }));
  return jsonText(entries, 2);
};
