// Components that the plan itself calls coupled, launched at the same time.
import type { Component, Task } from '../plan/model.ts';
import { nameOf, namesOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-coupled-parallel',
  meta: {
    description: 'Disallow running components in parallel that the plan marks as coupled',
    category: 'contracts',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['components'],
    messages: {
      coupled: '{{component}} has low independence, but {{task}} runs beside {{others}}',
    },
    help: { coupled: 'let {{task}} run before or after {{others}}' },
  },
  options: noOptions,
  check({ plan, order, report }) {
    const parallel = parallelRegionsOf(plan).flatMap(tasksOf);
    for (const component of plan.components) {
      if (component.independence?.value !== 'low') continue;
      const task = parallel.find((one) => speaksOf(one, component));
      const others = task ? parallel.filter((other) => order.concurrent(task, other)) : [];
      if (!task || others.length === 0) continue;
      const related = [{ message: `${nameOf(task)} starts here`, location: task.loc }];
      report({
        messageId: 'coupled',
        data: { component: component.name.value, task: nameOf(task), others: namesOf(others) },
        loc: component.independence.loc,
        related,
        // That the task is about the component is told by a word they share.
        confidence: 'medium',
      });
    }
  },
});

/** Whether a task's title has a word of the component's name. */
function speaksOf(task: Task, component: Component): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const title = new Set(words(task.title.value));
  return words(component.name.value).some(
    (word) => title.has(word) && !['the', 'and', 'service', 'component', 'layer', 'module'].includes(word),
  );
}
