// The schedule as a picture of at most 1,200 pixels: the verdict, the plan as written and as repaired, each with agents as rows that go on below where they do not fit.
import { fit, stringWidth, visible, wrapWords } from '../terminal.ts';
import { factsOf } from './facts.ts';
import { escapeMarkup } from './markup.ts';
import { count, showTime, tickStep } from '../../analysis/show.ts';
import { type PlanView, runsAsWritten, type RunView, type Slot, type TaskView } from './view.ts';

const WIDTH = 1200;
const LABEL = 130;
const MARGIN = 20;
const ROW = 32;
const BAR = 24;
const BAND = 20;
const ROOM = WIDTH - LABEL - 2 * MARGIN;
/** Pixels of an average column at the sizes below. */
const CHARACTER = 6.6;
const SMALL = 5.8;
/** Pixels that a bar should have for its label. */
const BAR_WIDTH = 60;
/** Strips that a timeline is cut into at most. */
const MAX_STRIPS = 12;
/** Files with conflicts that are listed. */
const MAX_FILES = 20;

const STYLE = `
  .page { fill: #ffffff } text { fill: #1c2733; font: 12px system-ui, sans-serif } .title { font-size: 16px; font-weight: 600 } .verdict { font-size: 14px } .head { font-size: 13px; font-weight: 600 } .small { font-size: 10.5px; fill: #51606f }
  .row { stroke: #dfe5eb } .tick { stroke: #eceff3 } .band { fill: #eef2f7; stroke: #cdd6df } .bar { fill: #cfe2f6; stroke: #4d7ba8 } .critical { stroke: #1c2733; stroke-width: 2.5 }
  .done { fill: #e3e7eb; stroke: #8b98a5 } .checkpoint { stroke: #2b8a3e; stroke-dasharray: 5 4; stroke-width: 1.5 } .meets { fill: #c92a2a }
  @media (prefers-color-scheme: dark) {
    .page { fill: #12181f } text { fill: #e6ebf0 } .small { fill: #a3b1bf } .row { stroke: #2b3642 } .tick { stroke: #202a34 } .band { fill: #1d2731; stroke: #3a4754 }
    .bar { fill: #1f4468; stroke: #7db1e3 } .critical { stroke: #f2f5f8 } .done { fill: #2a333c; stroke: #6f7d8a } .checkpoint { stroke: #69c97f } .meets { fill: #ff7b7b }
  }`;

/** A part of a picture and its height in pixels. */
interface Drawing {
  readonly height: number;
  readonly body: string;
}

/** Draws the plans below each other. */
export function formatSvg(views: readonly PlanView[]): string {
  const { body, height } = stack(views.map(drawPlan));
  const title = views.map((view) => view.title).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeMarkup(`Schedule of ${title}`)}">
