// Totals whose parts are the nodes of the tree: stated counts, and the whole time against the phases.
import type { Duration } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { Block, PlanNode } from '../../plan/model.ts';
import { blocksOf, tasksOf } from '../../plan/walk.ts';
import { asInterval } from '../facts/durations.ts';
import type { DraftPlan } from './draft.ts';
import { referenceKey } from './headings.ts';

/** Stated counts against the nodes of the tree; a count of nodes that the tree does not have is left alone. */
export function readCountTotals(draft: DraftPlan, root: Block): void {
  for (const { noun, value } of draft.counts) {
    const counted = countedNodes(root, noun);
    if (counted.length < 2) continue;
    const parts = counted.map((node) => ({ value: { min: 1, max: 1 }, loc: node.id?.loc ?? node.loc }));
    draft.totals.push({
      quantity: noun === 'tasks' ? 'tasks' : noun === 'agents' ? 'agents' : noun === 'waves' ? 'waves' : 'phases',
      label: `number of ${noun}`,
      value,
      parts,
      complete: true,
    });
  }
}

function countedNodes(root: Block, noun: string): readonly PlanNode[] {
  const nodes: readonly PlanNode[] = [...blocksOf(root), ...tasksOf(root)];
  const kind = noun.replace(/s$/, '');
  const numbered = nodes.filter(
    (node) => node.id !== undefined && referenceKey(node.id.value).replace(/(?:\d+[a-z]?|[a-z])$/, '') === referenceKey(kind),
  );
  const distinct = [...new Map(numbered.map((node) => [referenceKey(node.id?.value ?? ''), node])).values()];
  if (noun !== 'agents' || distinct.length > 0) return distinct;
  const agents = tasksOf(root).filter((task) => task.agent !== undefined);
  return [...new Map(agents.map((task) => [task.agent?.value ?? '', task])).values()];
}

/** The stated time of the whole plan against its top-level phases, where every phase states one. */
export function readPhaseTotal(draft: DraftPlan, root: Block): void {
  if (!draft.statedParallelTime) return;
  if (draft.totals.some((total) => total.value.loc.start.offset === draft.statedParallelTime?.loc.start.offset && total.parts.length > 0))
    return;
  const timed = root.children.filter((node) => node.duration !== undefined);
  if (timed.length < 2 || timed.some((node) => node.dependencies.some((dependency) => dependency.target === undefined))) return;
  draft.totals.push({
    quantity: 'time',
    label: 'total',
    value: asInterval(draft.statedParallelTime),
    duration: draft.statedParallelTime.value,
    parts: timed.map((node) => asInterval(node.duration as Located<Duration>)),
    complete: timed.length === root.children.length,
  });
}
