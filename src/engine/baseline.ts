// The baseline: findings that were there when a team began to lint. They are marked, not dropped, and leave the file as they are mended.
import type { Finding } from './finding.ts';
import { UsageError } from './errors.ts';
import type { FileResult } from './lint.ts';

/** One known finding. Fingerprint and path name it; rule and message are for the people who read the file. */
interface BaselineEntry {
  readonly path: string;
  readonly fingerprint: string;
  readonly rule: string;
  readonly message: string;
}

/** The findings that a baseline file knows. Paths have forward slashes and are relative to the folder of that file. */
export type Baseline = readonly BaselineEntry[];

/** What a run and a baseline have in common. */
export interface BaselineUse {
  /** A result with the findings marked that the baseline knows. `path` is the file's path as the baseline has it. */
  mark(result: FileResult, path: string): FileResult;
  /** How many findings of the linted files the baseline knows that are no longer there. */
  gone(): number;
  /** The baseline as it should be: what is found now in the linted files; of the others what `exists` says is still there. */
  renewed(exists: (path: string) => boolean): Baseline;
}

/** Starts to hold a run against a baseline. `renews`: what is found is known from now on. */
export function useBaseline(baseline: Baseline, renews: boolean): BaselineUse {
  const known = new Map<string, BaselineEntry>(baseline.map((entry) => [keyOf(entry.path, entry.fingerprint), entry]));
  const linted = new Set<string>();
  const found = new Map<string, BaselineEntry>();
  return {
    mark: (result, path) => {
      linted.add(path);
      const findings = result.findings.map((finding): Finding => {
        if (finding.suppressed) return finding;
        const { fingerprint, rule, message } = finding;
        found.set(keyOf(path, fingerprint), { path, fingerprint, rule, message });
        return { ...finding, baselineState: renews || known.has(keyOf(path, fingerprint)) ? 'unchanged' : 'new' };
      });
      return { ...result, findings };
    },
    gone: () => baseline.filter((entry) => linted.has(entry.path) && !found.has(keyOf(entry.path, entry.fingerprint))).length,
    renewed: (exists) => [...baseline.filter((entry) => !linted.has(entry.path) && exists(entry.path)), ...found.values()],
  };
}

function keyOf(path: string, fingerprint: string): string {
  return `${fingerprint} ${path}`;
}

/** Reads the text of a baseline file. @throws UsageError that names the file and what is wrong with it. */
export function parseBaseline(text: string, file: string): Baseline {
  const wrong = (what: string): UsageError =>
    new UsageError(`${file}: ${what}`, 'parallelint --baseline FILE --update-baseline writes it anew');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(`is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { version, findings } = (typeof value === 'object' && value !== null ? value : {}) as { version?: unknown; findings?: unknown };
  if (version !== 1)
    throw wrong(`found version ${version === undefined ? 'none' : JSON.stringify(version)}, expected a baseline of version 1`);
  if (!Array.isArray(findings)) throw wrong('found no list of findings, expected one');
  return findings.map((entry: unknown, index): BaselineEntry => {
    const { path, fingerprint, rule, message } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    if (typeof path !== 'string' || typeof fingerprint !== 'string')
      throw wrong(`findings[${index}]: found ${JSON.stringify(entry).slice(0, 60)}, expected an entry with path and fingerprint`);
    return { path, fingerprint, rule: typeof rule === 'string' ? rule : '', message: typeof message === 'string' ? message : '' };
  });
}

/** The text of a baseline file: one finding a line, sorted, so that a change to it can be read and merged. */
export function formatBaseline(baseline: Baseline): string {
  const lines = baseline
    .map(({ path, rule, fingerprint, message }) => `    ${JSON.stringify({ path, rule, fingerprint, message })}`)
    .sort();
  return `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}
