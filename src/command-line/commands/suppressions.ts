// `parallelint suppressions`: every suppression comment with its reason, its age, and what it hides.
import path from 'node:path';
import { UsageError } from '../../engine/errors.ts';
import type { Finding } from '../../engine/finding.ts';
import type { ReportedFile } from '../../engine/report.ts';
import type { RunContext } from '../../engine/run.ts';
import type { Location } from '../../plan/location.ts';
import { visible } from '../../output/terminal.ts';
import { type LineDay, openRepository, type Repository } from '../../repository/git.ts';

/** One suppression comment. */
interface LedgerEntry {
  readonly path: string;
  readonly location: Location;
  readonly kind: string;
  /** None: all rules. */
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly until: string | null;
  /** Its last day is over, so that it hides nothing any more. */
  readonly ended: boolean;
  /** The day and the commit that the comment has its words from; null where it is not committed. */
  readonly since: string | null;
  readonly commit: string | null;
  readonly days: number | null;
  readonly hides: readonly Pick<Finding, 'rule' | 'severity' | 'message' | 'location' | 'fingerprint'>[];
}

/** All suppressions of a run, by file and place. Ages are counted up to `today`; they need a git repository. */
export function ledgerOf(
  files: readonly ReportedFile[],
  { cwd, env, today }: Pick<RunContext, 'cwd' | 'env' | 'today'>,
): readonly LedgerEntry[] {
  const holders = files.filter((file) => file.directives?.some((one) => one.kind !== 'enable'));
  const history = holders.length > 0 ? openHistory(cwd, env) : undefined;
  return holders.flatMap((file) => {
    const lines = file.text.split(/\r?\n/);
    const days = history?.daysOf(path.resolve(cwd, file.path)) ?? [];
    return (file.directives ?? [])
      .filter((directive) => directive.kind !== 'enable')
      .map(({ kind, rules, reason, until, loc }): LedgerEntry => {
        const origin = originOf(lines[loc.start.line - 1] ?? '', loc.start.line, days);
        return {
          path: file.path,
          location: loc,
          kind,
          rules: rules.map((rule) => rule.name),
          reason: reason ?? null,
          until: until ?? null,
          ended: until !== undefined && until < today,
          since: origin?.day ?? null,
          commit: origin?.commit ?? null,
          days: origin === undefined ? null : Math.round((Date.parse(today) - Date.parse(origin.day)) / 86_400_000),
          hides: file.findings
            .filter((finding) => finding.suppressed?.location.start.offset === loc.start.offset)
            .map(({ rule, severity, message, location, fingerprint }) => ({ rule, severity, message, location, fingerprint })),
        };
      });
  });
}

function openHistory(cwd: string, env: RunContext['env']): { daysOf(absolute: string): readonly LineDay[] } | undefined {
  let repository: Repository;
  try {
    repository = openRepository(cwd, env);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
  return {
    daysOf: (absolute) => {
      const file = path.relative(repository.root, absolute).replaceAll(path.sep, '/');
      return file.startsWith('..') ? [] : repository.daysOf('HEAD', file);
    },
  };
}

/** The committed line with the same words that stands nearest. */
function originOf(text: string, line: number, days: readonly LineDay[]): LineDay | undefined {
  const same = days.flatMap((one, index) => (one.text.trim() === text.trim() ? [{ one, far: Math.abs(index + 1 - line) }] : []));
  return same.sort((a, b) => a.far - b.far)[0]?.one;
}

/** The ledger for people. */
export function formatLedger(ledger: readonly LedgerEntry[]): string {
  if (ledger.length === 0) return 'no suppression comment is found\n';
  const blocks = ledger.map((entry) => {
    const { path: file, location, kind, rules, reason, until, ended, since, days, hides } = entry;
    const age = since === null ? 'not committed' : `since ${since} (${days ?? 0} ${days === 1 ? 'day' : 'days'})`;
    const end = until === null ? '' : ended ? `, ended on ${until}` : `, until ${until}`;
    return [
      `${visible(file)}:${location.start.line}: ${kind} ${rules.length === 0 ? 'all rules' : rules.map(visible).join(', ')}, ${age}${end}`,
      `  reason: ${reason === null ? 'none is given' : visible(reason)}`,
      ...(hides.length === 0 ? ['  hides nothing'] : hides.map((one) => `  hides ${one.severity} ${one.rule}: ${visible(one.message)}`)),
    ].join('\n');
  });
  const hidden = ledger.reduce((sum, entry) => sum + entry.hides.length, 0);
  const idle = ledger.filter((entry) => entry.hides.length === 0).length;
  const silent = ledger.filter((entry) => entry.reason === null).length;
  const files = new Set(ledger.map((entry) => entry.path)).size;
  const said = `${count(ledger.length, 'suppression')} in ${count(files, 'file')}, ${count(hidden, 'finding')} hidden`;
  return `${blocks.join('\n\n')}\n\n${said}${idle > 0 ? `, ${idle} without effect` : ''}${silent > 0 ? `, ${silent} without a reason` : ''}\n`;
}

/** The ledger for programs (schema/suppressions.schema.json). */
export function ledgerJson(ledger: readonly LedgerEntry[]): string {
  return `${JSON.stringify({ version: 1, suppressions: ledger }, null, 2)}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