<style>${STYLE}
</style>
<rect class="page" width="${WIDTH}" height="${height}"/>
${body}
</svg>
`;
}

/** Drawings below each other. */
function stack(drawings: readonly Drawing[]): Drawing {
  let top = 0;
  const parts = drawings.map(({ body, height }) => {
    const part = `<g transform="translate(0 ${top})">${body}</g>`;
    top += height;
    return part;
  });
  return { body: parts.join('\n'), height: top };
}

function drawPlan(view: PlanView): Drawing {
  const title = drawLines('title', [fit(visible(view.title), Math.floor((WIDTH - 2 * MARGIN) / 8.5))], 30, 20);
  if (view.tasks.length === 0)
    return stack([
      title,
      drawLines(
        'small',
        factsOf(view).flatMap(({ label, text }) => wrapped(`${label}: ${text}`, SMALL)),
        14,
        15,
      ),
    ]);
  const { headline, changes, written, safe } = view.verdict;
  const verdict = [...wrapped(headline, 7.2), ...changes.flatMap(({ text }) => wrapped(`→ ${text}`, 7.2))];
  const runs = runsAsWritten(view)
    ? [drawRun(view, 'As written', safe, (task) => task.repaired)]
    : [drawRun(view, 'As written', written, (task) => task.written), drawRun(view, 'As repaired', safe, (task) => task.repaired)];
  return stack([title, drawLines('verdict', verdict, 16, 19), ...runs, drawConflicts(view), drawLegend(view)]);
}

/** Text in lines of the picture's width; `column` is the width of a character in pixels. */
function wrapped(text: string, column: number): readonly string[] {
  return wrapWords(visible(text), Math.floor((WIDTH - 2 * MARGIN) / column));
}

function drawLines(name: string, lines: readonly string[], first: number, step: number): Drawing {
  const body = lines.map((line, at) => `<text class="${name}" x="${MARGIN}" y="${first + at * step}">${escapeMarkup(line)}</text>`);
  return { body: body.join('\n'), height: lines.length === 0 ? 0 : first + (lines.length - 1) * step + 8 };
}

type SlotOf = (task: TaskView) => Slot | null;

/** One way to run the plan, its time axis cut into strips where the bars would get too narrow for their labels. */
function drawRun(view: PlanView, name: string, run: RunView, slotOf: SlotOf): Drawing {
  const busiest = Math.max(1, ...run.rows.map((_, agent) => view.tasks.filter((task) => slotOf(task)?.agent === agent).length));
  const strips = Math.min(MAX_STRIPS, Math.max(1, Math.ceil((busiest * BAR_WIDTH) / ROOM)));
  const end = run.time.expected;
  const head = drawLines('head', [`${name}: ${count(run.waves.length, 'wave')}, ${showTime(view, end)}`], 28, 18);
  return stack([
    head,
    ...Array.from({ length: strips }, (_, at) => drawStrip(view, run, slotOf, (end / strips) * at, (end / strips) * (at + 1))),
  ]);
}

/** The stretch of time from `from` to `to`; rows of agents who do nothing in it are left out. */
function drawStrip(view: PlanView, run: RunView, slotOf: SlotOf, from: number, to: number): Drawing {
  const length = to - from;
  const x = (time: number): number =>
    round(LABEL + MARGIN + (length > 0 ? ((Math.min(to, Math.max(from, time)) - from) / length) * ROOM : 0));
  const inside = (start: number, end: number): boolean => start < to - 1e-9 && end > from + 1e-9;
  const out: string[] = [];
  const lanes = lanesOf(run.phases.filter(({ start, end }) => inside(start, end)));
  let y = 6;
  for (const phases of lanes) {
    for (const phase of phases) out.push(drawBand(phase, x, y));
    y += BAND + 3;
  }
  y += 14;
  const tasks = view.tasks.flatMap((task, index) => {
    const slot = slotOf(task);
    return slot && inside(slot.start, slot.end) ? [{ task, index, slot }] : [];
  });
  const rows = run.rows.map((name, agent) => ({ name, agent })).filter(({ agent }) => tasks.some(({ slot }) => slot.agent === agent));
  const top = y + 6;
  const bottom = top + rows.length * ROW;
  const step = tickStep(view, length, Math.max(1, Math.floor(ROOM / 90)));
  for (let time = Math.ceil(from / step - 1e-9) * step; time <= to + 1e-9 && step > 0; time += step) {
    const anchor = x(time) > WIDTH - MARGIN - 30 ? 'end' : time === from ? 'start' : 'middle';
    out.push(`<line class="tick" x1="${x(time)}" x2="${x(time)}" y1="${top}" y2="${bottom}"/>`);
    out.push(
      `<text class="small" text-anchor="${anchor}" x="${x(time)}" y="${y}">${escapeMarkup(time === 0 ? '0' : showTime(view, time))}</text>`,
    );
  }
  const meeting = new Set(view.hazards.flatMap((one) => [one.first, one.second]));
  for (const [at, { name, agent }] of rows.entries()) {
    const rowTop = top + at * ROW;
    out.push(`<line class="row" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${rowTop}" y2="${rowTop}"/>`);
    out.push(`<text x="${MARGIN}" y="${rowTop + 20}">${escapeMarkup(fit(visible(name), Math.floor(LABEL / CHARACTER)))}</text>`);
    for (const { task, index, slot } of tasks)
      if (slot.agent === agent) out.push(drawBar(view, task, slot, meeting.has(index), x, rowTop + (ROW - BAR) / 2));
  }
  for (const at of run.checkpoints) {
    if (at <= from || at > to + 1e-9) continue;
    out.push(
      `<line class="checkpoint" x1="${x(at)}" x2="${x(at)}" y1="${top - 4}" y2="${bottom + 4}"><title>checkpoint at ${escapeMarkup(showTime(view, at))}</title></line>`,
    );
  }
  return { body: out.join('\n'), height: bottom + 12 };
}

