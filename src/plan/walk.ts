// Walks over the series–parallel tree.
import type { Block, Plan, PlanNode, Role, Task } from './model.ts';

/** Every task below a node, in document order. */
export function tasksOf(node: PlanNode): readonly Task[] {
  const tasks: Task[] = [];
  const visit = (one: PlanNode): void => {
    if (one.type === 'task') tasks.push(one);
    else for (const child of one.children) visit(child);
  };
  visit(node);
  return tasks;
}

/** Every block of a tree, the given one first, parents before children. */
export function blocksOf(node: PlanNode): readonly Block[] {
  const blocks: Block[] = [];
  const visit = (one: PlanNode): void => {
    if (one.type === 'task') return;
    blocks.push(one);
    for (const child of one.children) visit(child);
  };
  visit(node);
  return blocks;
}

/** The outermost parallel blocks of a plan that hold at least two tasks: its parallel regions. */
export function parallelRegionsOf(plan: Plan): readonly Block[] {
  const found: Block[] = [];
  const visit = (node: PlanNode): void => {
    if (node.type === 'task') return;
    if (node.arrangement === 'parallel' && node.children.length > 1) found.push(node);
    else node.children.forEach(visit);
  };
  visit(plan.root);
  return found;
}

/** Whether a task has the role. */
export function hasRole(task: Task, ...roles: readonly Role[]): boolean {
  return roles.some((role) => task.roles.has(role));
}

/** Whether a task produces something, as opposed to looking into, checking or joining what others produce. */
export function isImplementation(task: Task): boolean {
  return task.roles.has('work');
}

/** Whether every task below a node is done. */
export function isDone(node: PlanNode): boolean {
  const tasks = tasksOf(node);
  return tasks.length > 0 && tasks.every((task) => task.done);
}

/** How a task is called in a message: its id, its agent or its title, in the plan's own words; a bare number is called a task. */
export function nameOf(node: PlanNode): string {
  if (node.id) return /^\d+(?:\.\d+)*[a-z]?$/.test(node.id.value) ? `task ${node.id.value}` : node.id.value;
  const title = node.title?.value ?? '';
  return title.length > 60 ? `“${title.slice(0, 57)}…”` : `“${title}”`;
}

/** Names as a person lists them: `A and B`; from the fifth on they are counted. */
export function nameList(names: readonly string[]): string {
  if (names.length <= 4) return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`;
}

/** Nodes as a person names them together: `Tracks 1, 2 and 3`; those of different kinds one by one, from the fifth on counted. */
export function namesOf(nodes: readonly PlanNode[]): string {
  const names = [...new Set(nodes.map(nameOf))];
  const parts = names.map((name) => /^(\p{Script=Latin}{2,20}) (\d[\w.-]{0,5}|[A-Z]\d{0,2})$/u.exec(name));
  const [kind] = parts.map((part) => part?.[1]);
  if (kind === undefined || names.length < 2 || parts.some((part) => part?.[1]?.toLowerCase() !== kind.toLowerCase()))
    return nameList(names);
  const ordinals = parts.map((part) => part?.[2] ?? '');
  return `${plural(kind)} ${ordinals.length <= 8 ? `${ordinals.slice(0, -1).join(', ')} and ${ordinals.at(-1) ?? ''}` : nameList(ordinals)}`;
}

function plural(word: string): string {
  const ending = /(?:s|x|ch|sh)$/i.test(word) ? 'es' : 's';
  return word + (/[A-Z]$/.test(word) ? ending.toUpperCase() : ending);
}
