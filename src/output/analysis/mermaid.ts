// Mermaid diagrams as Markdown that GitHub and editors draw: the tasks by waves, and the schedule as a Gantt chart. Both show the plan as it can safely run.
import { fit, visible } from '../terminal.ts';
import { showTime } from '../../analysis/show.ts';
import { type PlanView, runsAsWritten, type Slot, type TaskView } from './view.ts';

/** Pairs of tasks that meet, as far as they are drawn; Mermaid draws no more than 500 lines. */
const MAX_CONFLICTS = 100;

/** Lines that Mermaid draws at most, unless it is configured otherwise. */
const MAX_LINES = 500;

/** The verdict and two diagrams a plan below its title. */
export function formatMermaid(views: readonly PlanView[]): string {
  return views
    .filter((view) => view.tasks.length > 0)
    .map((view) => `## ${escapeMarkdown(view.title)}\n\n${escapeMarkdown(view.verdict.text)}\n\n${diagrams(view)}`)
    .join('\n');
}

/** The two diagrams of a plan, each in a fence. */
export function diagrams(view: PlanView): string {
  return `${fence(flowchart(view))}\n${fence(gantt(view))}`;
}

/** Text of a plan in Markdown: nothing in it is markup, a mention or a link. */
export function escapeMarkdown(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>|#@&~$!]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function fence(lines: readonly string[]): string {
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

/** Waves of the repaired schedule as boxes; solid arrows are stated dependencies, dotted red lines conflicts, thick borders the critical path. */
function flowchart(view: PlanView): readonly string[] {
  const { waves } = view.verdict.safe;
  const lines = ['flowchart LR'];
  for (const [at, wave] of waves.entries()) {
    lines.push(`  subgraph wave${at + 1}["Wave ${at + 1}"]`);
    for (const index of wave) lines.push(`    t${index}["${label(view, view.tasks[index] as TaskView)}"]`);
    lines.push('  end');
  }
  for (let at = 1; at < waves.length; at += 1) lines.push(`  wave${at} ~~~ wave${at + 1}`);
  const drawn = new Set(waves.flat());
  const all = view.tasks.flatMap((task, index) =>
    task.after.flatMap((other) => (drawn.has(other) && drawn.has(index) ? [[other, index] as const] : [])),
  );
  const edges = all.slice(0, MAX_LINES - MAX_CONFLICTS - waves.length);
  if (all.length > edges.length) lines.push(`  %% and ${all.length - edges.length} more dependencies`);
  for (const [from, to] of edges) lines.push(`  t${from} --> t${to}`);
  const firstConflict = waves.length - 1 + edges.length;
  const met = [...new Map(view.hazards.map((one) => [`${one.first} ${one.second}`, one])).values()];
  const pairs = met.slice(0, MAX_CONFLICTS);
  if (met.length > pairs.length) lines.push(`  %% and ${met.length - pairs.length} more pairs that meet`);
  for (const { first, second, file } of pairs) lines.push(`  t${first} -. "${quoted(file)}" .- t${second}`);
  const critical = view.tasks.flatMap((task, index) => (task.repaired?.critical && drawn.has(index) ? [`t${index}`] : []));
  lines.push('  classDef critical stroke-width:3px');
  if (critical.length > 0) lines.push(`  class ${critical.join(',')} critical`);
  if (pairs.length > 0) lines.push(`  linkStyle ${pairs.map((_, at) => at + Math.max(0, firstConflict)).join(',')} stroke:#c92a2a`);
  return lines;
}

function label(view: PlanView, task: TaskView): string {
  const time = view.measure === 'steps' ? '' : `<br>${showTime(view, task.time.expected)}`;
  return `${quoted(task.id === null ? task.title : `${task.id} ${task.title}`)}${time}`;
}

/** Text inside quotes; Mermaid writes special characters as entities. */
function quoted(text: string): string {
  return visible(fit(text, 80)).replace(/[#;"<>&`[\]{}()|\\]/g, (char) => `#${char.charCodeAt(0)};`);
}

/** How a time axis is drawn: minutes of the calendar to one minute (or step) of the plan, and what its marks say. */
interface Calendar {
  readonly scale: number;
  readonly axis: string;
  readonly tick?: string;
}

/** Agents as sections on a calendar that starts on the first day of a year: a working day, or a step, is a day of it. */
function gantt(view: PlanView): readonly string[] {
  const { rows, time } = view.verdict.safe;
  const { scale, axis, tick } = calendarOf(view, time.expected);
  const lines = [
    'gantt',
    `  title ${plain(runsAsWritten(view) ? 'As written' : 'As it can safely run')}, ${plain(showTime(view, time.expected))}`,
    '  dateFormat YYYY-MM-DD HH:mm',
    `  axisFormat ${axis}`,
    ...(tick === undefined ? [] : [`  tickInterval ${tick}`]),
  ];
  for (const [agent, row] of rows.entries()) {
    lines.push(`  section ${plain(row)}`);
    const own = view.tasks.flatMap((task, index) => (task.repaired?.agent === agent ? [{ task, index, slot: task.repaired }] : []));
    for (const { task, index, slot } of own.sort((a, b) => a.slot.start - b.slot.start)) lines.push(ganttLine(task, index, slot, scale));
  }
  return lines;
}

function ganttLine(task: TaskView, index: number, { start, end, critical }: Slot, scale: number): string {
  const marks = [...(task.done ? ['done'] : []), ...(critical ? ['crit'] : []), `t${index}`];
  const from = Math.round(start * scale);
  return `  ${plain(task.id ?? task.title)} :${marks.join(', ')}, ${dateOf(from)}, ${dateOf(Math.max(Math.round(end * scale), from + 1))}`;
}

const DAY = 1440;

function calendarOf({ measure, unit }: PlanView, end: number): Calendar {
  if (measure === 'steps') return { scale: DAY, axis: '%-j', ...(end <= 20 && { tick: '1day' }) };
  if (unit === 'day' || unit === 'week' || unit === 'month')
    return { scale: DAY / 480, axis: 'day %-j', ...(end <= 20 * 480 && { tick: '1day' }) };
  return { scale: 1, axis: end > DAY ? 'day %-j %H:%M' : '%H:%M' };
}

/** A moment so many minutes after the start of 2001, a year that starts on a Monday. */
function dateOf(minutes: number): string {
  return new Date(Date.UTC(2001, 0, 1) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Words that a line of a chart starts with when it is no task. */
const KEYWORD =
  /^(?:click|section|title|includes|excludes|todaymarker|axisformat|dateformat|tickinterval|weekday|weekend|acctitle|accdescr|gantt|topaxis|inclusiveenddates|call|href|vert|milestone|\d{4}-\d\d)/i;

/** A name in a chart that knows no quotes. */
function plain(name: string): string {
  const text = visible(fit(name, 50))
    .replace(/[:;#,%]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return KEYWORD.test(text) || text === '' ? `· ${text}` : text;
}
