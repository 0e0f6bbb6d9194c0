// For the terminal: the verdict, the waves as written and as repaired side by side, conflicts by file and the timeline, fitted to the width.
import { fit, stringWidth, toColumns, visible, wrapWords } from '../terminal.ts';
import { factsOf } from './facts.ts';
import { count, showTime, tickStep } from '../../analysis/show.ts';
import { type PlanView, runsAsWritten, type RunView, type Slot, type TaskView } from './view.ts';

/** Rows of tasks, waves, files and moves that are shown; the rest is counted, and the JSON has all. */
const MAX_TASKS = 60;
const MAX_LISTED = 12;
const MAX_IN_WAVE = 16;
const LABEL = 16;

/** Renders analyzed plans for a terminal of so many columns; fewer than 40 are taken as 40. `details` adds the theory: bounds, figures, every task. */
export function formatText(views: readonly PlanView[], columns: number, details = false): string {
  const width = Math.max(40, columns);
  return views.map((view) => planText(view, width, details)).join('\n');
}

function planText(view: PlanView, width: number, details: boolean): string {
  const { verdict } = view;
  const lines = [fit(visible(view.title), width), fit(`${visible(view.place.path)}:${view.place.line}, ${view.dialect}`, width)];
  if (view.tasks.length > 0) {
    lines.push('', ...verdictLines(view, width));
    if (verdict.kind !== 'done' || details) lines.push('', ...waves(view, width));
    if (view.hazards.length > 0) lines.push('', ...conflicts(view, width));
    if (verdict.kind !== 'done' || details) lines.push('', ...timelines(view, width));
  }
  const facts = factsOf(view).filter(({ label }) => details || view.tasks.length === 0 || label === 'assumed');
  if (facts.length > 0) lines.push('', ...facts.flatMap(({ label, text }) => wrap(label, visible(text), width)));
  if (view.tasks.length > 0 && details) lines.push('', ...taskTable(view, width), ...moves(view, width));
  if (view.tasks.length > 0 && !details) lines.push('', 'bounds, figures and every task: --details');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** The headline, and a line a change. */
function verdictLines({ verdict }: PlanView, width: number): readonly string[] {
  return [
    ...wrapWords(visible(verdict.headline), width),
    ...verdict.changes.flatMap(({ text }) => wrapWords(visible(text), width, '  → ', '    ')),
  ];
}

/** A label and its text, the further lines of the text below its first. */
function wrap(label: string, text: string, width: number): readonly string[] {
  return wrapWords(text, width, `  ${label.padEnd(LABEL)}`, ' '.repeat(LABEL + 2));
}

/** `3 waves, 2 h 30 min`. */
function sizeOf(view: PlanView, run: RunView): string {
  return `${count(run.waves.length, 'wave')}, ${showTime(view, run.time.expected)}`;
}

/** The waves of both ways to run, beside each other; in one column where they are the same. */
function waves(view: PlanView, width: number): readonly string[] {
  const { written, safe } = view.verdict;
  const columns: readonly (readonly [string, RunView])[] = runsAsWritten(view)
    ? [['as written', safe]]
    : [
        [`as written: ${sizeOf(view, written)}`, written],
        [`as repaired: ${sizeOf(view, safe)}`, safe],
      ];
  const total = Math.max(...columns.map(([, run]) => run.waves.length));
  const label = stringWidth(`wave ${Math.min(total, MAX_LISTED)}`) + 4;
  const gap = 3;
  const room = Math.floor((width - label - gap * (columns.length - 1)) / columns.length);
  const row = (head: string, cells: readonly (readonly string[])[]): readonly string[] =>
    Array.from({ length: Math.max(1, ...cells.map((cell) => cell.length)) }, (_, at) =>
      [`${(at === 0 ? `  ${head}` : '').padEnd(label)}${cells.map((cell) => toColumns(cell[at] ?? '', room)).join(' '.repeat(gap))}`].join(
        '',
      ),
    );
  const body = Array.from({ length: Math.min(total, MAX_LISTED) }, (_, at) =>
    row(
      `wave ${at + 1}`,
      columns.map(([, run]) => (run.waves[at] ? wrapWords(waveNames(view, run.waves[at]), room) : [])),
    ),
  );
  const proof = safe.optimal ? '' : ', found greedily: fewer may be possible';
  const title = columns.length === 1 ? `waves as written: ${sizeOf(view, safe)}${proof}` : `waves${proof}`;
  return [
    ...wrapWords(title, width),
    ...(columns.length === 1
      ? []
      : row(
          '',
          columns.map(([name]) => wrapWords(name, room)),
        )),
    ...body.flat(),
    ...(total > MAX_LISTED ? [`  and ${count(total - MAX_LISTED, 'more wave', 'more waves')}`] : []),
  ];
}

function waveNames(view: PlanView, wave: readonly number[]): string {
  const shown = wave.slice(0, MAX_IN_WAVE).map((task) => visible(view.tasks[task]?.name ?? ''));
  return `${shown.join(', ')}${wave.length > shown.length ? ` and ${wave.length - shown.length} more` : ''}`;
}

/** Files over which tasks meet, with how many write and read them. */
function conflicts(view: PlanView, width: number): readonly string[] {
  const name = (task: number): string => visible(view.tasks[task]?.name ?? '');
  const lines = view.surfaces
    .slice(0, MAX_LISTED)
    .flatMap(({ file, writers, readers }) => [
      ...wrapWords(
        `${visible(file)}: ${count(writers.length, 'writer')}${readers.length > 0 ? `, ${count(readers.length, 'reader')} beside ${writers.length === 1 ? 'it' : 'them'}` : ''}`,
        width,
        '  ',
        '    ',
      ),
      ...wrapWords(
        `${writers.map(name).join(', ')}${readers.length > 0 ? `; read by ${readers.map(name).join(', ')}` : ''}`,
        width,
        '    ',
        '    ',
      ),
    ]);
  const rest = view.surfaces.length - MAX_LISTED;
  return ['conflicts by file', ...lines, ...(rest > 0 ? [`  and ${count(rest, 'more file', 'more files')}`] : [])];
}

/** The timeline of the plan as it can safely run, and before it that of the plan as written where they differ. */
function timelines(view: PlanView, width: number): readonly string[] {
  const { written, safe } = view.verdict;
  if (runsAsWritten(view)) return timeline(view, 'as written', safe, (task) => task.repaired, width);
  return [
    ...timeline(view, 'as written', written, (task) => task.written, width),
    '',
    ...timeline(view, 'as repaired', safe, (task) => task.repaired, width),
  ];
}

/** Agents as rows: double lines are critical, single ones have slack. A row below shows the checkpoints. */
function timeline(view: PlanView, name: string, run: RunView, slotOf: (task: TaskView) => Slot | null, width: number): readonly string[] {
  const label = Math.min(Math.max(8, ...run.rows.map((row) => stringWidth(visible(row)))), Math.floor(width / 4), 24);
  const room = width - label - 4;
  const end = run.time.expected;
  const column = (time: number): number => (end > 0 ? Math.min(room, Math.round((time / end) * room)) : 0);
  const shown = run.rows.slice(0, MAX_LISTED * 2);
  const rows = shown.map((row, agent) => {
    const own = view.tasks
      .flatMap((task) => {
        const slot = slotOf(task);
        return slot?.agent === agent ? [{ task, slot }] : [];
      })
      .sort((a, b) => a.slot.start - b.slot.start);
    return `  ${toColumns(visible(row), label)}  ${agentRow(own, column)}`;
  });
  const marks = Array.from({ length: room + 1 }, () => ' ');
  for (const at of run.checkpoints) marks[column(at)] = '^';
  return [
    ...wrapWords(`timeline ${name}: ${showTime(view, end)} (═ critical, ─ with slack)`, width),
    `  ${' '.repeat(label)}  ${axis(view, end, room, column)}`,
    ...rows,
    ...(run.rows.length > shown.length ? [`  and ${count(run.rows.length - shown.length, 'more row')}`] : []),
    ...(run.checkpoints.length > 0 ? [`  ${toColumns('checks', label)}  ${marks.join('')}`] : []),
  ];
}

function agentRow(tasks: readonly { readonly task: TaskView; readonly slot: Slot }[], column: (time: number) => number): string {
  let row = '';
  for (const { task, slot } of tasks) {
    const [from, to] = [column(slot.start), column(slot.end)];
    row += ' '.repeat(Math.max(0, from - stringWidth(row)));
    const room = to - Math.max(from, stringWidth(row));
    if (room > 0) row += bar(task, slot, room);
  }
  return row;
}

function bar(task: TaskView, slot: Slot, room: number): string {
  const [open, fill, close] = slot.critical ? ['╞', '═', '╡'] : ['├', '─', '┤'];
  if (room < 2) return fill;
  const inner = room - 2;
  const text = visible(task.id ?? task.title);
  const label = inner < 2 ? '' : fit(text, inner);
  return `${open}${label}${fill.repeat(Math.max(0, inner - stringWidth(label)))}${close}`;
}

function axis(view: PlanView, end: number, room: number, column: (time: number) => number): string {
  const step = tickStep(view, end, Math.max(1, Math.floor(room / 12)));
  let line = '0';
  for (let time = step; time <= end; time += step) {
    const label = view.measure === 'steps' ? String(time) : showTime(view, time);
    const at = column(time) - Math.floor(label.length / 2);
    if (at > line.length && at + label.length <= room + 1) line = line.padEnd(at) + label;
  }
  return line;
}

/** Every task with its place in one schedule: the repaired one. */
function taskTable(view: PlanView, width: number): readonly string[] {
  const shown = view.tasks.slice(0, MAX_TASKS);
  const cell = ({ id, time, done, repaired }: TaskView): readonly string[] => [
    repaired?.critical ? '*' : '',
    visible(id ?? ''),
    `${showTime(view, time.expected)}${time.source === 'stated' || view.measure === 'steps' ? '' : '?'}`,
    repaired ? String(repaired.wave) : done ? 'done' : '',
    !repaired ? '' : repaired.start === 0 ? '0' : showTime(view, repaired.start),
    !repaired ? '' : visible(view.verdict.safe.rows[repaired.agent] ?? ''),
  ];
  const keyed = view.tasks.some((task) => task.id !== null);
  const head = ['', 'task', 'time', 'wave', 'starts', 'agent'];
  const all = [1, 16, 12, 4, 12, 16];
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
  const name = runsAsWritten(view) ? 'tasks as written' : 'tasks as repaired';
  return [`${name} (* critical)`, ...lines, ...notes.flatMap((note) => wrapWords(note, width, '  ', '  '))];
}

/** What had to move, and why. */
function moves({ moves: all, tasks }: PlanView, width: number): readonly string[] {
  const name = (task: number): string => visible(tasks[task]?.name ?? '');
  const lines = all.slice(0, MAX_LISTED).flatMap(({ task, from, to, alone, because }) => {
    const reasons = [...(alone ? ['running alone'] : []), ...because.slice(0, 2).map((one) => `${one.file} (${name(one.task)})`)];
    return wrap(
      'moved',
      `${name(task)} into wave ${to} instead of ${from}, its earliest, because of ${visible(reasons.join(', '))}`,
      width,
    );
  });
  if (lines.length === 0) return [];
  return ['', ...lines, ...(all.length > MAX_LISTED ? [`  and ${count(all.length - MAX_LISTED, 'more move', 'more moves')}`] : [])];
}