function drawBand(phase: RunView['phases'][number], x: (time: number) => number, y: number): string {
  const [from, to] = [x(phase.start), x(phase.end)];
  const label = fit(visible(phase.name), Math.floor((to - from - 8) / SMALL));
  return `<g><title>${escapeMarkup(visible(phase.name))}</title><rect class="band" x="${from}" y="${y}" width="${round(Math.max(1, to - from))}" height="${BAND}" rx="3"/>${
    to - from > 30 ? `<text class="small" x="${from + 4}" y="${y + 14}">${escapeMarkup(label)}</text>` : ''
  }</g>`;
}

function drawBar(view: PlanView, task: TaskView, slot: Slot, meets: boolean, x: (time: number) => number, y: number): string {
  const [from, to] = [x(slot.start), x(slot.end)];
  const width = round(Math.max(2, to - from - 2));
  const full = visible(task.id === null ? task.title : `${task.id} ${task.title}`);
  const marks = [...(slot.critical ? ['critical'] : []), ...(task.done ? ['done'] : []), ...(meets ? ['meets others over a file'] : [])];
  const title = `${full}: ${showTime(view, slot.start)} to ${showTime(view, slot.end)}${marks.length > 0 ? `, ${marks.join(', ')}` : ''}`;
  const room = Math.floor((width - 10) / CHARACTER);
  const label = stringWidth(full) <= room ? full : visible(task.id ?? task.title);
  return `<g><title>${escapeMarkup(title)}</title><rect class="bar${task.done ? ' done' : ''}${slot.critical ? ' critical' : ''}" x="${from}" y="${round(y)}" width="${width}" height="${BAR}" rx="4"/>${
    meets ? `<rect class="meets" x="${from + 3}" y="${round(y + BAR - 4)}" width="${round(Math.max(1, width - 6))}" height="2.5"/>` : ''
  }${room >= 2 ? `<text x="${from + 5}" y="${round(y + 16)}">${escapeMarkup(fit(label, room))}</text>` : ''}</g>`;
}

/** Files over which tasks meet, as a list. */
function drawConflicts(view: PlanView): Drawing {
  if (view.surfaces.length === 0) return { body: '', height: 0 };
  const name = (task: number): string => view.tasks[task]?.name ?? '';
  const lines = view.surfaces.slice(0, MAX_FILES).map(({ file, writers, readers }) => {
    const readBy = readers.length > 0 ? `; read by ${readers.map(name).join(', ')}` : '';
    return fit(
      visible(`${file}: ${count(writers.length, 'writer')} (${writers.map(name).join(', ')})${readBy}`),
      Math.floor((WIDTH - 2 * MARGIN) / SMALL),
    );
  });
  const rest = view.surfaces.length - lines.length;
  return stack([
    drawLines('head', ['Conflicts by file'], 24, 18),
    drawLines('small', [...lines, ...(rest > 0 ? [`and ${count(rest, 'more file', 'more files')}`] : [])], 12, 15),
  ]);
}

function drawLegend(view: PlanView): Drawing {
  const entries: readonly (readonly [string, string])[] = [
    ['<rect class="bar critical" width="18" height="12" rx="3"/>', 'critical path'],
    ['<rect class="bar" width="18" height="12" rx="3"/>', 'with slack'],
    ...(view.tasks.some((task) => task.done) ? [['<rect class="bar done" width="18" height="12" rx="3"/>', 'done'] as const] : []),
    ...(view.hazards.length > 0 ? [['<rect class="meets" y="5" width="18" height="2.5"/>', 'meets others over a file'] as const] : []),
    ...(view.verdict.safe.checkpoints.length > 0
      ? [['<line class="checkpoint" x1="9" x2="9" y1="-2" y2="14"/>', 'checkpoint'] as const]
      : []),
  ];
  let left = MARGIN;
  const body = entries.map(([mark, text]) => {
    const part = `<g transform="translate(${left} 16)">${mark}<text class="small" x="24" y="10">${escapeMarkup(text)}</text></g>`;
    left += 44 + Math.round(text.length * SMALL);
    return part;
  });
  return { body: body.join(''), height: 48 };
}

/** Phases in rows without overlaps, the longer ones first. */
function lanesOf(phases: RunView['phases']): readonly RunView['phases'][] {
  const lanes: RunView['phases'][number][][] = [];
  for (const phase of [...phases].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const lane = lanes.find((one) => (one.at(-1)?.end ?? 0) <= phase.start + 1e-9);
    if (lane) lane.push(phase);
    else lanes.push([phase]);
  }
  return lanes.slice(0, 3);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
