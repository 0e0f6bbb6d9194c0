// For people: every finding with the line it speaks of, the related places, and a summary that says what was checked.
import pc from 'picocolors';
import type { Finding } from '../../engine/finding.ts';
import { indexLines, lineText } from '../../markdown/locate.ts';
import type { Location } from '../../plan/location.ts';
import { nameList } from '../../plan/walk.ts';
import { activeFindings, type Report, type ReportedFile } from '../../engine/report.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { fit, stringWidth, visible, wrapWords } from '../terminal.ts';
import { certainty } from './words.ts';
import { unplacedLine, unreadLines } from './unread.ts';
import { verdictLines } from './verdicts.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** Related places that are shown in full; the rest is counted. */
const MAX_RELATED = 3;

/** Code frames with a closing summary. */
export const pretty: Reporter = (report, context) => {
  const colors = pc.createColors(context.color);
  const out: string[] = [];
  for (const error of report.errors) out.push(`${colors.bold(visible(error.path))}: ${colors.red('error')}: ${visible(error.message)}\n`);
  for (const file of report.files) {
    for (const finding of activeFindings(file)) out.push(formatFinding(file, finding, context, colors));
  }
  out.push(formatSummary(report, context, colors));
  const verdicts = verdictLines(report.files, report.summary.plans <= 1).flatMap((line) => wrapWords(line, Math.max(40, context.width)));
  if (verdicts.length > 0) out.push(`${verdicts.join('\n')}\n`);
  if (report.timing) out.push([...report.timing].map(([stage, time]) => `${stage}: ${time.toFixed(1)} ms`).join(', ') + '\n');
  return out.join('\n');
};

function paint(colors: Colors, severity: Finding['severity']): (text: string) => string {
  if (severity === 'error') return (text) => colors.red(colors.bold(text));
  return severity === 'warning' ? (text) => colors.yellow(colors.bold(text)) : (text) => colors.blue(colors.bold(text));
}

function formatFinding(file: ReportedFile, finding: Finding, context: ReporterContext, colors: Colors): string {
  const color = paint(colors, finding.severity);
  const gutter = String(Math.max(finding.location.end.line, ...finding.related.map((one) => one.location.start.line))).length;
  const bar = colors.dim('|');
  const lines = [
    `${color(finding.severity)}${colors.dim(`[${linked(finding, context)}]`)}: ${colors.bold(visible(finding.message))}${colors.dim(certainty(finding.confidence))}`,
    `${' '.repeat(gutter)}${colors.dim('-->')} ${visible(finding.location.path)}:${finding.location.start.line}:${finding.location.start.column}`,
    ...frame(file, finding.location, '^', gutter, context.width, bar, color),
  ];
  for (const related of finding.related.slice(0, MAX_RELATED)) {
    const elsewhere =
      related.location.path === finding.location.path
        ? ''
        : ` ${visible(related.location.path)}:${related.location.start.line}:${related.location.start.column}`;
    lines.push(`${' '.repeat(gutter)} ${colors.dim('=')} ${visible(related.message)}:${elsewhere}`);
    if (elsewhere === '') lines.push(...frame(file, related.location, '-', gutter, context.width, bar, colors.cyan));
  }
  if (finding.related.length > MAX_RELATED)
    lines.push(`${' '.repeat(gutter)} ${colors.dim('=')} and ${finding.related.length - MAX_RELATED} more places`);
  if (finding.help !== undefined) lines.push(`${' '.repeat(gutter)} ${colors.dim('=')} help: ${visible(finding.help)}`);
  if (finding.fix)
    lines.push(`${' '.repeat(gutter)} ${colors.dim('=')} fix${finding.fix.safe ? '' : ' (unsafe)'}: ${visible(finding.fix.title)}`);
  return `${lines.join('\n')}\n`;
}

/** One source line with its number and marks below the words it speaks of, cut to the terminal's width around them. */
function frame(
  file: ReportedFile,
  location: Location,
  mark: string,
  gutter: number,
  width: number,
  bar: string,
  color: (text: string) => string,
): readonly string[] {
  if (location.path !== file.path) return [];
  const raw = lineText(indexLines(file.path, file.text), location.start.line);
  const from = location.start.column - 1;
  const to = location.end.line === location.start.line ? Math.max(from, location.end.column - 1) : raw.length;
  const room = Math.max(30, width - gutter - 4);
  const cut = from > room - 20 ? from - 10 : 0;
  const before = visible(raw.slice(cut, from));
  const marked = visible(raw.slice(from, to));
  const text = fit(`${cut > 0 ? '…' : ''}${visible(raw.slice(cut))}`, room);
  const indent = stringWidth(before) + (cut > 0 ? 1 : 0);
  const length = Math.max(1, Math.min(stringWidth(marked), room - indent));
  return [
    `${String(location.start.line).padStart(gutter)} ${bar} ${text}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(indent)}${color(mark.repeat(length))}`,
  ];
}

