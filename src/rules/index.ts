// Every rule, in the order of the rule index.
import type { Rule } from '../engine/rule.ts';
import agentCount from './agent-count.ts';
import balancedStreams from './balanced-streams.ts';
import checkpointCadence from './checkpoint-cadence.ts';
import consistentClaims from './consistent-claims.ts';
import consistentConflicts from './consistent-conflicts.ts';
import consistentCriticalPath from './consistent-critical-path.ts';
import consistentDependencies from './consistent-dependencies.ts';
import consistentTotals from './consistent-totals.ts';
import consistentWaves from './consistent-waves.ts';
import consistentWriteSet from './consistent-write-set.ts';
import feasibleSchedule from './feasible-schedule.ts';
import minIndependentParts from './min-independent-parts.ts';
import minTimeReduction from './min-time-reduction.ts';
import noContractChange from './no-contract-change.ts';
import noCoupledParallel from './no-coupled-parallel.ts';
import noDependencyCycle from './no-dependency-cycle.ts';
import noDependencyInWave from './no-dependency-in-wave.ts';
import noDuplicateId from './no-duplicate-id.ts';
import noLateDependency from './no-late-dependency.ts';
import noOverSerialization from './no-over-serialization.ts';
import noPrematureParallelization from './no-premature-parallelization.ts';
import noReadWriteRace from './no-read-write-race.ts';
import noSharedContractOwner from './no-shared-contract-owner.ts';
import noSharedSurface from './no-shared-surface.ts';
import noTimelineContradiction from './no-timeline-contradiction.ts';
import noUnexplainedSuppression from './no-unexplained-suppression.ts';
import noUnknownDependency from './no-unknown-dependency.ts';
import noUnproducedContract from './no-unproduced-contract.ts';
import noUnscheduledCheckpoint from './no-unscheduled-checkpoint.ts';
import noUnusedSuppression from './no-unused-suppression.ts';
import noWriteConflict from './no-write-conflict.ts';
import requireContractFirst from './require-contract-first.ts';
import requireFileOwnership from './require-file-ownership.ts';
import requireIntegration from './require-integration.ts';
import requireTests from './require-tests.ts';
import validPlan from './valid-plan.ts';

/** Every rule that exists. */
export const rules: readonly Rule[] = [
  noPrematureParallelization,
  minIndependentParts,
  minTimeReduction,
  balancedStreams,
  checkpointCadence,
  requireIntegration,
  noUnscheduledCheckpoint,
  requireTests,
  requireContractFirst,
  noContractChange,
  noSharedContractOwner,
  noUnproducedContract,
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
  noDependencyInWave,
  noLateDependency,
  noTimelineContradiction,
  consistentDependencies,
  consistentWaves,
  consistentCriticalPath,
  consistentConflicts,
  noOverSerialization,
  validPlan,
  noUnusedSuppression,
  noUnexplainedSuppression,
];

/** The rules of each group by its name: the former name of what is several rules now. */
export const ruleGroups: ReadonlyMap<string, readonly Rule[]> = new Map(
  [...new Set(rules.flatMap((rule) => rule.meta.group ?? []))].map((group) => [group, rules.filter((rule) => rule.meta.group === group)]),
);
