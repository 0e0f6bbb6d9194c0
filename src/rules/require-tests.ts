// Parallel implementation that nobody tests.
import { inRegion } from '../plan/size.ts';
import { hasRole, isDone, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'require-tests',
  meta: {
    description: 'Require a test stream, test tasks or a test step beside parallel implementation',
    category: 'checkpoints',
    severity: 'info',
    recommended: true,
    since: '0.1.0',
    needs: ['agents', 'tests'],
    messages: {
      untested: '{{count}} streams build in parallel{{where}} and the plan never speaks of tests, expected a test stream or a test step',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const building = parallelRegionsOf(plan)
      .map((region) => ({ region, streams: order.sideBySide(region).filter((task) => !WRITING.test(task.title.value)) }))
      .find(({ region, streams }) => streams.length >= 2 && (settings.includeCompleted || !isDone(region)));
    if (!building) return;
    const tested = tasksOf(plan.root).some((task) => hasRole(task, 'test') || task.steps.some((step) => /\btest/i.test(step.value)));
    const checked = plan.checkpoints.some((one) => one.every !== undefined);
    if (tested || checked || plan.speaksOfTests) return;
    const { region, streams } = building;
    report({ messageId: 'untested', data: { count: streams.length, where: inRegion(plan, region) }, loc: region.loc });
  },
});

/** Streams that write for people have nothing to test. */
const WRITING = /\b(?:documentation|docs|guides?|tutorials?|readme|manual|handbook|changelog|content|copywriting)\b/i;
