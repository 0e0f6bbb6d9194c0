// Facts that a document states and no unit of work holds: they are counted and listed, so that none is lost in silence.
import type { Location } from '../../plan/location.ts';
import type { Plan, PlanNode, UnplacedFact } from '../../plan/model.ts';
import { blocksOf, tasksOf } from '../../plan/walk.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { readDuration } from '../facts/durations.ts';
import { readPathList } from '../facts/path-lists.ts';
import { isCheckpoint } from '../facts/roles.ts';
import { isItem, type Piece } from '../records/piece.ts';
import { fieldKind, type FieldKind } from '../vocabulary/fields.ts';
import { NOTHING } from '../vocabulary/order.ts';
import { isBeside } from '../vocabulary/work.ts';
import { treePaths } from './path-forms.ts';
import { type Unit, unitsBelow } from './units.ts';

interface Candidate extends Slice {
  readonly kind: UnplacedFact['kind'];
  /** Where what it speaks of ends, for a heading. */
  readonly reach?: number;
}

/** Kinds of fields and columns that state such facts, with what they state. */
const STATES: Readonly<Partial<Record<FieldKind, UnplacedFact['kind']>>> = {
  write: 'file',
  duration: 'duration',
  depends: 'dependency',
  blocks: 'dependency',
};

/**
 * The facts of a document that belong to no unit of its plan, in document order. Only what stands below a label, a heading or a column that names its kind counts: files,
 * durations, dependencies and checkpoints. A file that some task names in another place is no loss, nor is a time or a dependency inside a unit that is in the plan.
 * `keys`: the node that each unit became.
 */
export function unplacedFacts(
  source: SourceText,
  document: Piece,
  forest: readonly Unit[],
  keys: ReadonlyMap<Unit, string>,
  plan: Omit<Plan, 'unplaced'>,
): readonly UnplacedFact[] {
  const nodes: readonly PlanNode[] = [...blocksOf(plan.root), ...tasksOf(plan.root)];
  const isTaken = spansOf([...placesOf(nodes), ...statedPlaces(plan), ...extentsOf(forest, keys, nodes)]);
  const isOwned = knownFiles(nodes);
  return candidatesOf(source, document).flatMap(({ kind, text, start, end, reach }) =>
    (kind === 'file' ? isOwned(text) : isTaken(start, reach ?? end)) ? [] : [{ kind, text, loc: locate(source, start, end) }],
  );
}

/** Where nodes state their times and what they wait for. */
function placesOf(nodes: readonly PlanNode[]): readonly Slicelike[] {
  return nodes.flatMap((node) =>
    [node.duration?.loc, ...node.dependencies.map((dependency) => dependency.ref.loc)].flatMap((loc) => (loc ? [spanOf(loc)] : [])),
  );
}

/** Where the plan as a whole states something. */
function statedPlaces(plan: Omit<Plan, 'unplaced'>): readonly Slicelike[] {
  return [
    ...plan.checkpoints.map((one) => one.loc),
    ...plan.totals.flatMap((one) => [one.value.loc, ...one.parts.map((part) => part.loc)]),
    ...plan.comparisons.map((one) => one.loc),
    ...plan.claims.map((one) => one.value.loc),
    ...plan.dependencyStatements.map((one) => one.loc),
    ...[plan.statedParallelTime, plan.statedSequentialTime].flatMap((one) => (one ? [one.loc] : [])),
  ].map(spanOf);
}

/** All that stands in units of the plan, and in the places that speak of one; a section is no unit. */
function extentsOf(forest: readonly Unit[], keys: ReadonlyMap<Unit, string>, nodes: readonly PlanNode[]): readonly Slicelike[] {
  const live = new Set(nodes.map((node) => node.key));
  const isLive = (unit: Unit): boolean => {
    const key = keys.get(unit.mergedInto ?? unit);
    return key !== undefined && (live.has(key) || live.has(key.replace('block', 'task')));
  };
  return unitsBelow(forest).flatMap((unit) =>
    unit.role !== 'section' && unit.role !== 'step' && isLive(unit)
      ? [{ start: unit.node.piece.line.start, end: unit.node.piece.end }]
      : [],
  );
}

