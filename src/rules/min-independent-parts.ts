// A plan that runs in parallel although it has too few parts for it.
import { isDone, isImplementation, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'min-independent-parts',
  meta: {
    description: 'Require at least three independent parts before work is split',
    category: 'size',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['agents'],
    messages: { few: 'the widest parallel group has {{count}} parts, expected at least {{least}} before work is split' },
  },
  options: (z) =>
    z.strictObject({ least: z.int().min(2).max(100).default(3).describe('The fewest independent parts that are worth splitting') }),
  check({ plan, options, settings, report }) {
    const groups = parallelRegionsOf(plan).filter((region) => settings.includeCompleted || !isDone(region));
    const sizes = groups.map((region) => tasksOf(region).filter((task) => isImplementation(task) || region.children.length > 2).length);
    const most = Math.max(0, ...sizes);
    const widest = groups[sizes.indexOf(most)];
    if (!widest || most >= options.least || parallelRegionsOf(plan).some((region) => tasksOf(region).length >= options.least)) return;
    report({
      messageId: 'few',
      data: { count: most, least: options.least },
      loc: widest.loc,
      ...(plan.sketch && { severity: 'info' as const }),
    });
  },
});
