// One unit as one task, with its steps and its files.
import type { PathStatement, Task } from '../../plan/model.ts';
import { locate } from '../../markdown/locate.ts';
import { rolesOf } from '../facts/roles.ts';
import { saysSequential } from '../vocabulary/order.ts';
import type { Unit } from './units.ts';
import { type Writable, type Builder, stated } from './builder.ts';

/** A unit as a task. `steps`: the units below it, which become its steps and subtasks. */
export function taskNode(builder: Builder, unit: Unit, steps: readonly Unit[]): Task {
  const { facts, node } = unit;
  const subtasks = steps.map((step) =>
    taskNode(
      builder,
      step,
      step.children.filter((child) => child.mergedInto === undefined),
    ),
  );
  const words = [unit.node.piece.line.plain, unit.title.text, ...steps.map((step) => step.title.text)].join('\n');
  const key = builder.keys.get(unit) ?? '';
  const roles = new Set(rolesOf(words));
  if (facts.paths.some((path) => path.access === 'write' && /(?:^|\/)(?:tests?|e2e)\//.test(path.value))) roles.add('test');
  const claimed = [...facts.paths, ...facts.homes.filter((folder) => !facts.paths.some((path) => path.value.startsWith(folder.value)))];
  const home = homeOf(claimed);
  const within = subtasks.map((step) => (home === undefined ? step : { ...step, paths: step.paths.map((path) => belowHome(path, home)) }));
  const paths = claimed.map((path) => (home === undefined || path === home ? path : belowHome(path, home)));
  for (const step of within)
    for (const path of step.paths) if (!paths.some((one) => one.value === path.value && one.access === path.access)) paths.push(path);
  const task: Writable<Task> = {
    type: 'task',
    key: unit.role === 'stage' ? key.replace('block', 'task') : key,
    title: stated(builder, unit.title),
    loc: locate(builder.source, node.piece.line.start, node.piece.line.end),
    roles,
    paths,
    dependencies: builder.edges.get(unit) ?? [],
    done: facts.done || (subtasks.length > 0 && subtasks.every((step) => step.done)),
    steps: steps.length > 0 ? steps.map((step) => stated(builder, step.title)) : facts.words.map((word) => stated(builder, word)),
  };
  if (within.length > 0) task.subtasks = within;
  if (unit.id) task.id = stated(builder, unit.id);
  const kind = node.label?.kind;
  if (kind === 'assignee' && unit.id && node.label?.ordinal !== undefined) task.agent = stated(builder, unit.id);
  else if (facts.agent && isOneAgent(facts.agent.value)) task.agent = facts.agent;
  else if (facts.agent) task.agentType = facts.agent;
  if (facts.duration) task.duration = facts.duration;
  if (facts.parallel && saysSequential(facts.parallel.value)) task.parallel = { value: false, loc: facts.parallel.loc };
  return task;
}

/** The one folder that a unit is given, below which it names files by what they are called there. */
function homeOf(paths: readonly PathStatement[]): PathStatement | undefined {
  const folders = paths.filter(
    (path) => path.source === 'declared' && path.access === 'write' && path.value.includes('/') && !/[*?]|\.\w{1,6}$/.test(path.value),
  );
  return folders.length === 1 ? folders[0] : undefined;
}

/** A path that is named from a unit's own folder (`src/a.ts` in `packages/core/`), as a path from the root. */
function belowHome(path: PathStatement, home: PathStatement): PathStatement {
  const [top = ''] = home.value.split('/');
  const [first = ''] = path.value.split('/');
  const local =
    path.source === 'body' &&
    path.value !== home.value &&
    first !== top &&
    (!path.value.includes('/') ||
      /^(?:src|lib|tests?|app|include|bin|docs?|public|assets|scripts|internal|pkg|cmd|__tests__|config)$/.test(first));
  return local ? { ...path, value: `${home.value.replace(/\/?$/, '/')}${path.value}` } : path;
}

/** A name with a number or a letter is one particular worker; a bare kind (`backend-dev`) may be several. */
function isOneAgent(name: string): boolean {
  const words = name.slice(0, Math.max(0, name.search(/(?:\d{1,3}|[A-Z])\W*$/)));
  return /[\p{L} _-][\s#_-]*$/u.test(words) && /^\W*(?:[A-Za-z_][\p{L} _-]*(?:(?:[^\S ]|#)[\s#_-]*)?)?$/u.test(words);
}
