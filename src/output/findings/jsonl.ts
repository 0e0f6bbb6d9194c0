// JSON Lines: an object a finding, an object an unreadable file, and one with the summary at the end.
import { jsonText } from '../json.ts';
import { toJsonFinding } from './json.ts';
import type { Reporter } from './reporter.ts';

/** Every finding, suppressed and known ones too, as in the JSON report, with `type` in front. */
export const jsonl: Reporter = ({ files, errors, summary }) =>
  [
    ...errors.map((error) => ({ type: 'error', ...error })),
    ...files.flatMap((file) => file.findings.map((finding) => ({ type: 'finding', ...toJsonFinding(finding) }))),
    { type: 'summary', ...summary },
  ]
    .map((entry) => jsonText(entry))
    .join('');
