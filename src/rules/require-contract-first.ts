// Parallel streams that start before a contract between them is defined.
import type { Block } from '../plan/model.ts';
import { definedContracts, changesInFlight, isBefore, quoteContract } from '../plan/contract-use.ts';
import { pathsOverlap } from '../plan/paths.ts';
import { openRegionsOf, streamNames } from '../plan/regions.ts';
import { inRegion, sequentialSize } from '../plan/size.ts';
import { tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'require-contract-first',
  meta: {
    description: 'Require a contract between parallel streams to be defined before they start',
    category: 'contracts',
    severity: 'warning',
    // That nothing defines one is told by the words of a plan.
    confidence: 'medium',
    group: 'no-unfrozen-interfaces',
    recommended: true,
    since: '0.2.0',
    needs: ['contracts'],
    messages: {
      missing: '{{streams}} start without a shared contract{{where}}',
      mentioned: 'contract “{{subject}}” is mentioned but never defined',
      late: '{{subject}} is defined only while {{streams}} run{{where}}, or after them',
    },
    help: {
      missing: 'define the API, data model or interface that they share before they start',
      mentioned: 'define it before {{streams}} start',
      late: 'define it before {{streams}} start',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const size = sequentialSize(plan);
    if (size && size.max < settings.smallWork) return;
    const [open] = openRegionsOf(plan, order, settings.includeCompleted);
    // A change in flight is the worse fault of the same contracts.
    if (!open || changesInFlight(plan, order).length > 0) return;
    const { region } = open;
    const defined = definedContracts(plan);
    if (defined.some((one) => isBefore(order, one, region))) return;
    const data = { streams: streamNames(open), where: inRegion(plan, region) };
    // A sketch leaves out what it does not show; streams with files of their own can do without, though they should not.
    const severity = plan.sketch || haveOwnFiles(region) ? ('info' as const) : undefined;
    const grade = severity ? { severity } : {};
    const [late] = defined;
    const mention = plan.contracts.find((one) => one.action === 'mention');
    const related = [{ message: 'the streams start here', location: region.loc }];
    if (late) report({ messageId: 'late', data: { ...data, subject: quoteContract(late) }, loc: late.subject.loc, related, ...grade });
    else if (mention)
      report({ messageId: 'mentioned', data: { ...data, subject: mention.subject.value }, loc: mention.subject.loc, related, ...grade });
    else report({ messageId: 'missing', data, loc: region.loc, ...grade });
  },
});

/** Whether every stream declares files of its own and no two streams share one. */
function haveOwnFiles(region: Block): boolean {
  const sets = region.children.map((child) =>
    tasksOf(child).flatMap((task) => task.paths.filter((path) => path.access === 'write' && path.source === 'declared')),
  );
  if (sets.some((set) => set.length === 0)) return false;
  return !sets.some((set, index) =>
    sets.slice(index + 1).some((other) => set.some((a) => other.some((b) => pathsOverlap(a.value, b.value)))),
  );
}
