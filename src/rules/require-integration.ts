// Parallel work that nothing brings together afterwards.
import type { Plan, Task } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { openRegionsOf, streamNames } from '../plan/regions.ts';
import { inRegion, sequentialSize } from '../plan/size.ts';
import { hasRole, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';
import type { Block } from '../plan/model.ts';

export default defineRule({
  id: 'require-integration',
  meta: {
    description: 'Require a step that merges or tests parallel streams together',
    category: 'checkpoints',
    severity: 'warning',
    // That nothing does is told by the words of a plan.
    confidence: 'medium',
    group: 'require-checkpoints',
    recommended: true,
    since: '0.2.0',
    needs: ['checkpoints'],
    messages: { loose: 'nothing merges or tests {{streams}} together{{where}}' },
    help: { loose: 'add a step after them that merges their work and tests it as a whole' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const size = sequentialSize(plan);
    if (plan.waveGraph || (size !== undefined && size.max < settings.smallWork)) return;
    // Whether a plan ever brings its work together is asked once, at its first parallel group.
    const [open] = openRegionsOf(plan, order, settings.includeCompleted);
    if (!open) return;
    const { region, tasks } = open;
    if (isJoined(plan, order, region, tasks, (task) => order.precedes(region, task) || isBehind(order, tasks, task))) return;
    report({
      messageId: 'loose',
      data: { streams: streamNames(open), where: inRegion(plan, region) },
      loc: region.loc,
      ...(plan.sketch && { severity: 'info' as const }),
    });
  },
});

/** Whether a task comes after at least two of the streams and more than half of the others; what it joins need not be every one of them. */
function isBehind(order: HappensBefore, producing: readonly Task[], task: Task): boolean {
  const others = producing.filter((one) => one !== task);
  const before = others.filter((one) => order.precedes(one, task));
  return before.length >= 2 && before.length * 2 > others.length;
}

/** Whether a checkpoint behind the region or a recurring one, somebody who integrates and is not one of the streams at work, or a later test brings the streams together. */
function isJoined(plan: Plan, order: HappensBefore, region: Block, streams: readonly Task[], isLater: (task: Task) => boolean): boolean {
  if (plan.checkpoints.some((one) => one.every !== undefined || one.at !== undefined || one.loc.start.offset >= region.extent.start.offset))
    return true;
  return tasksOf(plan.root).some(
    (task) =>
      (hasRole(task, 'integration', 'checkpoint') &&
        !order.precedes(task, region) &&
        !(streams.includes(task) && task.roles.has('work'))) ||
      (hasRole(task, 'test') && isLater(task)),
  );
}
