// One task file of a CCPM epic: its frontmatter, its files and its effort.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { ConflictStatement, Dependency, DependencyStatement, ParallelStatement, PathStatement, Plan, Task } from '../../plan/model.ts';
import type { Duration } from '../../plan/duration.ts';
import type { Located, Location } from '../../plan/location.ts';
import { tasksOf } from '../../plan/walk.ts';
import { placer } from '../../reading/build/items.ts';
import { createTask } from '../../reading/build/tree.ts';
import { nameOfFile, type PlanDocument } from '../../reading/extractor.ts';
import { readDuration } from '../../reading/facts/durations.ts';
import { readFields, slicesOf } from '../../reading/facts/fields.ts';
import { type FrontmatterField, textsOf } from '../../reading/facts/frontmatter.ts';
import { labelKind } from '../../reading/facts/labels.ts';
import { readPathList } from '../../reading/facts/path-lists.ts';
import { mentionsFile } from '../../reading/facts/paths.ts';
import { rolesOf } from '../../reading/facts/roles.ts';

/** A task of an epic with what its file states beside it. */
export interface PartOfEpic {
  readonly task: Task;
  /** Other numbers that it goes by: in its heading, and as an issue. */
  readonly aliases: readonly string[];
  readonly statement: DependencyStatement;
  readonly conflicts?: ConflictStatement;
  readonly parallelStatements: readonly ParallelStatement[];
}

function field(document: PlanDocument, ...names: readonly string[]): FrontmatterField | undefined {
  for (const name of names) {
    const found = document.frontmatter?.fields.get(name)?.field;
    if (found) return found;
  }
  return undefined;
}

/** Whether a document is a task of an epic: a name, a state, and what it depends on or whether it is parallel. */
export function isTask(document: PlanDocument): boolean {
  const has = (...names: readonly string[]): boolean => field(document, ...names) !== undefined;
  return (
    has('name', 'title') &&
    has('status') &&
    has('parallel', 'conflicts_with') &&
    has('depends_on', 'dependencies', 'conflicts_with', 'parallel')
  );
}

/** Whether a document beside an epic's tasks is one by its file's number, though it says little: a name and a state. */
export function isNumberedTask(document: PlanDocument): boolean {
  return (
    /^\d{1,6}\.md$/.test(nameOfFile(document.path)) &&
    field(document, 'name', 'title') !== undefined &&
    field(document, 'status') !== undefined
  );
}

/** Reads a task file. Streams of its analysis say more exactly what it writes. */
export function readPart(document: PlanDocument, streams: readonly Plan[]): PartOfEpic {
  const key = `task-${document.path}`;
  const fileId = nameOfFile(document.path).replace(/\.md$/i, '');
  const title = textsOf(field(document, 'title', 'name'))[0] ?? { value: fileId, loc: locate(document, 0, 0) };
  const nameLoc = document.frontmatter?.fields.get('name')?.key ?? title.loc;
  const dependsOn = field(document, 'depends_on', 'dependencies');
  const refs = referencesOf(dependsOn);
  const conflictsWith = field(document, 'conflicts_with');
  const parallel = textsOf(field(document, 'parallel'))[0];
  const status = textsOf(field(document, 'status'))[0]?.value ?? '';
  const duration = durationOf(document);
  const size = textsOf(field(document, 'size'))[0];
  const task = createTask({
    key,
    id: { value: fileId, loc: nameLoc },
    title,
    loc: nameLoc,
    roles: rolesOf(title.value),
    paths: [...filesOf(document), ...streamFiles(streams)],
    dependencies: refs,
    done: /^(?:closed|complete|completed|done)$/i.test(status),
    ...(parallel && /^(?:true|false)$/.test(parallel.value) && { parallel: { value: parallel.value === 'true', loc: parallel.loc } }),
    ...(duration && { duration }),
    ...(size && { size }),
    ...(sectionsOf(document.outline).some((section) => entriesBelow(section.entries).some((entry) => mentionsFile(entry.text))) && {
      namesFiles: true as const,
    }),
  });
  const issue = textsOf(field(document, 'github_issue', 'github', 'issue')).flatMap(({ value }) => /(\d+)\/?$/.exec(value)?.[1] ?? []);
  const heading = /\bTask\s+(\d{1,4})\b/i.exec(document.outline.children[0]?.title ?? '')?.[1];
  return {
    task,
    aliases: [...(heading === undefined ? [] : [heading]), ...issue],
    statement: { node: key, direction: 'blockedBy', origin: 'task', refs, loc: dependsOn?.loc ?? nameLoc },
    ...(conflictsWith && { conflicts: { node: key, refs: referencesOf(conflictsWith), loc: conflictsWith.loc } }),
    parallelStatements: task.parallel ? [{ node: key, value: { value: String(task.parallel.value), loc: task.parallel.loc } }] : [],
  };
}

