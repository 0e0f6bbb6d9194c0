// What an analysis says in words: the same lines for the terminal and for the page.
import { count, showRange, showRatio, showShare, showTime } from '../../analysis/show.ts';
import type { PlanView } from './view.ts';

/** One line of the summary: what it is about, and what it says. */
export interface FactLine {
  readonly label: string;
  readonly text: string;
}

/** Where the number of agents comes from, in words. */
const AGENTS_FROM: Readonly<Record<PlanView['agents']['from'], string>> = {
  asked: 'as asked for',
  declared: 'as the plan declares',
  named: 'as the plan launches',
  enough: 'the fewest that are fastest',
};

/** The summary of an analyzed plan. A plan without tasks has the figures that it states and nothing else. */
export function factsOf(view: PlanView): readonly FactLine[] {
  return [...(view.tasks.length > 0 ? computed(view) : []), ...statedFacts(view)];
}

function computed(view: PlanView): readonly FactLine[] {
  const { agents, figures } = view;
  const idle = view.speedup === null ? '' : `speed-up ${showRatio(view.speedup)}, efficiency ${showShare(view.efficiency ?? 0)}`;
  const lines: FactLine[] = [
    { label: 'work', text: `${showTime(view, view.work)} in ${count(view.tasks.length, 'task')}, one after another` },
    { label: 'critical path', text: `${expected(view, view.criticalLength)}: ${pathNames(view)}` },
    {
      label: 'makespan',
      text: `${expected(view, view.makespan)} with ${count(agents.count, 'agent')} (${agents.from === 'enough' && agents.enough > view.curve.length ? 'as many as can work at once' : AGENTS_FROM[agents.from]})${idle === '' ? '' : `; ${idle}`}`,
    },
    { label: 'bounds', text: boundsText(view) },
    { label: 'agents', text: agentsText(view) },
  ];
  if (view.ceiling !== null && view.sequentialShare > 0) {
    lines.push({
      label: 'ceiling',
      text: `${showRatio(view.ceiling)} by Amdahl’s law: ${showShare(view.sequentialShare)} of the work runs with nothing beside it`,
    });
  }
  if (view.measure === 'minutes') lines.push({ label: 'overhead', text: overheadText(view) });
  if (figures)
    lines.push({
      label: 'figures',
      text: `${figuresText(figures)}${view.target === null ? '' : ` (target: reduction above ${view.target} %)`}`,
    });
  if (view.assumption !== null) lines.push({ label: 'assumed', text: view.assumption });
  const done = view.tasks.filter((task) => task.done).length;
  if (done > 0)
    lines.push({
      label: 'done',
      text: `${done} of ${count(view.tasks.length, 'task')}; ${done === 1 ? 'it counts' : 'they count'} in full`,
    });
  if (view.unresolved > 0)
    lines.push({
      label: 'left out',
      text: `${count(view.unresolved, 'dependency', 'dependencies')} on something that the plan does not define`,
    });
  if (view.contradictions > 0)
    lines.push({
      label: 'contradictions',
      text: `${count(view.contradictions, 'stated order', 'stated orders')} left out, as the plan contradicts itself`,
    });
  return lines;
}

function statedFacts({ stated, ...view }: PlanView): readonly FactLine[] {
  if (!stated) return [];
  const scale = { measure: 'minutes', unit: view.unit } as const;
  const times = `${showTime(scale, stated.parallel)} in parallel, ${showTime(scale, stated.sequential)} in sequence`;
  return [{ label: 'stated', text: `${times}: ${figuresText(stated)}` }];
}

function figuresText(figures: NonNullable<PlanView['figures']>): string {
  const gain = figures.returnOnInvestment === null ? '' : `, return on coordination ${showRatio(figures.returnOnInvestment)}`;
  return `time reduction ${showShare(figures.timeReduction)}, efficiency ratio ${showRatio(figures.efficiencyRatio)}${gain}`;
}

function boundsText(view: PlanView): string {
  const upper =
    view.bounds.upper === null
      ? 'Graham’s bound does not hold, as tasks exclude each other'
      : `no list schedule takes more than ${showTime(view, view.bounds.upper)}`;
  return `no schedule takes less than ${showTime(view, view.bounds.lower)}; ${upper}`;
}

function agentsText({ agents, ...view }: PlanView): string {
  const most = view.curve.at(-1);
  const curve = curvePoints({ agents, ...view }).map((point) => `${point.agents}: ${showTime(view, point.makespan)}`);
  const end = most && most.agents > agents.enough ? `; nothing is gained beyond ${agents.enough}` : '';
  // Beyond the end of the curve more agents may still be faster.
  const capped = most !== undefined && most.agents < view.width;
  const verb = agents.best === 1 ? 'is' : 'are';
  const best = capped
    ? `; more than ${most.agents} are not tried, and up to ${view.width} can work at once`
    : agents.best === agents.enough
      ? ''
      : `; with the overhead counted in, ${agents.best} ${verb} fastest`;
  return `${curve.join(', ')}${end}${best}`;
}

/** The points of the curve that are worth telling: each number of agents up to the one beyond which nothing is gained, twelve at most. */
function curvePoints({ curve, agents }: Pick<PlanView, 'curve' | 'agents'>): PlanView['curve'] {
  const useful = curve.filter((point) => point.agents <= agents.enough);
  return useful.length <= 12 ? useful : [...useful.slice(0, 8), ...useful.slice(-4)];
}

function overheadText(view: PlanView): string {
  const { overhead, breakEven } = view;
  const from = overhead.from === 'declared' ? 'declared' : '5 min per agent and 15 min per checkpoint';
  const end = breakEven === null ? 'this split never pays' : `at this speed-up a split pays from ${showTime(view, breakEven)} of work`;
  return `${showTime(view, overhead.minutes)} (${from}); ${end}`;
}

function expected(view: PlanView, time: { readonly min: number; readonly expected: number; readonly max: number }): string {
  const range = time.min < time.max ? ` (${showRange(view, time)})` : '';
  return `${showTime(view, time.expected)}${range}`;
}

/** The tasks of the critical path by id; the middle of a long one is counted. */
function pathNames({ criticalPath, tasks }: PlanView): string {
  const names = criticalPath.map((task) => tasks[task]?.name ?? '');
  return names.length <= 8 ? names.join(' → ') : [...names.slice(0, 4), `${names.length - 7} more`, ...names.slice(-3)].join(' → ');
}
