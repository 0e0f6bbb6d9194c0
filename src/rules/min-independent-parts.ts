// A plan that runs in parallel although it has too few parts for it.
import { isDone, isImplementation, stretchesOf, tasksOf } from '../plan/walk.ts';
import { defineRule } from '../rule.ts';

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
    const groups = stretchesOf(plan).filter((stretch) => settings.includeCompleted || !isDone(stretch));
    const sizes = groups.map((stretch) => tasksOf(stretch).filter((task) => isImplementation(task) || stretch.children.length > 2).length);
    const most = Math.max(0, ...sizes);
    const widest = groups[sizes.indexOf(most)];
    if (!widest || most >= options.least || stretchesOf(plan).some((stretch) => tasksOf(stretch).length >= options.least)) return;
    report({
      messageId: 'few',
      data: { count: most, least: options.least },
      loc: widest.loc,
      ...(plan.sketch && { severity: 'info' as const }),
    });
  },
});
