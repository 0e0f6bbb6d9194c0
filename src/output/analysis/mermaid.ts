// Mermaid diagrams as Markdown that GitHub and editors draw: the tasks by waves, and the schedule as a Gantt chart.
import { fit, visible } from '../terminal.ts';
import { showTime } from '../../analysis/show.ts';
import type { PlanView, TaskView } from './view.ts';

/** Pairs of tasks that meet, as far as they are drawn; Mermaid draws no more than 500 lines. */
const MAX_CONFLICTS = 100;

/** Two diagrams a plan below its title. */
export function formatMermaid(views: readonly PlanView[]): string {
  return views
    .filter((view) => view.tasks.length > 0)
    .map((view) => `## ${visible(view.title)}\n\n${fence(flowchart(view))}\n${fence(gantt(view))}`)
    .join('\n');
}

function fence(lines: readonly string[]): string {
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;
}

/** Waves of the repaired schedule as boxes; solid arrows are stated dependencies, dotted red lines conflicts, thick borders the critical path. */
function flowchart(view: PlanView): readonly string[] {
  const lines = ['flowchart LR'];
  for (const [at, wave] of view.repair.waves.entries()) {
    lines.push(`  subgraph wave${at + 1}["Wave ${at + 1}"]`);
    for (const index of wave) lines.push(`    t${index}["${label(view, view.tasks[index] as TaskView)}"]`);
    lines.push('  end');
  }
  for (let at = 1; at < view.repair.waves.length; at += 1) lines.push(`  wave${at} ~~~ wave${at + 1}`);
  for (const [index, task] of view.tasks.entries()) for (const other of task.after) lines.push(`  t${other} --> t${index}`);
  const firstConflict = view.repair.waves.length - 1 + view.tasks.reduce((sum, task) => sum + task.after.length, 0);
  const met = [...new Map(view.hazards.map((one) => [`${one.first} ${one.second}`, one])).values()];
  const pairs = met.slice(0, MAX_CONFLICTS);
  if (met.length > pairs.length) lines.push(`  %% and ${met.length - pairs.length} more pairs that meet`);
  for (const { first, second, file } of pairs) lines.push(`  t${first} -. "${quoted(file)}" .- t${second}`);
  const critical = view.tasks.flatMap((task, index) => (task.critical ? [`t${index}`] : []));
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

/** Agents as sections on a time axis that starts at 0; a step counts as an hour. */
function gantt(view: PlanView): readonly string[] {
  const scale = view.measure === 'steps' ? 60 : 1;
  const long = view.makespan.expected * scale >= 1440;
  const lines = ['gantt', '  dateFormat X', `  axisFormat ${long ? '%j d %H:%M' : '%H:%M'}`];
  for (const [agent, row] of view.rows.entries()) {
    lines.push(`  section ${plain(row)}`);
    const own = view.tasks.map((task, index) => ({ task, index })).filter(({ task }) => task.agent === agent);
    for (const { task, index } of own.sort((a, b) => a.task.start - b.task.start)) {
      const marks = [...(task.done ? ['done'] : []), ...(task.critical ? ['crit'] : []), `t${index}`];
      const [start, end] = [task.start, task.end].map((time) => Math.round(time * scale * 60));
      lines.push(`  ${plain(task.id ?? task.title)} :${marks.join(', ')}, ${start ?? 0}, ${Math.max(end ?? 0, (start ?? 0) + 1)}`);
    }
  }
  return lines;
}

/** Words that a line of a chart starts with when it is no task. */
const KEYWORD =
  /^(?:click|section|title|includes|excludes|todaymarker|axisformat|dateformat|tickinterval|weekday|weekend|acctitle|accdescr|gantt|topaxis|inclusiveenddates|call|href|\d{4}-\d\d)/i;

/** A name in a chart that knows no quotes. */
function plain(name: string): string {
  const text = visible(fit(name, 50))
    .replace(/[:;#,%]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return KEYWORD.test(text) || text === '' ? `· ${text}` : text;
}
