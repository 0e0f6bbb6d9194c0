// A plan with nothing in it yet: what an extractor does not state is empty, never missing.
import type { Plan } from '../../plan/model.ts';

type Given = Pick<Plan, 'title' | 'dialect' | 'loc' | 'root' | 'declarations' | 'capabilities'> & Partial<Plan>;

/** Completes what an extractor has read to a plan. */
export function createPlan(given: Given): Plan {
  return {
    checkpoints: [],
    contracts: [],
    components: [],
    dependencyStatements: [],
    waves: [],
    conflicts: [],
    parallelStatements: [],
    criticalPaths: [],
    totals: [],
    comparisons: [],
    claims: [],
    unplaced: [],
    idScope: 'plan',
    sketch: false,
    ...given,
  };
}