/** Asks whether some task names a file, in full or by its end. */
function knownFiles(nodes: readonly PlanNode[]): (value: string) => boolean {
  const byName = new Map<string, string[]>();
  for (const node of nodes)
    for (const { value } of node.type === 'task' ? node.paths : []) {
      const name = nameOf(value);
      byName.set(name, [...(byName.get(name) ?? []), value]);
    }
  const files = [...byName.values()].flat();
  return (value) =>
    (value.endsWith('/') && files.some((one) => one.startsWith(value))) ||
    (byName.get(nameOf(value)) ?? []).some((one) => one === value || one.endsWith(`/${value}`) || value.endsWith(`/${one}`));
}

function nameOf(file: string): string {
  return file.replace(/\/$/, '').split('/').at(-1) ?? '';
}

type Slicelike = Pick<Slice, 'start' | 'end'>;

function spanOf(loc: Location): Slicelike {
  return { start: loc.start.offset, end: loc.end.offset };
}

/** Asks whether a range meets one of many; each answer takes a binary search. */
function spansOf(spans: readonly Slicelike[]): (start: number, end: number) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (start, end) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return (merged[low]?.start ?? Infinity) < end;
  };
}

/** Every fact below a name that announces it. What stands at the top, before the first section, speaks of the plan as a whole. */
function candidatesOf(source: SourceText, document: Piece): readonly Candidate[] {
  const found: Candidate[] = [];
  const at = (start: number, end: number): Location => locate(source, start, end);
  const addFiles = (paths: readonly { readonly value: string; readonly loc: Location; readonly access?: string }[]): void => {
    for (const { value, loc, access } of paths) if (access !== 'read') found.push({ kind: 'file', text: value, ...spanOf(loc) });
  };
  const add = (kind: UnplacedFact['kind'], slice: Slice, beside: boolean): void => {
    if (kind === 'file') addFiles(readPathList(slice.text, slice.start, 'write', at));
    else if (beside || slice.text === '') return;
    else if (kind === 'duration') {
      const time = readDuration(slice.text);
      if (time) found.push({ kind, text: time.value.text, start: slice.start + time.start, end: slice.start + time.end });
    } else if (!NOTHING.test(slice.text) && /[\p{L}\p{N}]/u.test(slice.text))
      found.push({ kind, text: slice.text, start: slice.start, end: slice.end });
  };
  const visit = (piece: Piece, within: UnplacedFact['kind'] | undefined, beside: boolean, top: boolean): void => {
    for (const child of piece.children) {
      if (child.shape === 'fence') {
        if (within === 'file' && !beside && child.body) addFiles(treePaths(child.body, at));
        continue;
      }
      if (child.shape === 'table') {
        visitTable(child, beside);
        continue;
      }
      const isHeading = child.shape === 'heading' || child.shape === 'bold' || child.shape === 'caption';
      const kind = child.field ? child.field.kind && STATES[child.field.kind] : isHeading ? undefined : within;
      const inside = beside || (isHeading && isBeside(child.line.plain));
      if (child.field && kind && !(top && kind !== 'file')) add(kind, child.field.value, beside);
      else if (!child.field && kind && isItem(child)) add(kind, child.line, beside);
      if (isHeading && !inside && !top && isCheckpoint(child.line.plain))
        found.push({ kind: 'checkpoint', text: child.line.plain, start: child.line.start, end: child.line.end, reach: child.end });
      // Files and dependencies are listed below their name; what stands below the name of a time is something else.
      const passed = kind === 'duration' || (kind === 'file' && inside) ? undefined : kind;
      visit(child, passed, inside, top && child.shape === 'heading' && child.depth === 1);
    }
  };
  const visitTable = (table: Piece, beside: boolean): void => {
    const kinds = (table.cells ?? []).map((cell, index) => (index === 0 ? undefined : STATES[fieldKind(cell.plain) ?? 'aside']));
    for (const row of table.children)
      for (const [index, cell] of (row.cells ?? []).entries()) {
        const kind = kinds[index];
        if (kind) add(kind, cell, beside);
      }
  };
  visit(document, undefined, false, true);
  return found;
}
