// Times that the plan's own tasks rule out, and agents that nothing is there for.
import type { Analysis } from '../analysis/analyze.ts';
import { showTime } from '../analysis/show.ts';
import { type Duration, isCalendar, sum } from '../plan/duration.ts';
import type { Located, Location } from '../plan/location.ts';
import type { Block, Plan, Task } from '../plan/model.ts';
import { blocksOf, nameOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'feasible-schedule',
  meta: {
    description: 'Require stated times that the tasks can keep, and no more agents than can work at once',
    category: 'numbers',
    severity: 'warning',
    recommended: true,
    since: '0.2.0',
    needs: [],
    messages: {
      total: 'the stated total ({{stated}}) is shorter than the critical path ({{critical}}: {{tasks}})',
      phase: '{{phase}} takes {{stated}}, but {{task}} in it takes {{time}}',
      idle: '{{count}} agents are declared, but at most {{width}} can work at once',
    },
    help: {
      total: 'plan at least {{critical}}, or shorten the path',
      phase: 'plan more time for {{phase}}, or shorten {{task}}',
      idle: 'declare {{width}}, or split the work further',
    },
  },
  options: noOptions,
  check({ plan, order, analysis, settings, report }) {
    const tasks = tasksOf(plan.root);
    if (tasks.length === 0 || (!settings.includeCompleted && tasks.every((task) => task.done))) return;
    for (const block of blocksOf(plan.root)) {
      const long = tooLong(block);
      if (!long) continue;
      const { task, stated, time } = long;
      report({
        messageId: 'phase',
        data: { phase: nameOf(block), stated: stated.value.text.trim(), task: nameOf(task), time: time.value.text.trim() },
        loc: stated.loc,
        related: [{ message: `the time of ${nameOf(task)}`, location: time.loc }],
      });
    }
    // An order that had to be assumed rules nothing out.
    if (order.unknownBlocks > 0) return;
    const total = tooShort(plan, tasks, analysis);
    if (total) report({ messageId: 'total', ...total });
    const declared = plan.declarations.agents;
    if (declared && declared.value > analysis().width)
      report({ messageId: 'idle', data: { count: declared.value, width: analysis().width }, loc: declared.loc });
  },
});

/** A task that takes longer than the phase around it, both in wall-clock time and in units that can be compared. */
function tooLong(block: Block): { readonly task: Task; readonly stated: Located<Duration>; readonly time: Located<Duration> } | undefined {
  const stated = block.duration;
  if (!stated) return undefined;
  for (const task of tasksOf(block)) {
    const time = task.duration;
    if (time && comparable(stated.value, time.value) && time.value.min > stated.value.max + slackOf(stated.value))
      return { task, stated, time };
  }
  return undefined;
}

/** The plan's total below the critical path of tasks that all state their times; a total that its own parts already contradict is left to consistent-totals. */
function tooShort(
  plan: Plan,
  tasks: readonly Task[],
  analysis: () => Analysis,
):
  | {
      readonly data: { readonly stated: string; readonly critical: string; readonly tasks: string };
      readonly loc: Location;
      readonly related: readonly { readonly message: string; readonly location: Location }[];
    }
  | undefined {
  const { statedParallelTime } = plan;
  if (!statedParallelTime || tasks.some((task) => !task.duration || !comparable(statedParallelTime.value, task.duration.value)))
    return undefined;
  const isCovered = plan.totals.some(
    ({ quantity, value, parts }) =>
      quantity === 'time' &&
      value.loc.start.offset === statedParallelTime.loc.start.offset &&
      parts.length > 0 &&
      sum(parts.map((part) => part.value)).min > value.value.max,
  );
  const { criticalRange, criticalPath, times } = analysis();
  if (isCovered || criticalRange.min <= statedParallelTime.value.max + slackOf(statedParallelTime.value)) return undefined;
  return {
    data: {
      stated: statedParallelTime.value.text.trim(),
      critical: showTime(times, criticalRange.min),
      tasks: criticalPath.tasks
        .slice(0, 6)
        .map((task) => `${nameOf(task)}${task.duration ? ` ${task.duration.value.text.trim()}` : ''}`)
        .concat(criticalPath.tasks.length > 6 ? ['…'] : [])
        .join(' → '),
    },
    loc: statedParallelTime.loc,
    related: criticalPath.tasks
      .slice(0, 6)
      .flatMap((task) => (task.duration ? [{ message: `${nameOf(task)} is on the critical path`, location: task.duration.loc }] : [])),
  };
}

/** Clock and calendar units are not set against each other, nor person-time against wall-clock time. */
function comparable(one: Duration, other: Duration): boolean {
  return isCalendar(one) === isCalendar(other) && one.measure === 'wall' && other.measure === 'wall';
}

function slackOf(duration: Duration): number {
  return duration.approximate ? Math.max(duration.precision, duration.max * 0.2) : duration.precision;
}
