// Plans of several files: tasks that are files, files about one task, and files with the tasks of one task.
import { locate } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import type { Task } from '../../plan/model.ts';
import { below, folderOf, nameOfFile, type PlanDocument, type SiblingFiles } from '../../reading/extractor.ts';
import { type FrontmatterField, textsOf } from '../../reading/facts/frontmatter.ts';
import { idKey } from '../../reading/facts/references.ts';
import { type Dialect, toDialect } from './declaration.ts';
import { allEntries, findTasks, type TaskPlace } from './places.ts';
import { globPattern } from './signature.ts';
import { readTask, type ReadTask } from './task.ts';

/** Names of the frontmatter's keys that every such format has for a task's id and title. */
const ID_KEYS = ['id', 'work_package_id', 'task_id'];
const TITLE_KEYS = ['title', 'name'];

/** Whether a document is a task by its file's name and its frontmatter, which has to hold every key that the dialect is known by. */
export function isFileTask(document: PlanDocument, dialect: Dialect, asked: boolean): boolean {
  const fields = document.frontmatter?.fields;
  if (!fields || !dialect.fileNames.some((name) => globPattern(name).test(nameOfFile(document.path)))) return false;
  return asked || (dialect.given.known?.fields ?? []).every((key) => fields.has(key));
}

/** The place of a task that is a whole file: its frontmatter is its row, its text stands below it. */
function filePlace(document: PlanDocument): TaskPlace {
  const fields = document.frontmatter?.fields;
  const slice = (names: readonly string[]): Slice | undefined => {
    const text = names.flatMap((name) => textsOf(fields?.get(name)?.field))[0];
    return text && { text: text.value, start: text.loc.start.offset, end: text.loc.end.offset };
  };
  const heading = (document.outline.children[0] ?? document.outline).heading;
  const id = slice(ID_KEYS);
  return {
    key: `task-${document.path}`,
    ...(id && { id }),
    title: slice(TITLE_KEYS) ?? heading,
    end: id?.end ?? heading.end,
    kind: 'file',
    entries: allEntries(document.outline),
    cells: [...(fields ?? [])].flatMap(([head, { field }]) => cellsOf(head, field)),
    around: [],
  };
}

function cellsOf(head: string, field: FrontmatterField): NonNullable<TaskPlace['cells']> {
  const texts = textsOf(field).map(({ value, loc }) => ({ head, cell: { text: value, start: loc.start.offset, end: loc.end.offset } }));
  // An empty list says that there is none.
  return texts.length === 0 && field.type === 'list'
    ? [{ head, cell: { text: 'none', start: field.loc.start.offset, end: field.loc.end.offset } }]
    : texts;
}

/** Every task of a folder of files, in the order of their ids, and the ids of those that lie in other folders. */
export async function readFileTasks(
  document: PlanDocument,
  dialect: Dialect,
  siblings: SiblingFiles,
): Promise<{ readonly read: readonly ReadTask[]; readonly elsewhere: ReadonlySet<string> | undefined }> {
  const folder = folderOf(document.path);
  const read: ReadTask[] = [];
  for (const name of siblings.list(folder)) {
    const path = below(folder, name);
    if (path !== document.path && !dialect.fileNames.some((glob) => globPattern(glob).test(name))) continue;
    const other = path === document.path ? document : await siblings.read(path);
    if (other && (other === document || isFileTask(other, dialect, false))) read.push(readTask(other, filePlace(other), dialect));
  }
  if (!read.some((one) => one.task.loc.path === document.path)) read.push(readTask(document, filePlace(document), dialect));
  const byNumber = new Intl.Collator('en', { numeric: true });
  read.sort((a, b) => byNumber.compare(a.task.id?.value ?? '', b.task.id?.value ?? ''));
  const elsewhere = new Set<string>();
  let hasOthers = false;
  const id = new RegExp(`^${dialect.idShape}`, 'i');
  for (const other of dialect.given.files?.also ?? [])
    for (const name of siblings.list(joined(folder, other))) {
      hasOthers = true;
      const found = id.exec(name)?.[0];
      if (found !== undefined) elsewhere.add(idKey(found));
    }
  // Where no such folder is at hand, what is not here may lie anywhere.
  return { read, elsewhere: hasOthers ? elsewhere : undefined };
}

