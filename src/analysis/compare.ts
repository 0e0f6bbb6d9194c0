// Numbers for messages: what so many agents make of a plan.
import type { Analysis } from './analyze.ts';
import { count, showTime } from './show.ts';

/** `; 3 agents finish in 4 h 10 min, 5 agents in 4 h` for two numbers of agents; nothing where the plan states no times of its own. */
export function compareAgents(analysis: Analysis, few: number, many: number): string {
  if (!isTimed(analysis)) return '';
  const at = (agents: number): string => showTime(analysis.times, makespanWith(analysis, agents));
  return `; ${count(few, 'agent')} ${few === 1 ? 'finishes' : 'finish'} in ${at(few)}, ${count(many, 'agent')} in ${at(many)}`;
}

/** ` (3 agents take 45 min and cost 15 min of coordination)`; nothing where the plan states no times. */
export function weighOverhead(analysis: Analysis): string {
  if (!isTimed(analysis)) return '';
  const { agents, overhead, schedule, times } = analysis;
  const verb = agents === 1 ? 'takes' : 'take';
  return ` (${count(agents, 'agent')} ${verb} ${showTime(times, schedule.makespan)} and cost${agents === 1 ? 's' : ''} ${showTime(times, overhead.minutes)} of coordination)`;
}

/** ` (its tasks let 3 agents finish in 2 h)`; nothing where the times of the tasks are not stated for themselves. */
export function reachable(analysis: Analysis): string {
  if (!isTimed(analysis) || !analysis.tasks.every(({ time }) => time.source === 'stated')) return '';
  const { enough, times } = analysis;
  return ` (its tasks let ${count(enough, 'agent')} finish in ${showTime(times, makespanWith(analysis, enough))})`;
}

/** Whether the plan states times and how its tasks run; steps say nothing about hours, and an assumed order nothing about agents. */
function isTimed({ times, tasks, order }: Analysis): boolean {
  return times.measure === 'minutes' && tasks.length > 0 && order.unknownBlocks === 0;
}

function makespanWith({ curve, schedule }: Analysis, agents: number): number {
  return (curve.find((point) => point.agents === agents) ?? curve.at(-1))?.makespan ?? schedule.makespan;
}
