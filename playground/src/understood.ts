// What was understood of a plan, as a list of facts with the words that state them.
import type { Location } from '../../src/plan/location.ts';
import type { Plan, PlanNode, Task } from '../../src/plan/model.ts';
import { nameOf } from '../../src/plan/walk.ts';
import type { Fact } from './protocol.ts';

/** The facts of a plan in the order of its tree. */
export function factsIn(plan: Plan): readonly Fact[] {
  const facts: Fact[] = [fact(0, `plan “${plan.title.value}”, ${plan.dialect}`, plan.title.loc)];
  if (plan.statedParallelTime) facts.push(fact(1, `takes ${plan.statedParallelTime.value.text} in parallel`, plan.statedParallelTime.loc));
  if (plan.statedSequentialTime)
    facts.push(fact(1, `takes ${plan.statedSequentialTime.value.text} in sequence`, plan.statedSequentialTime.loc));
  for (const child of plan.root.children) facts.push(...nodeFacts(child, 1));
  for (const one of plan.checkpoints) facts.push(fact(1, 'checkpoint', one.loc));
  for (const one of plan.contracts) facts.push(fact(1, `contract: ${one.action} “${one.subject.value}”`, one.subject.loc));
  for (const one of plan.claims) facts.push(fact(1, `claims a ${one.kind} of ${one.text}`, one.value.loc));
  return facts;
}

const ARRANGED = { parallel: 'at once', sequence: 'one after another', unknown: 'in no stated order' } as const;

function nodeFacts(node: PlanNode, depth: number): readonly Fact[] {
  if (node.type === 'task') return taskFacts(node, depth);
  const name = (node.title ?? node.id) ? nameOf(node) : 'group';
  return [
    fact(depth, `${name}: ${node.children.length} parts ${ARRANGED[node.arrangement]}`, node.loc),
    ...(node.duration ? [fact(depth + 1, `takes ${node.duration.value.text}`, node.duration.loc)] : []),
    ...node.children.flatMap((child) => nodeFacts(child, depth + 1)),
  ];
}

function taskFacts(task: Task, depth: number): readonly Fact[] {
  const marks = [...(task.done ? ['done'] : []), ...(task.parallel?.value === false ? ['alone'] : [])];
  return [
    fact(depth, `${task.id ? `${nameOf(task)}: ` : ''}${task.title.value}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`, task.loc),
    ...(task.agent ? [fact(depth + 1, `done by ${task.agent.value}`, task.agent.loc)] : []),
    ...(task.duration ? [fact(depth + 1, `takes ${task.duration.value.text}`, task.duration.loc)] : []),
    ...task.dependencies.map((one) =>
      fact(
        depth + 1,
        `${one.via === 'blocks' ? 'blocks' : 'waits for'} ${one.ref.value}${one.target === undefined ? ', which is not defined here' : ''}`,
        one.ref.loc,
      ),
    ),
    ...task.paths.map((one) => fact(depth + 1, `${one.access}s ${one.value}`, one.loc)),
    ...(task.components ?? []).map((one) => fact(depth + 1, `changes ${one.value}`, one.loc)),
  ];
}

function fact(depth: number, text: string, { path, start, end }: Location): Fact {
  return { depth, text, path, from: start.offset, to: end.offset };
}
