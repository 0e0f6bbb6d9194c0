// A plan that runs in parallel although it has too few parts for it.
import { inRegion } from '../plan/size.ts';
import { isDone, isImplementation, namesOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
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
    messages: { few: 'only {{parts}} run at once{{where}}, fewer than {{least}} parts' },
    help: { few: 'do the work in sequence, or split it into at least {{least}} independent parts' },
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
      data: { parts: namesOf(tasksOf(widest)), where: inRegion(plan, widest), least: options.least },
      loc: widest.loc,
      ...(widest.inferred && { confidence: 'medium' as const }),
      ...(plan.sketch && { severity: 'info' as const }),
    });
  },
});
