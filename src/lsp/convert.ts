// Findings in the terms of the Language Server Protocol. Positions are 0-based there.
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { Finding } from '../engine/finding.ts';
import type { Location } from '../plan/location.ts';

const SEVERITY = { error: 1, warning: 2, info: 3 } as const;

/** A location as a range. */
export function toRange({ start, end }: Location): Range {
  return { start: { line: start.line - 1, character: start.column - 1 }, end: { line: end.line - 1, character: end.column - 1 } };
}

/** A finding as a diagnostic; `toUri` turns the path of a related place into a URI. */
export function toDiagnostic(finding: Finding, toUri: (path: string) => string): Diagnostic {
  return {
    range: toRange(finding.location),
    severity: SEVERITY[finding.severity],
    source: 'parallelint',
    code: finding.rule,
    codeDescription: { href: finding.url },
    message: finding.help === undefined ? finding.message : `${finding.message}\nhelp: ${finding.help}`,
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map((related) => ({
        location: { uri: toUri(related.location.path), range: toRange(related.location) },
        message: related.message,
      })),
    }),
    data: { fingerprint: finding.fingerprint, confidence: finding.confidence },
  };
}