function joined(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** The file that lists the tasks of a plan's folder; undefined where there is none. */
export async function readHead(root: string, dialect: Dialect, siblings: SiblingFiles): Promise<PlanDocument | undefined> {
  const head = dialect.given.files?.head;
  const name = head === undefined ? undefined : siblings.list(root).find((one) => globPattern(head).test(one));
  return name === undefined ? undefined : siblings.read(below(root, name));
}

/** What the files of a folder add to the tasks that its head lists: facts about them, and the tasks that they are split into, by key. */
export async function readParts(
  home: PlanDocument,
  given: PlanDocument,
  read: readonly ReadTask[],
  dialect: Dialect,
  siblings: SiblingFiles,
): Promise<{ readonly read: readonly ReadTask[]; readonly parts: ReadonlyMap<string, readonly ReadTask[]> }> {
  const root = folderOf(home.path);
  const { about, below: split } = dialect.given.files ?? {};
  const parts = new Map<string, readonly ReadTask[]>();
  const filled: ReadTask[] = [];
  for (const one of read) {
    const id = one.task.id?.value ?? '';
    const aboutIt = about === undefined ? undefined : await readPart(root, about, id, given, siblings);
    filled.push(aboutIt?.frontmatter ? joinTask(one, readTask(aboutIt, { ...filePlace(aboutIt), entries: [] }, dialect)) : one);
    const splitting = split === undefined ? undefined : await readPart(root, split.path, id, given, siblings);
    if (splitting) parts.set(one.task.key, readSplit(splitting, dialect));
  }
  return { read: filled, parts };
}

/** The tasks that a file splits a task into; their keys are those of the file. */
export function readSplit(document: PlanDocument, dialect: Dialect): readonly ReadTask[] {
  const split = dialect.given.files?.below;
  if (!split) return [];
  const inner = toDialect(dialect.name, {
    ...dialect.given,
    task: split.task,
    ...(split.id !== undefined && { id: split.id }),
    below: 'following',
  });
  return findTasks(document, inner).map((place) => readTask(document, { ...place, key: `${place.key}-${document.path}` }, inner));
}

async function readPart(
  root: string,
  pattern: string,
  id: string,
  given: PlanDocument,
  siblings: SiblingFiles,
): Promise<PlanDocument | undefined> {
  const path = pattern.replaceAll('{id}', id);
  const folder = joined(root, folderOf(path));
  const name = siblings.list(folder).find((one) => globPattern(nameOfFile(path)).test(one));
  if (name === undefined) return undefined;
  const full = below(folder, name);
  return full === given.path ? given : siblings.read(full);
}

/** A task with what a file of its own states of it. */
function joinTask(one: ReadTask, own: ReadTask): ReadTask {
  const { task } = one;
  const node = task.key;
  const known = new Set(task.paths.map((path) => `${path.access} ${path.value}`));
  const declares = own.task.paths.some((path) => path.access === 'write' && path.source === 'declared');
  const paths: Task['paths'] = [
    // A list of what it owns counts before what its words mention.
    ...task.paths.filter((path) => !(declares && path.source === 'body' && path.access === 'write')),
    ...own.task.paths.filter((path) => !known.has(`${path.access} ${path.value}`) || path.source === 'declared'),
  ];
  return {
    ...one,
    task: {
      ...task,
      paths,
      dependencies: task.dependencies.length > 0 ? task.dependencies : own.task.dependencies,
      done: task.done || own.task.done,
      ...(own.task.agent && !task.agent && { agent: own.task.agent }),
    },
    dependencyStatements: [
      ...one.dependencyStatements,
      ...own.dependencyStatements.map((statement) => ({ ...statement, node, origin: 'overview' as const })),
    ],
  };
}

/** The place of a document's title. */
export function titleLocOf(document: PlanDocument): ReturnType<typeof locate> {
  const top = document.outline.children[0] ?? document.outline;
  return locate(document, top.heading.start, top.heading.end);
}
