// A plan may describe its slices and then launch one agent for each: the same streams, stated twice.
import type { Block, PlanNode, Task } from '../../plan/model.ts';

/** Folds a group of launches into the group of units before it when both are as many; they are paired in order. */
export function mergeRestatedLaunches(root: Block): Block {
  const groups = root.children.filter((node): node is Block => node.type === 'block' && node.arrangement === 'parallel');
  const units = groups.find((group) => group.children.every(isUnit));
  const launches = groups.find((group) => group !== units && group.children.every(isLaunch));
  if (units?.children.length !== launches?.children.length || !units || !launches) return root;
  const merged: Block = {
    ...units,
    children: units.children.map((node, index) => mergeTask(node as Task, launches.children[index] as Task)),
  };
  return { ...root, children: root.children.flatMap((node) => (node === units ? [merged] : node === launches ? [] : [node])) };
}

function isUnit(node: PlanNode): boolean {
  return node.type === 'task' && node.id !== undefined && node.agentType === undefined;
}

function isLaunch(node: PlanNode): boolean {
  return node.type === 'task' && node.agentType !== undefined;
}

function mergeTask(unit: Task, launch: Task): Task {
  const duration = unit.duration ?? launch.duration;
  return {
    ...unit,
    roles: new Set([...unit.roles, ...launch.roles]),
    ...(launch.agentType && { agentType: launch.agentType }),
    ...(duration && { duration }),
    paths: [...unit.paths, ...launch.paths],
  };
}
