// For the terminal: what the plan is worth, its timeline and its tasks, fitted to the width.
import { fit, stringWidth, toColumns, visible } from '../terminal.ts';
import { factsOf } from './facts.ts';
import { count, showTime, tickStep } from '../../analysis/show.ts';
import type { PlanView, TaskView } from './view.ts';

/** Rows of tasks, conflicts and moves that are shown; the rest is counted, and the JSON has all. */
const MAX_TASKS = 60;
const MAX_LISTED = 12;
const LABEL = 16;

/** Renders analyzed plans for a terminal of so many columns; fewer than 40 are taken as 40. */
export function formatText(views: readonly PlanView[], columns: number): string {
  const width = Math.max(40, columns);
  return views.map((view) => planText(view, width)).join('\n');
}

function planText(view: PlanView, width: number): string {
  const lines = [
    fit(visible(view.title), width),
    fit(`${visible(view.place.path)}:${view.place.line}, ${view.dialect}`, width),
    '',
    ...factsOf(view).flatMap(({ label, text }) => wrap(label, visible(text), width)),
  ];
  if (view.tasks.length > 0)
    lines.push('', ...timeline(view, width), '', ...taskTable(view, width), '', ...conflicts(view, width), ...waves(view, width));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** A label and its text, the further lines of the text below its first. */
function wrap(label: string, text: string, width: number): readonly string[] {
  return wrapText(text, width, `  ${label.padEnd(LABEL)}`, ' '.repeat(LABEL + 2));
}

/** Words in lines of at most so many columns; a word that is longer than a line is cut. */
function wrapText(text: string, width: number, first = '', further = ''): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const whole of text.split(' ')) {
    const word = fit(whole, width - stringWidth(further));
    if (!empty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = further;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Agents as rows: double lines are critical, single ones have slack. A row below shows the checkpoints. */
function timeline(view: PlanView, width: number): readonly string[] {
  const label = Math.min(Math.max(8, ...view.rows.map((row) => stringWidth(visible(row)))), Math.floor(width / 4), 24);
  const room = width - label - 4;
  const end = view.makespan.expected;
  const column = (time: number): number => (end > 0 ? Math.min(room, Math.round((time / end) * room)) : 0);
  const rows = view.rows.map((name, agent) => {
    const own = view.tasks.filter((task) => task.agent === agent).sort((a, b) => a.start - b.start);
    return `  ${toColumns(visible(name), label)}  ${agentRow(own, column)}`;
  });
  const marks = Array.from({ length: room + 1 }, () => ' ');
  for (const at of view.checkpoints) marks[column(at)] = '^';
  return [
    ...wrapText('timeline (═ critical, ─ with slack; whoever has the longest way to the end goes first)', width),
    '',
    `  ${' '.repeat(label)}  ${axis(view, room, column)}`,
    ...rows,
    ...(view.checkpoints.length > 0 ? [`  ${toColumns('checks', label)}  ${marks.join('')}`] : []),
  ];
}

function agentRow(tasks: readonly TaskView[], column: (time: number) => number): string {
  let row = '';
  for (const task of tasks) {
    const [from, to] = [column(task.start), column(task.end)];
    row += ' '.repeat(Math.max(0, from - stringWidth(row)));
    const room = to - Math.max(from, stringWidth(row));
    if (room > 0) row += bar(task, room);
  }
  return row;
}

function bar(task: TaskView, room: number): string {
  const [open, fill, close] = task.critical ? ['╞', '═', '╡'] : ['├', '─', '┤'];
  if (room < 2) return fill;
  const inner = room - 2;
  const text = visible(task.id ?? task.title);
  const label = inner < 2 ? '' : fit(text, inner);
  return `${open}${label}${fill.repeat(Math.max(0, inner - stringWidth(label)))}${close}`;
}

function axis(view: PlanView, room: number, column: (time: number) => number): string {
  const step = tickStep(view, view.makespan.expected, Math.max(1, Math.floor(room / 12)));
  let line = '0';
  for (let time = step; time <= view.makespan.expected; time += step) {
    const label = view.measure === 'steps' ? String(time) : showTime(view, time);
    const at = column(time) - Math.floor(label.length / 2);
    if (at > line.length && at + label.length <= room + 1) line = line.padEnd(at) + label;
  }
  return line;
}

function taskTable(view: PlanView, width: number): readonly string[] {
  const shown = view.tasks.slice(0, MAX_TASKS);
  const cell = (task: TaskView): readonly string[] => [
    task.critical ? '*' : '',
    visible(task.id ?? ''),
    `${showTime(view, task.time.expected)}${task.time.source === 'stated' || view.measure === 'steps' ? '' : '?'}`,
    task.start === 0 ? '0' : showTime(view, task.start),
    task.slack < 1e-9 ? '' : showTime(view, task.slack),
    String(task.wave),
    visible(view.rows[task.agent] ?? ''),
  ];
  const keyed = view.tasks.some((task) => task.id !== null);
  const head = ['', 'task', 'time', 'starts', 'slack', 'wave', 'agent'];
  const all = [1, 16, 12, 12, 12, 4, 16];
  // A narrow terminal has room for the essential columns only.
  const kept = head.flatMap((_, at) => ((at === 1 && !keyed) || (width < 80 && at > 4) || (width < 60 && at > 2) ? [] : [at]));
  const rows = [head, ...shown.map(cell)].map((row) => kept.map((at) => row[at] ?? ''));
  const limits = kept.map((at) => all[at] ?? 0);
  const widths = limits.map((limit, at) => Math.min(limit, Math.max(...rows.map((row) => stringWidth(row[at] ?? '')))));
  const left = widths.reduce((sum, one) => sum + one + 2, 2);
  const lines = rows.map((row, index) => {
    const title = index === 0 ? 'title' : visible(shown[index - 1]?.title ?? '');
    const cells = row.map((text, at) => toColumns(text, widths[at] ?? 0)).join('  ');
    return `  ${cells}  ${width - left >= 8 ? fit(title, width - left) : ''}`;
  });
  const rest = view.tasks.length - shown.length;
  const notes = [
    ...(view.tasks.some((task) => task.time.source !== 'stated') && view.measure === 'minutes' ? ['? not stated by the task itself'] : []),
    ...(rest > 0 ? [`and ${count(rest, 'more task', 'more tasks')} (--format json has all)`] : []),
  ];
  return [...lines, ...notes.flatMap((note) => wrapText(note, width, '  ', '  '))];
}

function conflicts(view: PlanView, width: number): readonly string[] {
  if (view.hazards.length === 0) return wrapText('no two tasks that may run at once meet over a file', width);
  const name = (task: number): string => visible(view.tasks[task]?.name ?? '');
  const lines = view.hazards
    .slice(0, MAX_LISTED)
    .map(({ kind, file, first, second }) =>
      fit(
        kind === 'write-write'
          ? `  both write  ${visible(file)}: ${name(first)}, ${name(second)}`
          : `  a race      ${visible(file)}: ${name(first)} writes, ${name(second)} reads`,
        width,
      ),
    );
  const rest = view.hazards.length - lines.length;
  return [
    ...wrapText(`${count(view.hazards.length, 'conflict')} between tasks that may run at once`, width),
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

function waves({ repair, tasks }: PlanView, width: number): readonly string[] {
  const name = (task: number): string => visible(tasks[task]?.name ?? '');
  const proof = repair.optimal ? 'the fewest possible' : 'found greedily';
  const lines = repair.waves.slice(0, MAX_LISTED).flatMap((wave, at) => wrap(`wave ${at + 1}`, wave.map(name).join(', '), width));
  const moves = repair.moves.slice(0, MAX_LISTED).flatMap(({ task, from, to, alone, because }) => {
    const reasons = [...(alone ? ['running alone'] : []), ...because.slice(0, 2).map((one) => `${one.file} (${name(one.task)})`)];
    return wrap(
      'moved',
      `${name(task)} into wave ${to} instead of ${from}, its earliest, because of ${visible(reasons.join(', '))}`,
      width,
    );
  });
  return [
    '',
    ...wrapText(`${count(repair.waves.length, 'wave')} in which no two tasks meet and every dependency holds, ${proof}`, width),
    ...lines,
    ...(repair.waves.length > MAX_LISTED ? [`  and ${count(repair.waves.length - MAX_LISTED, 'more wave', 'more waves')}`] : []),
    ...moves,
    ...(repair.moves.length > MAX_LISTED ? [`  and ${count(repair.moves.length - MAX_LISTED, 'more move', 'more moves')}`] : []),
  ];
}
