// Tasks that stand on one line: list items and agent launches.
import type { Task } from '../../plan/model.ts';
import { type Entry, plain } from '../../markdown/outline.ts';
import { readDuration } from '../facts/durations.ts';
import { readTaskPaths } from '../facts/paths.ts';
import { rolesOf } from '../facts/roles.ts';
import { type DraftPlan, located, locatedAt } from '../statements/draft.ts';
import { type Launch, readLaunch } from './launch.ts';
import { readUnitBody } from './unit.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A list item as a task of its own. */
export function itemTask(draft: DraftPlan, entry: Entry): Task {
  const text = plain(entry.text);
  const duration = readDuration(entry.text);
  const task: Writable<Task> = {
    type: 'task',
    key: draft.nextKey('task'),
    title: located(draft, entry, text.replace(/\s*\([^)]*\)\s*$/, '')),
    loc: draft.at(entry.start, entry.end),
    roles: rolesOf(text),
    paths: readTaskPaths(entry.text, entry.start, (start, end) => draft.at(start, end)),
    dependencies: [],
    done: /^\[[xX]\]/.test(entry.text),
    steps: [],
  };
  if (duration) task.duration = locatedAt(draft, duration, entry.start);
  return task;
}

/** A launch as a task; what is nested below it (files, dependencies) belongs to it. */
export function launchTask(draft: DraftPlan, launch: Launch, entry: Entry): Task {
  const body = readUnitBody(
    draft,
    entry.children.filter((child) => readLaunch(child.text) === undefined),
    [],
  );
  const base = entry.start;
  const task: Writable<Task> = {
    type: 'task',
    key: draft.nextKey('task'),
    title: locatedAt(draft, launch.task, base),
    loc: draft.at(base + launch.start, base + launch.end),
    roles: rolesOf(launch.task.value, launch.agentType),
    agentType: { value: launch.agentType, loc: draft.at(base + launch.start, base + launch.start + launch.agentType.length) },
    paths: [...body.paths, ...readTaskPaths(launch.task.value, base + launch.task.start, (start, end) => draft.at(start, end))],
    dependencies: body.dependencies,
    done: false,
    steps: body.steps,
  };
  if (launch.quoted) draft.sketched.add(task.key);
  const duration = launch.duration ? locatedAt(draft, launch.duration, base) : body.duration;
  if (duration) task.duration = duration;
  readEndpointUse(draft, task);
  return task;
}

/** A launch that says which endpoint it uses, or that it changed one. */
function readEndpointUse(draft: DraftPlan, task: Task): void {
  const text = task.title.value;
  const match =
    /\b(us(?:e|es|ing)|call(?:s|ing)?|chang(?:e|es|ed|ing)|renam(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|switch(?:es|ed|ing)?|replac(?:e|es|ed|ing))\b[^/\n]{0,40}?((?:\/[\w:{}.-]+){2,})/i.exec(
      text,
    );
  if (!match) return;
  const subject = match[2] ?? '';
  const start = task.title.loc.start.offset + match.index + match[0].length - subject.length;
  draft.contracts.push({
    action: /^(?:us|call)/i.test(match[1] ?? '') ? 'use' : 'change',
    subject: { value: subject, loc: draft.at(start, start + subject.length) },
    node: task.key,
  });
}
