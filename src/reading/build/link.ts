// From the ids that a plan writes to the nodes that bear them.
import type { Block, Dependency, Plan, PlanNode, Task } from '../../plan/model.ts';
import { idKey } from '../facts/references.ts';

/** The names of a plan's nodes. */
export interface Names {
  /** Gives a node a name, unless another one has it. */
  add(id: string, key: string): void;
  /** The key of the node that an id names. */
  find(id: string): string | undefined;
}

/** An empty register of names. */
export function createNames(): Names {
  const keys = new Map<string, string>();
  return {
    add: (id, key) => {
      const name = idKey(id);
      if (!keys.has(name)) keys.set(name, key);
    },
    find: (id) => keys.get(idKey(id)),
  };
}

/** Resolves every reference of a plan: in its nodes, and in all that is stated beside them. `isForeign` tells ids that another plan would define. */
export function linkPlan(plan: Plan, names: Names, isForeign: (id: string) => boolean = () => false): Plan {
  const link = (dependency: Dependency): Dependency => {
    const target = dependency.target ?? names.find(dependency.ref.value);
    if (target !== undefined) return { ...dependency, target };
    return isForeign(dependency.ref.value) ? { ...dependency, external: true } : dependency;
  };
  const visit = (node: PlanNode): PlanNode => {
    // One id may stand in several places; as an edge of the graph it counts once.
    const seen = new Set<string>();
    const dependencies = node.dependencies.map(link).filter(({ ref, target, via }) => {
      const edge = `${via} ${target ?? idKey(ref.value)}`;
      if (seen.has(edge)) return false;
      seen.add(edge);
      return true;
    });
    if (node.type === 'block') return { ...node, dependencies, children: node.children.map(visit) };
    return { ...node, dependencies, ...(node.subtasks && { subtasks: node.subtasks.map((one) => visit(one) as Task) }) };
  };
  return {
    ...plan,
    root: visit(plan.root) as Block,
    dependencyStatements: plan.dependencyStatements.map((statement) => ({ ...statement, refs: statement.refs.map(link) })),
    conflicts: plan.conflicts.map((statement) => ({ ...statement, refs: statement.refs.map(link) })),
    criticalPaths: plan.criticalPaths.map((path) => ({ ...path, steps: path.steps.map(link) })),
    ...(plan.waveGraph && {
      waveGraph: { ...plan.waveGraph, waves: plan.waveGraph.waves.map((wave) => ({ ...wave, tasks: wave.tasks.map(link) })) },
    }),
  };
}
