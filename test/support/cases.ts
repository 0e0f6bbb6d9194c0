// Literate fixtures: a heading is a case, a four-tilde fence its plan, an optional YAML fence its settings,
// and a comment at the end of a line what is expected there: <!-- error: [no-write-conflict] "src/models.ts" -->.
// `~~~~markdown epics/a/001.md` gives the plan a path, and `~~~~beside epics/a/002.md` puts a file beside it.
import { parse } from 'yaml';
import { resolveSettings } from '../../src/config/resolve.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { Settings } from '../../src/config/settings.ts';

interface Expectation {
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  /** The words that the finding points at, from its start. */
  readonly words: string;
}

export interface Case {
  readonly name: string;
  readonly line: number;
  readonly plan: string;
  /** The plan's path; what is beside it is found by this. */
  readonly path: string;
  /** Further files by path. */
  readonly beside: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly expected: readonly Expectation[];
  /** What fixing gives, with the level; from a fence marked `fixed` or `fixed-unsafe`. */
  readonly fixed?: { readonly level: 'safe' | 'unsafe'; readonly text: string };
}

const COMMENT = /\s*<!-- ((?:(?!-->).)*) -->\s*$/;
const EXPECTATION = /^(error|warning|info): \[([a-z-]+)\](?: "(.*)")?$/;

/** The cases of a fixture or a rule's page. A malformed expectation throws, and so does a case without a plan. */
export function readCases(file: string, text: string): readonly Case[] {
  const cases: Case[] = [];
  let heading = { name: '', line: 0 };
  let current:
    | {
        name: string;
        line: number;
        plan?: string;
        path: string;
        beside: Map<string, string>;
        yaml: string;
        expected: Expectation[];
        fixed?: Case['fixed'];
      }
    | undefined;
  const finish = (): void => {
    if (!current) return;
    if (current.plan === undefined) throw new Error(`${file}:${current.line}: case “${current.name}” has settings and no plan`);
    cases.push({
      name: current.name,
      line: current.line,
      plan: current.plan,
      path: current.path,
      beside: current.beside,
      settings: toSettings(current.yaml),
      expected: current.expected,
      ...(current.fixed && { fixed: current.fixed }),
    });
    current = undefined;
  };
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const title = /^#{2,6} (.*)$/.exec(line);
    if (title) {
      finish();
      heading = { name: title[1] ?? '', line: index + 1 };
      continue;
    }
    const fence = /^(~{4}|`{4})([a-z-]*)(?: (\S+))?\s*$/.exec(line) ?? /^(`{3})(yaml settings)$/.exec(line);
    if (!fence) continue;
    const end = lines.findIndex((other, at) => at > index && other.trimEnd() === fence[1]);
    if (end < 0) throw new Error(`${file}:${index + 1}: the fence is not closed`);
    const body = lines.slice(index + 1, end);
    current ??= { ...heading, path: 'plan.md', beside: new Map(), yaml: '', expected: [] };
    if (fence[2] === 'yaml settings') current.yaml = body.join('\n');
    else if (fence[2] === 'beside') current.beside.set(fence[3] ?? '', `${body.join('\n')}\n`);
    else if (fence[2] === 'fixed' || fence[2] === 'fixed-unsafe')
      current.fixed = { level: fence[2] === 'fixed' ? 'safe' : 'unsafe', text: `${body.join('\n')}\n` };
    else {
      if (current.plan !== undefined) {
        finish();
        current = { ...heading, name: `${heading.name} (line ${index + 1})`, path: 'plan.md', beside: new Map(), yaml: '', expected: [] };
      }
      const read = readPlan(file, body, index + 2);
      current.plan = read.plan;
      current.path = fence[3] ?? 'plan.md';
      current.expected = read.expected;
    }
    index = end;
  }
  finish();
  return cases;
}

function readPlan(file: string, body: readonly string[], firstLine: number): { plan: string; expected: Expectation[] } {
  const expected: Expectation[] = [];
  const plan = body.map((raw, index) => {
    let line = raw;
    for (let match = COMMENT.exec(line); match && /^(?:error|warning|info)/.test(match[1] ?? ''); match = COMMENT.exec(line)) {
      const read = EXPECTATION.exec(match[1] ?? '');
      if (!read) throw new Error(`${file}:${firstLine + index}: malformed expectation: ${match[1] ?? ''}`);
      expected.unshift({ line: index + 1, severity: read[1] ?? '', rule: read[2] ?? '', words: read[3] ?? '' });
      line = line.slice(0, match.index);
    }
    return line;
  });
  return { plan: `${plan.join('\n')}\n`, expected };
}

function toSettings(yaml: string): Settings {
  const value = (parse(yaml) ?? {}) as Record<string, unknown>;
  const { 'include-completed': includeCompleted, today, ...config } = value;
  return resolveSettings({ path: 'settings', folder: '/', config: configSchema.parse(config) }, 'plan.md', {
    includeCompleted: includeCompleted === true,
    ...(typeof today === 'string' && { today }),
  });
}
