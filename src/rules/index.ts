// Every rule, in the order of the rule index.
import type { Rule } from '../engine/rule.ts';
import agentCount from './agent-count.ts';
import balancedStreams from './balanced-streams.ts';
import consistentClaims from './consistent-claims.ts';
import consistentRestatement from './consistent-restatement.ts';
import consistentTotals from './consistent-totals.ts';
import consistentWriteSet from './consistent-write-set.ts';
import feasibleSchedule from './feasible-schedule.ts';
import minIndependentParts from './min-independent-parts.ts';
import minTimeReduction from './min-time-reduction.ts';
import noCoupledParallel from './no-coupled-parallel.ts';
import noDependencyCycle from './no-dependency-cycle.ts';
import noDuplicateId from './no-duplicate-id.ts';
import noOrderContradiction from './no-order-contradiction.ts';
import noOverSerialization from './no-over-serialization.ts';
import noPrematureParallelization from './no-premature-parallelization.ts';
import noReadWriteRace from './no-read-write-race.ts';
import noSharedSurface from './no-shared-surface.ts';
import noUnexplainedSuppression from './no-unexplained-suppression.ts';
import noUnfrozenInterfaces from './no-unfrozen-interfaces.ts';
import noUnknownDependency from './no-unknown-dependency.ts';
import noUnusedSuppression from './no-unused-suppression.ts';
import noWriteConflict from './no-write-conflict.ts';
import requireCheckpoints from './require-checkpoints.ts';
import requireFileOwnership from './require-file-ownership.ts';
import requireTests from './require-tests.ts';
import validPlan from './valid-plan.ts';

/** Every rule that exists. */
export const rules: readonly Rule[] = [
  noPrematureParallelization,
  minIndependentParts,
  minTimeReduction,
  balancedStreams,
  requireCheckpoints,
  requireTests,
  noUnfrozenInterfaces,
  noCoupledParallel,
  agentCount,
  consistentTotals,
  consistentClaims,
  feasibleSchedule,
  noWriteConflict,
  noReadWriteRace,
  noSharedSurface,
  consistentWriteSet,
  requireFileOwnership,
  noDuplicateId,
  noUnknownDependency,
  noDependencyCycle,
  noOrderContradiction,
  consistentRestatement,
  noOverSerialization,
  validPlan,
  noUnusedSuppression,
  noUnexplainedSuppression,
];