/** The rule's name; on a terminal that shows links, one to its page (OSC 8). */
function linked({ rule, url }: Finding, { links }: ReporterContext): string {
  return links ? `\u001b]8;;${url}\u001b\\${rule}\u001b]8;;\u001b\\` : rule;
}

/** Where the rules are explained, for those who cannot follow a link. */
function pageLines(files: readonly ReportedFile[], { links }: ReporterContext): readonly string[] {
  const pages = new Map(files.flatMap(activeFindings).map(({ rule, url }) => [rule, url]));
  return links ? [] : [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, url]) => `${rule}: ${url}`);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function formatSummary({ summary, files, ignored }: Report, context: ReporterContext, colors: Colors): string {
  const { error, warning, info } = summary.findings;
  const found = [
    error > 0 ? colors.red(plural(error, 'error')) : '',
    warning > 0 ? colors.yellow(plural(warning, 'warning')) : '',
    info > 0 ? `${info} info` : '',
  ].filter(Boolean);
  const dialects = Object.keys(summary.dialects).join(', ');
  const checked = `${plural(summary.files, 'file')}, ${plural(summary.plans, 'plan')}${dialects ? ` (${dialects})` : ''}, ${plural(summary.tasks, 'task')}, ${plural(summary.durations, 'duration')}, ${plural(summary.writeSets, 'write set')}`;
  const nothing = files.length === 0 && ignored.length > 0;
  const lines = [
    nothing
      ? `nothing was linted: ${nameList(ignored.map(visible))} ${ignored.length === 1 ? 'is' : 'are'} ignored`
      : `${found.length > 0 ? found.join(', ') : colors.green('no findings')} in ${checked}`,
  ];
  if (summary.noPlans > 0) lines.push(`${plural(summary.noPlans, 'file')} ${summary.noPlans === 1 ? 'is not a plan' : 'are not plans'}`);
  if (summary.done > 0 && !context.includesDone)
    lines.push(
      `${summary.done} of ${plural(summary.tasks, 'task')} ${summary.tasks === 1 ? 'is' : 'are'} done; what concerns finished tasks is not reported (--include-completed)`,
    );
  lines.push(...unreadLines(files));
  const unplaced = unplacedLine(files);
  if (unplaced !== undefined) lines.push(unplaced);
  if (summary.unreadable > 0) lines.push(colors.red(`${plural(summary.unreadable, 'file')} could not be read`));
  if (summary.suppressed > 0) lines.push(`${plural(summary.suppressed, 'finding')} suppressed`);
  if (summary.baseline && summary.baseline.known > 0) lines.push(`${plural(summary.baseline.known, 'finding')} known to the baseline`);
  if (summary.baseline && summary.baseline.gone > 0)
    lines.push(`${plural(summary.baseline.gone, 'finding')} of the baseline mended (--update-baseline takes them out)`);
  if (summary.fixed > 0) lines.push(`${plural(summary.fixed, 'fix').replace(/fixs$/, 'fixes')} applied`);
  if (summary.fixable > 0) lines.push(`${plural(summary.fixable, 'finding')} fixable with --fix`);
  lines.push(...uncheckedLines(files, context), ...pageLines(files, context));
  return `${lines.join('\n')}\n`;
}

/** Rules that found nothing to check are no proof of health; with `--stats` each is named. */
function uncheckedLines(files: readonly ReportedFile[], context: ReporterContext): readonly string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { rule, reason } of files.flatMap((file) => file.unchecked)) reasons.set(reason, (reasons.get(reason) ?? new Set()).add(rule));
  if (reasons.size === 0) return [];
  if (!context.stats) {
    const rules = new Set(files.flatMap((file) => file.unchecked.map((one) => one.rule)));
    return [`${plural(rules.size, 'rule')} had nothing to check in some plans (--stats names them)`];
  }
  return [...reasons]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, names]) => `not checked, as ${reason}: ${[...names].sort().join(', ')}`);
}
