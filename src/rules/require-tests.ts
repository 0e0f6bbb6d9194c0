// Parallel implementation that nobody tests.
import { inRegion } from '../plan/size.ts';
import { openRegionsOf, streamNames } from '../plan/regions.ts';
import { hasRole, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'require-tests',
  meta: {
    description: 'Require a test stream, test tasks or a test step beside parallel implementation',
    category: 'checkpoints',
    severity: 'info',
    confidence: 'medium',
    recommended: true,
    since: '0.1.0',
    needs: ['agents', 'tests'],
    messages: {
      untested: '{{streams}} build in parallel{{where}}, but the plan never mentions tests',
    },
    help: { untested: 'add a test stream, or a test step after them' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const building = openRegionsOf(plan, order, settings.includeCompleted).find(
      ({ tasks }) => tasks.filter((task) => !WRITING.test(task.title.value)).length >= 2,
    );
    if (!building) return;
    const tested = tasksOf(plan.root).some((task) => hasRole(task, 'test') || task.steps.some((step) => /\btest/i.test(step.value)));
    const checked = plan.checkpoints.some((one) => one.every !== undefined);
    if (tested || checked || plan.speaksOfTests) return;
    const { region } = building;
    report({ messageId: 'untested', data: { streams: streamNames(building), where: inRegion(plan, region) }, loc: region.loc });
  },
});

/** Streams that write for people have nothing to test. */
const WRITING = /\b(?:documentation|docs|guides?|tutorials?|readme|manual|handbook|changelog|content|copywriting)\b/i;
