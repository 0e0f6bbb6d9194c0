// Tasks in a later wave than what they wait for needs.
import { changesMeet, statesChanges } from '../plan/hazards.ts';
import type { Plan, Task, WaveStatement } from '../plan/model.ts';
import { earlierOf, waveStatements } from '../plan/statements.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-over-serialization',
  meta: {
    description: 'Disallow tasks in a later wave than their dependencies need',
    category: 'graph',
    severity: 'info',
    recommended: true,
    since: '0.2.0',
    needs: ['dependencies'],
    messages: {
      late: '{{task}} is in {{wave}}, but waits only for {{blockers}}, done by wave {{last}}',
      free: '{{task}} is in {{wave}}, but waits for nothing',
    },
    help: {
      late: 'move {{task}} to wave {{earliest}}, or name what else it waits for',
      free: 'move {{task}} to wave {{earliest}}, or name what it waits for',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const waves = waveStatements(plan);
    const used = [...new Set([...waves.values()].map((wave) => wave.wave))].sort((a, b) => a - b);
    const [firstWave] = used;
    if (firstWave === undefined || used.length < 3) return;
    const stated = new Set(
      plan.dependencyStatements.filter((statement) => statement.direction === 'blockedBy').map((statement) => statement.node),
    );
    for (const task of order.tasks) {
      const wave = waves.get(task.key);
      // A final wave is last on purpose.
      if (!wave || wave.final || !stated.has(task.key) || (task.done && !settings.includeCompleted)) continue;
      const blockers = earlierOf(order, task);
      const known = blockers.map((one) => waves.get(one.key)?.wave);
      if (known.some((one) => one === undefined) || task.dependencies.some((dependency) => dependency.target === undefined)) continue;
      const last = Math.max(firstWave - 1, ...(known as number[]));
      const earliest = used.find((one) => one > last && !meets(plan, order.tasks, waves, task, one));
      if (earliest === undefined || earliest >= wave.wave) continue;
      const data = { task: nameOf(task), wave: wave.label.toLowerCase(), earliest, blockers: namesOf(blockers) };
      const related = blockers
        .slice(0, 4)
        .map((one) => ({ message: `the wave of ${nameOf(one)}`, location: waves.get(one.key)?.loc ?? one.loc }));
      if (blockers.length === 0) report({ messageId: 'free', data, loc: wave.loc });
      else report({ messageId: 'late', data: { ...data, last }, loc: wave.loc, related });
    }
  },
});

/** Whether a task would write a file in a wave that another task of it writes. */
function meets(plan: Plan, tasks: readonly Task[], waves: ReadonlyMap<string, WaveStatement>, task: Task, wave: number): boolean {
  return tasks.some((other) => other !== task && waves.get(other.key)?.wave === wave && (!statesChanges(task) || changesMeet(other, task)));
}
