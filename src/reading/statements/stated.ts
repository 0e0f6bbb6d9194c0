// What a draft of a free-form plan ends as: the facts of the whole plan, whoever read its tree.
import type { Capability, Plan } from '../../plan/model.ts';
import type { DraftPlan } from './draft.ts';

/** What free-form plans can state. */
const FREE_CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>([
  'writes',
  'reads',
  'dependencies',
  'ids',
  'durations',
  'contracts',
  'checkpoints',
  'totals',
  'claims',
  'agents',
  'components',
  'tests',
]);

/** The facts of the whole plan that a draft holds. A claim without times of its own is about the plan's. */
export function statedOf(
  draft: DraftPlan,
): Pick<
  Plan,
  | 'checkpoints'
  | 'contracts'
  | 'components'
  | 'totals'
  | 'comparisons'
  | 'claims'
  | 'statedParallelTime'
  | 'statedSequentialTime'
  | 'capabilities'
> {
  const { statedParallelTime, statedSequentialTime } = draft;
  return {
    checkpoints: draft.checkpoints,
    contracts: draft.contracts,
    components: draft.components,
    totals: draft.totals,
    comparisons: draft.comparisons,
    claims: draft.claims.map((claim) => ({
      ...(statedParallelTime && { parallel: statedParallelTime }),
      ...(statedSequentialTime && { sequential: statedSequentialTime }),
      ...claim,
    })),
    ...(statedParallelTime && { statedParallelTime }),
    ...(statedSequentialTime && { statedSequentialTime }),
    capabilities: FREE_CAPABILITIES,
  };
}