function referencesOf(list: FrontmatterField | undefined): readonly Dependency[] {
  const texts = textsOf(list).map(({ value, loc }) => ({ value: value.replace(/\s+\([^)]*\)$/, ''), loc }));
  // A list that explains itself has not been filled in yet.
  if (texts.some(({ value }) => /\s/.test(value.trim()))) return [];
  return texts
    .filter(({ value }) => !/^(?:none|null|~)$/i.test(value))
    .map(({ value, loc }) => ({ ref: { value: value.replace(/^(?:task-?|#)|\.md$/gi, ''), loc }, via: 'blockedBy' }));
}

/** What a task declares to write: frontmatter `files`, sections such as “Files to Modify”, and `**File**:` lines. */
function filesOf(document: PlanDocument): readonly PathStatement[] {
  const at = placer(document);
  const declared = textsOf(field(document, 'files', 'files_modified')).flatMap(({ value, loc }) =>
    readPathList(value, loc.start.offset, 'write', at),
  );
  const listed = sectionsOf(document.outline).flatMap((section) => {
    if (labelKind(section.title) === 'write')
      return entriesBelow(section.entries)
        .filter((entry) => entry.kind === 'item')
        .flatMap((entry) => readPathList(entry.text, entry.start, 'write', at));
    return readFields(document.text, section.entries)
      .filter((one) => /^files?(?: to (?:modify|create))?$/.test(one.key))
      .flatMap((one) => slicesOf(one).flatMap((slice) => readPathList(slice.text, slice.start, 'write', at)));
  });
  return [...declared, ...listed];
}

function streamFiles(streams: readonly Plan[]): readonly PathStatement[] {
  return streams.flatMap((plan) =>
    tasksOf(plan.root).flatMap((task) => task.paths.filter((path) => path.access === 'write' && path.source === 'declared')),
  );
}

/** `hours: 16`, `estimated_hours: 24`, or `- Hours: 10-12` below “Effort Estimate”. T-shirt sizes are no times. */
function durationOf(document: PlanDocument): Located<Duration> | undefined {
  const stated = textsOf(field(document, 'hours', 'estimated_hours'))[0];
  if (stated && /^\d{1,4}(?:\.\d+)?(?:\s?[-–]\s?\d{1,4})?$/.test(stated.value)) return asHours(stated.value, stated.loc);
  for (const section of sectionsOf(document.outline)) {
    if (!/\beffort\b/i.test(section.title)) continue;
    for (const one of readFields(document.text, section.entries)) {
      if (!/^(?:estimated )?hours$/.test(one.key)) continue;
      const number = /^\d{1,4}(?:\.\d+)?(?:\s?[-–]\s?\d{1,4})?/.exec(one.value.text)?.[0];
      if (number !== undefined) return asHours(number, locate(document, one.value.start, one.value.start + number.length));
    }
  }
  return undefined;
}

function asHours(number: string, loc: Location): Located<Duration> | undefined {
  const found = readDuration(`${number} hours`);
  return found && { value: { ...found.value, text: number }, loc };
}
