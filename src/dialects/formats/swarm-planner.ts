// The swarm planner's plans: `### T1: name` with `depends_on`, `location`, `status`, and a table of waves.
import type { DialectDeclaration } from '../schema.ts';

/** The swarm planner. */
export const swarmPlanner: DialectDeclaration = {
  task: ['### {id}: {title}', '#### Task {id}: {title}'],
  fields: { depends: ['depends_on'], writes: ['location', 'files edited/created', 'files'], status: ['status'] },
  order: 'dependencies',
  waves: ['heading', 'table'],
  known: { fields: ['validation', 'location', 'files edited/created'], proof: ['depends_on'] },
};
