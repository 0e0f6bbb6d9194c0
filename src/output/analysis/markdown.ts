// For a pull request comment: the verdict, the waves, both diagrams, and the findings folded.
import { visible } from '../terminal.ts';
import { count, showTime } from '../../analysis/show.ts';
import type { PagePlan } from './html.ts';
import { diagrams, escapeMarkdown } from './mermaid.ts';
import { type PlanView, runsAsWritten, type RunView } from './view.ts';

/** What a comment has room for; the rest is counted. */
const MAX_WAVES = 30;
const MAX_IN_WAVE = 20;
const MAX_FILES = 20;
const MAX_FINDINGS = 50;
/** Tasks up to which diagrams are drawn; beyond that nobody can read them. */
const MAX_DRAWN = 100;

/** A comment on the plans. Text from the plans is text: no markup, no mention of anybody. */
export function formatMarkdown(plans: readonly PagePlan[]): string {
  return plans.map(comment).join('\n');
}

function comment({ view, findings }: PagePlan): string {
  const parts = [`### ${escapeMarkdown(view.title)}`];
  if (view.tasks.length > 0) {
    parts.push(`**${escapeMarkdown(view.verdict.headline)}**`);
    if (view.verdict.changes.length > 0) parts.push(view.verdict.changes.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n'));
    if (view.verdict.kind !== 'done') parts.push(waveTable(view));
    if (view.surfaces.length > 0) parts.push(conflicts(view));
    if (view.verdict.kind !== 'done' && view.tasks.length <= MAX_DRAWN) parts.push(folded('Diagrams', diagrams(view)));
  }
  if (findings.length > 0) parts.push(folded(summary(findings), findingList(findings)));
  parts.push(`<sub>${escapeMarkdown(`${view.place.path}:${view.place.line}`)} · parallelint</sub>`);
  return `${parts.join('\n\n')}\n`;
}

function folded(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body.trimEnd()}\n\n</details>`;
}

function waveTable(view: PlanView): string {
  const { written, safe } = view.verdict;
  const head = (name: string, run: RunView): string => `${name} (${count(run.waves.length, 'wave')}, ${showTime(view, run.time.expected)})`;
  const runs = runsAsWritten(view) ? [safe] : [written, safe];
  const heads = runs.length === 1 ? [head('As written', safe)] : [head('As written', written), head('As repaired', safe)];
  const total = Math.max(...runs.map((run) => run.waves.length));
  const rows = Array.from(
    { length: Math.min(total, MAX_WAVES) },
    (_, at) => `| ${at + 1} | ${runs.map((run) => names(view, run.waves[at] ?? [])).join(' | ')} |`,
  );
  const rest = total > MAX_WAVES ? `\n\nand ${count(total - MAX_WAVES, 'more wave', 'more waves')}` : '';
  return [`| Wave | ${heads.join(' | ')} |`, `| --- |${heads.map(() => ' --- |').join('')}`, ...rows].join('\n') + rest;
}

function names(view: PlanView, wave: readonly number[]): string {
  const shown = wave.slice(0, MAX_IN_WAVE).map((task) => escapeMarkdown(view.tasks[task]?.name ?? ''));
  return `${shown.join(', ')}${wave.length > shown.length ? ` and ${wave.length - shown.length} more` : ''}`;
}

function conflicts(view: PlanView): string {
  const lines = view.surfaces.slice(0, MAX_FILES).map(({ file, writers, readers }) => {
    const readBy = readers.length > 0 ? `; read by ${names(view, readers)}` : '';
    return `- ${code(file)}: ${count(writers.length, 'writer')} (${names(view, writers)})${readBy}`;
  });
  const rest = view.surfaces.length - lines.length;
  return [`Conflicts by file`, '', ...lines, ...(rest > 0 ? [`- and ${count(rest, 'more file', 'more files')}`] : [])].join('\n');
}

/** A path as code, whatever back ticks it holds. */
function code(text: string): string {
  const shown = visible(text);
  return shown.includes('`') ? escapeMarkdown(shown) : `\`${shown}\``;
}

function summary(findings: PagePlan['findings']): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = findings.filter((one) => one.severity === severity).length;
    return found === 0 ? [] : [severity === 'info' ? `${found} info` : count(found, severity)];
  });
  return `${count(findings.length, 'finding')}: ${counts.join(', ')}`;
}

function findingList(findings: PagePlan['findings']): string {
  const lines = findings
    .slice(0, MAX_FINDINGS)
    .map(
      ({ severity, rule, message, help, location }) =>
        `- ${severity} ${code(rule)} ${escapeMarkdown(`${location.path}:${location.start.line}`)}: ${escapeMarkdown(message)}${help === undefined ? '' : `; ${escapeMarkdown(help)}`}`,
    );
  const rest = findings.length - lines.length;
  return [...lines, ...(rest > 0 ? [`- and ${count(rest, 'more finding')}`] : [])].join('\n');
}
