// GitLab's Code Quality report: a JSON array of issues.
import { createHash } from 'node:crypto';
import { activeFindings } from '../../engine/report.ts';
import { visible } from '../terminal.ts';
import { jsonText } from '../json.ts';
import { type Reporter, repositoryPath } from './reporter.ts';
import { oneLine } from './words.ts';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const;

/** One issue a finding and one an unreadable file. A fingerprint names one issue of the whole report, so the path goes into it; lines do not. */
export const gitlab: Reporter = (report, context) => {
  const unreadable = report.errors.map(({ path, message }) => ({
    description: visible(message),
    check_name: 'parallelint',
    fingerprint: fingerprintOf(path, message),
    severity: 'blocker',
    location: { path: visible(repositoryPath(path, context)), lines: { begin: 1 } },
  }));
  const found = report.files.flatMap(activeFindings).map(({ rule, severity, location, fingerprint, url, ...finding }) => ({
    description: visible(oneLine(finding)),
    check_name: rule,
    fingerprint: fingerprintOf(location.path, fingerprint),
    severity: SEVERITIES[severity],
    location: { path: visible(repositoryPath(location.path, context)), lines: { begin: location.start.line, end: location.end.line } },
    content: { body: `[${rule}](${url})` },
  }));
  return jsonText([...unreadable, ...found], 2);
};

function fingerprintOf(path: string, name: string): string {
  return createHash('sha256').update(`${path}\n${name}`).digest('hex').slice(0, 32);
}
