// What a task waits for, or what waits for it: one reader from the words of a field, a cell or a sentence to a statement with places.
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import type { Location } from '../../plan/location.ts';
import type { Dependency, DependencyStatement } from '../../plan/model.ts';
import { type Reference, readReferenceList, readReferences } from './references.ts';

/** What a value is read for. */
export interface DependencyReading {
  /** Key of the task that it is about. */
  readonly node: string;
  readonly direction: DependencyStatement['direction'];
  readonly origin: DependencyStatement['origin'];
  /** The source of an expression for ids. */
  readonly shape: string;
  /** A noun in front of ids that names such nodes as well, `phase`. */
  readonly noun?: string;
}

const TASK_NOUN = /^(?:task|tarea|todo|unit|uow|step|slice|story|storie|wp|package)$/;

/** References without a noun, to tasks, or in capital letters of their own; “Wave 2” and “Agent 3” are other things. */
function isOurs(reference: Reference, noun: string | undefined): boolean {
  return reference.noun === undefined || reference.noun === noun || TASK_NOUN.test(reference.noun) || /^[A-Z]/.test(reference.value);
}

function toDependency(source: SourceText, base: number, one: Reference, via: Dependency['via']): Dependency {
  return { ref: { value: one.value, loc: locate(source, base + one.start, base + one.end) }, via, ...(one.inside && { implied: true }) };
}

/** A value as one statement; none where it names no task and does not say that there is none (“Wave 3”, “all repair layers”): nothing certain is said then. */
export function readDependencies(source: SourceText, value: Slice, reading: DependencyReading): DependencyStatement | undefined {
  // `[T1, T2]` is a list as well, and so are ids in code marks or bold.
  const text = value.text.replace(/^\[(.*)\]$/, ' $1 ').replace(/[`*]/g, ' ');
  const list = readReferenceList(text, reading.shape);
  const references = list.references.filter((one) => isOurs(one, reading.noun));
  if (references.length === 0 && !list.none) return undefined;
  const last = references.at(-1);
  const at = (start: number, end: number): Location => locate(source, value.start + start, value.start + end);
  return {
    node: reading.node,
    direction: reading.direction,
    origin: reading.origin,
    refs: references.map((one) => toDependency(source, value.start, one, reading.direction)),
    loc: at(0, Math.max(1, value.text.length)),
    // “Wave 3, F1” names more than ids; only a plain list of tasks can be added to.
    ...(reading.origin === 'task' &&
      last &&
      list.references.length === references.length &&
      !/^\[.*\]$/.test(value.text) && { insertion: { at: at(last.end, last.end), before: ', ', after: '' } }),
  };
}

const WAITS = /\b(?:depends on|depends:|after|requires|blocked by)\b([^);.]{0,200})/gi;

/** The ids that words such as “depends on” and “after” in a line name. The ids' shape has to begin with letters: other numbers may count anything. */
export function readDependencyWords(source: SourceText, line: Slice, shape: string): readonly Dependency[] {
  return [...line.text.matchAll(WAITS)].flatMap((match) => {
    const base = line.start + match.index + match[0].length - (match[1] ?? '').length;
    return readReferences(match[1] ?? '', shape).map((found) => toDependency(source, base, found, 'blockedBy'));
  });
}
