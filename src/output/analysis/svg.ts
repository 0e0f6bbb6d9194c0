// The schedule as a picture: agents as rows, phases as bands, checkpoints as dashed lines, the critical path in bold, conflicts as arcs.
import { fit, stringWidth, visible } from '../terminal.ts';
import { factsOf } from './facts.ts';
import { escapeMarkup } from './markup.ts';
import { count, showTime, tickStep } from '../../analysis/show.ts';
import type { PlanView, TaskView } from './view.ts';

const LABEL = 130;
const MARGIN = 20;
const ROW = 34;
const BAR = 24;
const BAND = 20;
/** Average width of a character at the sizes below, in pixels. */
const CHARACTER = 6.6;
const SMALL = 5.8;

/** Conflicts that are drawn; more would hide the bars, and their number is told. */
const MAX_ARCS = 60;

const STYLE = `
  .page { fill: #ffffff } text { fill: #1c2733; font: 12px system-ui, sans-serif } .title { font-size: 16px; font-weight: 600 } .small { font-size: 10.5px; fill: #51606f }
  .row { stroke: #dfe5eb } .tick { stroke: #eceff3 } .band { fill: #eef2f7; stroke: #cdd6df } .bar { fill: #cfe2f6; stroke: #4d7ba8 } .critical { fill: #f9d8a8; stroke: #a15c00; stroke-width: 2.5 }
  .done { fill: #e3e7eb; stroke: #8b98a5 } .checkpoint { stroke: #2b8a3e; stroke-dasharray: 5 4; stroke-width: 1.5 } .arc { fill: none; stroke: #c92a2a; stroke-width: 1.5; stroke-dasharray: 3 2 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #12181f } text { fill: #e6ebf0 } .small { fill: #a3b1bf } .row { stroke: #2b3642 } .tick { stroke: #202a34 } .band { fill: #1d2731; stroke: #3a4754 }
    .bar { fill: #1f4468; stroke: #7db1e3 } .critical { fill: #5f3b08; stroke: #f0a93c } .done { fill: #2a333c; stroke: #6f7d8a } .checkpoint { stroke: #69c97f } .arc { stroke: #ff7b7b }
  }`;

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Draws the plans below each other. Sizes are pixels; the picture is as wide as its busiest row needs, from 640 to 4,000. */
export function formatSvg(views: readonly PlanView[]): string {
  const drawings = views.map(drawPlan);
  const width = Math.max(640, ...drawings.map((one) => one.width));
  let top = 0;
  const parts = drawings.map(({ body, height }) => {
    const part = `<g transform="translate(0 ${top})">${body}</g>`;
    top += height;
    return part;
  });
  const title = views.map((view) => view.title).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" role="img" aria-label="${escapeMarkup(`Schedule of ${title}`)}">
<style>${STYLE}
</style>
<rect class="page" width="${width}" height="${top}"/>
${parts.join('\n')}
</svg>
`;
}

function drawPlan(view: PlanView): Drawing {
  const most = Math.max(1, ...view.rows.map((_, agent) => view.tasks.filter((task) => task.agent === agent).length));
  const width = Math.min(4000, Math.max(640, LABEL + most * 64 + 2 * MARGIN));
  const room = width - LABEL - 2 * MARGIN;
  const end = view.makespan.expected;
  const x = (time: number): number => round(LABEL + MARGIN + (end > 0 ? (time / end) * room : 0));
  const facts = factsOf(view)
    .filter(({ label }) => view.tasks.length === 0 || ['critical path', 'makespan', 'stated'].includes(label))
    .flatMap(({ label, text }) => lines(`${label}: ${text}`, Math.floor((width - 2 * MARGIN) / SMALL)));
  const out: string[] = [
    `<text class="title" x="${MARGIN}" y="30">${escapeMarkup(fit(visible(view.title), Math.floor((width - 2 * MARGIN) / 8.5)))}</text>`,
  ];
  let y = 48;
  for (const line of facts) {
    out.push(`<text class="small" x="${MARGIN}" y="${y}">${escapeMarkup(line)}</text>`);
    y += 15;
  }
  if (view.tasks.length === 0) return { width, height: y + MARGIN, body: out.join('\n') };
  y += 8;
  const lanes = lanesOf(view.phases);
  for (const [lane, phases] of lanes.entries()) out.push(...phases.map((phase) => drawBand(phase, x, y + lane * (BAND + 3))));
  y += lanes.length * (BAND + 3) + 16;
  const top = y + 6;
  const bottom = top + view.rows.length * ROW;
  const step = tickStep(view, end, Math.max(1, Math.floor(room / 80)));
  for (let time = 0; time <= end + 1e-9; time += step) {
    out.push(`<line class="tick" x1="${x(time)}" x2="${x(time)}" y1="${top}" y2="${bottom}"/>`);
    out.push(
      `<text class="small" text-anchor="${time === 0 ? 'start' : 'middle'}" x="${x(time)}" y="${y}">${escapeMarkup(time === 0 ? '0' : showTime(view, time))}</text>`,
    );
  }
  for (const [agent, name] of view.rows.entries()) {
    const rowTop = top + agent * ROW;
    out.push(`<line class="row" x1="${MARGIN}" x2="${width - MARGIN}" y1="${rowTop}" y2="${rowTop}"/>`);
    out.push(`<text x="${MARGIN}" y="${rowTop + 21}">${escapeMarkup(fit(visible(name), Math.floor(LABEL / CHARACTER)))}</text>`);
  }
  for (const task of view.tasks) out.push(drawBar(view, task, x, top + task.agent * ROW + (ROW - BAR) / 2));
  for (const at of view.checkpoints)
    out.push(
      `<line class="checkpoint" x1="${x(at)}" x2="${x(at)}" y1="${top - 4}" y2="${bottom + 4}"><title>checkpoint at ${escapeMarkup(showTime(view, at))}</title></line>`,
    );
  out.push(...drawArcs(view, x, top));
  out.push(drawLegend(view, bottom + 24));
  return { width, height: bottom + 44, body: out.join('\n') };
}

function drawBand(phase: PlanView['phases'][number], x: (time: number) => number, y: number): string {
  const [from, to] = [x(phase.start), x(phase.end)];
  const label = fit(visible(phase.name), Math.floor((to - from - 8) / SMALL));
  return `<g><title>${escapeMarkup(visible(phase.name))}</title><rect class="band" x="${from}" y="${y}" width="${round(Math.max(1, to - from))}" height="${BAND}" rx="3"/>${
    to - from > 30 ? `<text class="small" x="${from + 4}" y="${y + 14}">${escapeMarkup(label)}</text>` : ''
  }</g>`;
}

function drawBar(view: PlanView, task: TaskView, x: (time: number) => number, y: number): string {
  const [from, to] = [x(task.start), x(task.end)];
  const width = round(Math.max(2, to - from - 1));
  const full = visible(task.id === null ? task.title : `${task.id} ${task.title}`);
  const slack = task.critical ? 'critical' : `slack ${showTime(view, task.slack)}`;
  const title = `${full}: ${showTime(view, task.start)} to ${showTime(view, task.end)}, ${slack}`;
  const room = Math.floor((width - 8) / CHARACTER);
  const label = stringWidth(full) <= room ? full : visible(task.id ?? task.title);
  return `<g><title>${escapeMarkup(title)}</title><rect class="bar${task.done ? ' done' : ''}${task.critical ? ' critical' : ''}" x="${from}" y="${round(y)}" width="${width}" height="${BAR}" rx="4"/>${
    room >= 2 ? `<text x="${from + 4}" y="${round(y + 16)}">${escapeMarkup(fit(label, room))}</text>` : ''
  }</g>`;
}

/** Two tasks that meet over a file, joined by an arc between the middles of their bars. */
function drawArcs(view: PlanView, x: (time: number) => number, top: number): readonly string[] {
  return view.hazards.slice(0, MAX_ARCS).flatMap(({ first, second, file }) => {
    const [a, b] = [view.tasks[first], view.tasks[second]];
    if (!a || !b) return [];
    const middle = (task: TaskView): readonly [number, number] => [x((task.start + task.end) / 2), top + task.agent * ROW + ROW / 2];
    const [[x1, y1], [x2, y2]] = [middle(a), middle(b)];
    const bend = y1 === y2 ? -ROW : 24;
    const path = `M${x1} ${y1} Q${round((x1 + x2) / 2 + bend)} ${round((y1 + y2) / 2 + (y1 === y2 ? bend : 0))} ${x2} ${y2}`;
    return [
      `<path class="arc" d="${path}"><title>${escapeMarkup(`${visible(a.name)} and ${visible(b.name)} meet over ${visible(file)}`)}</title></path>`,
    ];
  });
}

function drawLegend(view: PlanView, y: number): string {
  const more = view.hazards.length > MAX_ARCS ? `, ${MAX_ARCS} of them drawn` : '';
  const entries: readonly (readonly [string, string])[] = [
    ['<rect class="bar critical" width="18" height="12" rx="3"/>', 'critical'],
    ['<rect class="bar" width="18" height="12" rx="3"/>', 'with slack'],
    ...(view.tasks.some((task) => task.done) ? [['<rect class="bar done" width="18" height="12" rx="3"/>', 'done'] as const] : []),
    ...(view.checkpoints.length > 0 ? [['<line class="checkpoint" x1="9" x2="9" y1="-2" y2="14"/>', 'checkpoint'] as const] : []),
    ...(view.hazards.length > 0
      ? [['<path class="arc" d="M0 10 Q9 -4 18 10"/>', `${count(view.hazards.length, 'conflict')}${more}`] as const]
      : []),
  ];
  let left = MARGIN;
  return entries
    .map(([mark, text]) => {
      const part = `<g transform="translate(${left} ${y})">${mark}<text class="small" x="24" y="10">${escapeMarkup(text)}</text></g>`;
      left += 40 + Math.round(text.length * SMALL);
      return part;
    })
    .join('');
}

/** Phases in rows without overlaps, the longer ones first. */
function lanesOf(phases: PlanView['phases']): readonly PlanView['phases'][] {
  const lanes: PlanView['phases'][number][][] = [];
  for (const phase of [...phases].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const lane = lanes.find((one) => (one.at(-1)?.end ?? 0) <= phase.start + 1e-9);
    if (lane) lane.push(phase);
    else lanes.push([phase]);
  }
  return lanes.slice(0, 4);
}

/** Words in lines of at most so many characters. */
function lines(text: string, room: number): readonly string[] {
  const found: string[] = [];
  let line = '';
  for (const word of visible(text).split(' ')) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > room) {
      found.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...found, line];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
