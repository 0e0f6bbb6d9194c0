// The numbered check boxes of a Kiro task list.
import { locate } from '../../markdown/locate.ts';
import { type Entry, sectionsOf, type Slice } from '../../markdown/outline.ts';
import { normalizePath } from '../../plan/paths.ts';
import type { Dependency, DependencyStatement, Role, Task } from '../../plan/model.ts';
import { isTicked, placer, stepsOf } from '../../reading/build/items.ts';
import { createTask } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { type Field, readFields } from '../../reading/facts/fields.ts';
import { looksLikePath, mentionsFile } from '../../reading/facts/paths.ts';
import { ID_SHAPES, maskBrackets, readReferenceList } from '../../reading/facts/references.ts';
import { rolesOf } from '../../reading/facts/roles.ts';

/** A task's item, before it is read. */
export interface TaskItem {
  readonly key: string;
  readonly id: Slice;
  readonly title: Slice;
  /** The item with everything below it. */
  readonly text: string;
  readonly end: number;
  readonly done: boolean;
  /** Where the mark `(P)` stands. */
  readonly parallel?: Slice;
  readonly fields: readonly Field[];
  readonly entries: readonly Entry[];
  dependencyStatements(document: PlanDocument): readonly DependencyStatement[];
}

const TASK = /^\[([^\]])\]\*?\s+(\d{1,3}(?:\.\d{1,3}){0,2})\*?\.?(?=\s)\s*(\(P\))?\s*/;

/** Every numbered task of a document in order. */
export function findTasks(document: PlanDocument): readonly TaskItem[] {
  return sectionsOf(document.outline).flatMap((section) => visit(document, section.entries));
}

function visit(document: PlanDocument, entries: readonly Entry[]): readonly TaskItem[] {
  return entries.flatMap((entry) => {
    const match = entry.kind === 'item' ? TASK.exec(entry.text) : null;
    if (!match) return entry.kind === 'item' ? visit(document, entry.children) : [];
    const [whole, mark = ' ', number = '', parallel] = match;
    const idStart = entry.start + whole.indexOf(number, 3);
    const own = entry.children.filter((child) => !(child.kind === 'item' && TASK.test(child.text)));
    const title = entry.text.slice(whole.length);
    const fields = readFields(document.text, own);
    const key = `task-${entry.start}`;
    const item: TaskItem = {
      key,
      id: { text: number, start: idStart, end: idStart + number.length },
      title: { text: title, start: entry.start + whole.length, end: entry.end },
      text: own.map((child) => child.text).join('\n'),
      end: entry.end,
      // `[-]` is in progress.
      done: mark !== '-' && isTicked(mark),
      fields,
      entries: own,
      dependencyStatements: (source) => statementsOf(source, key, fields),
      ...(parallel !== undefined && {
        parallel: {
          text: parallel,
          start: entry.start + whole.indexOf(parallel),
          end: entry.start + whole.indexOf(parallel) + parallel.length,
        },
      }),
    };
    return [item, ...visit(document, entry.children)];
  });
}

function statementsOf(document: PlanDocument, node: string, fields: readonly Field[]): readonly DependencyStatement[] {
  return fields.flatMap((field): DependencyStatement[] => {
    if (field.key !== 'depends') return [];
    const list = readReferenceList(field.value.text, ID_SHAPES.dotted);
    if (list.references.length === 0 && !list.none) return [];
    const refs = list.references.map((one): Dependency => ({
      ref: { value: one.value, loc: locate(document, field.value.start + one.start, field.value.start + one.end) },
      via: 'blockedBy',
      ...(one.inside && { implied: true }),
    }));
    return [{ node, direction: 'blockedBy', origin: 'task', refs, loc: locate(document, field.value.start, field.value.end) }];
  });
}

/** A task. `alone`: without the mark it runs by itself, which its own number is the place of. */
export function readTask(document: PlanDocument, item: TaskItem, alone: boolean): Task {
  const at = placer(document);
  const dependencyStatements = item.dependencyStatements(document);
  const idLoc = at(item.id.start, item.id.end);
  const parallel = item.parallel
    ? { value: true, loc: at(item.parallel.start, item.parallel.end) }
    : alone
      ? { value: false, loc: idLoc }
      : undefined;
  return createTask({
    key: item.key,
    id: { value: item.id.text, loc: idLoc },
    title: { value: item.title.text, loc: at(item.title.start, item.title.end) },
    loc: at(item.id.start, item.end),
    roles: /^(?:final )?checkpoint\b/i.test(item.title.text) ? new Set<Role>(['checkpoint', 'test']) : rolesOf(item.title.text),
    ...boundariesOf(document, item.fields),
    dependencies: dependencyStatements.flatMap((statement) => statement.refs),
    done: item.done,
    steps: stepsOf(document, item.entries).filter((step) => !step.value.startsWith('_')),
    ...(mentionsFile(`${item.title.text}\n${item.text}`) && { namesFiles: true as const }),
    ...(parallel && { parallel }),
    ...(item.parallel && { parallelMark: at(item.parallel.start, item.title.start) }),
  });
}

/** `AuthService, SearchIndex (queries)`: parts of the system that a task may change, as files or by name. Words in brackets narrow a part down. */
function boundariesOf(document: PlanDocument, fields: readonly Field[]): Pick<Task, 'paths' | 'components'> {
  const named = fields
    .filter((field) => field.key === 'boundary' && !field.value.text.includes('{{'))
    .flatMap(({ value: { text, start } }) =>
      [...maskBrackets(text).matchAll(/[^,、]+/g)].flatMap((piece) => {
        const value = piece[0].replaceAll('`', ' ').trim();
        if (value === '' || /^(?:none|n\/a)$/i.test(value)) return [];
        const at = start + piece.index + Math.max(0, piece[0].indexOf(value));
        const narrowed = /^\s*[(（]/.test(text.slice(piece.index + piece[0].trimEnd().length));
        return [{ value, loc: locate(document, at, at + value.length), ...(narrowed && { partial: true }) }];
      }),
    );
  const components = named.filter(({ value }) => !looksLikePath(value));
  return {
    paths: named
      .filter(({ value }) => looksLikePath(value))
      .map((one) => ({ ...one, value: normalizePath(one.value), access: 'write', source: 'declared' })),
    ...(components.length > 0 && { components }),
  };
}
