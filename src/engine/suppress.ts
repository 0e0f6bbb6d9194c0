// Suppression comments: which findings a plan's author has answered, and which comments answer nothing.
import type { Finding } from './finding.ts';
import type { Directive } from '../markdown/directives.ts';
import type { Location } from '../plan/location.ts';

/** Findings with suppressions marked, and the directives that suppressed nothing. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly unused: readonly { readonly directive: Directive; readonly rule: string | undefined; readonly expired: boolean }[];
}

interface Range {
  readonly directive: Directive;
  /** A rule or a group; undefined: every rule. */
  readonly rule: string | undefined;
  readonly from: number;
  readonly to: number;
  used: boolean;
}

/**
 * Marks each finding that a directive covers. `today` (YYYY-MM-DD) ends directives whose `until` lies before it; without it none ends.
 * A directive that announces a reason and gives none, or whose `until` is no date, suppresses nothing and is not among the unused ones.
 */
export function applySuppressions(
  findings: readonly Finding[],
  directives: readonly Directive[],
  lastLine: number,
  today?: string,
): Suppressed {
  const whole = directives.filter(isWhole);
  const live = whole.filter((directive) => !isExpired(directive, today));
  const ranges = rangesOf(live, lastLine);
  const marked = findings.map((finding) => {
    const line = finding.location.start.line;
    const range = ranges.find(
      (one) =>
        one.directive.loc.path === finding.location.path &&
        (one.rule === undefined || one.rule === finding.rule || one.rule === finding.group) &&
        one.from <= line &&
        line <= one.to,
    );
    if (!range) return finding;
    range.used = true;
    return { ...finding, suppressed: suppression(range.directive) };
  });
  const unused = ranges.filter((range) => !range.used).map(({ directive, rule }) => ({ directive, rule, expired: false }));
  const expired = whole
    .filter((directive) => isExpired(directive, today))
    .map((directive) => ({ directive, rule: directive.rules[0]?.name, expired: true }));
  return { findings: marked, unused: [...unused, ...expired] };
}

/** Whether a directive says all that it has to say. */
function isWhole(directive: Directive): boolean {
  return directive.kind === 'enable' || (directive.blank === undefined && directive.noDate === undefined);
}

function isExpired(directive: Directive, today: string | undefined): boolean {
  return directive.until !== undefined && today !== undefined && directive.until < today;
}

function suppression(directive: Directive): { reason?: string; location: Location } {
  return directive.reason === undefined ? { location: directive.loc } : { reason: directive.reason, location: directive.loc };
}

function rangesOf(directives: readonly Directive[], lastLine: number): Range[] {
  const ranges: Range[] = [];
  for (const [index, directive] of directives.entries()) {
    const start = directive.loc.start.line;
    const end = directive.loc.end.line;
    for (const rule of directive.rules.length > 0 ? directive.rules.map((one) => one.name) : [undefined]) {
      const range = (from: number, to: number): void => void ranges.push({ directive, rule, from, to, used: false });
      if (directive.kind === 'disable-file') range(1, lastLine);
      else if (directive.kind === 'disable-line') range(start, end);
      else if (directive.kind === 'disable-next-line') range(end + 1, end + 1);
      else if (directive.kind === 'disable') range(start, blockEnd(directives, index, rule, lastLine));
    }
  }
  return ranges;
}

function blockEnd(directives: readonly Directive[], index: number, rule: string | undefined, lastLine: number): number {
  const end = directives
    .slice(index + 1)
    .find((one) => one.kind === 'enable' && (one.rules.length === 0 || one.rules.some((named) => named.name === rule)));
  return end ? end.loc.start.line : lastLine;
}
