// What a piece carries: the facts that only units of work have, and those that tell a list of work from a list of results.
import { markLine } from '../../markdown/marks.ts';
import { readDuration } from '../facts/durations.ts';
import { looksLikePath, readPaths } from '../facts/paths.ts';
import { readLabelOf } from '../records/label.ts';
import type { Piece } from '../records/piece.ts';
import type { FieldKind } from '../vocabulary/fields.ts';
import { isImperative } from '../vocabulary/work.ts';
import { opensWithPath } from './lists.ts';

/** What a piece carries by itself and in its fields, apart from labelled records below it. */
export interface Evidence {
  /** Kinds of its named facts. */
  readonly fields: ReadonlySet<FieldKind>;
  /** Written or owned paths in its fields. */
  readonly paths: number;
  /** A duration in its own line or in a field. */
  readonly timed: boolean;
  /** Lines of work below it: check boxes, and items that tell somebody to do something. */
  readonly work: number;
  /** Lines below it that are neither. */
  readonly other: number;
  /** Tables, code and drawings below it. */
  readonly exhibits: number;
}

// A memo and no state: pieces do not change once they are made.
const known = new WeakMap<Piece, Evidence>();

/** What a piece carries. Linear in the pieces below it, each looked at once. */
export function evidenceOf(piece: Piece): Evidence {
  const before = known.get(piece);
  if (before) return before;
  const fields = new Set<FieldKind>();
  let paths = 0;
  let timed = readDuration(piece.line.plain) !== undefined;
  let work = 0;
  let other = 0;
  let exhibits = 0;
  if (piece.line.groups.some((group) => readLabelOf(markLine(group))?.kind === 'assignee')) fields.add('assignee');
  const visit = (one: Piece, within: FieldKind | 'unknown' | undefined, depth: number): void => {
    for (const child of one.children) {
      if (child.field) {
        const kind = child.field.kind;
        if (kind) fields.add(kind);
        if (kind === 'duration' && /\d/.test(child.field.value.text)) timed = true;
        if (kind === 'write' || kind === 'deliverable') paths += readPaths(child.field.value.text).length;
        visit(child, kind ?? 'unknown', depth + 1);
        continue;
      }
      if (child.shape === 'fence' || child.shape === 'table') {
        exhibits += 1;
        if (within === 'write') paths += child.children.length;
        if (child.shape === 'fence') visit(child, within ?? 'aside', depth + 1);
        continue;
      }
      if (child.shape === 'item' || child.shape === 'number' || child.shape === 'box') {
        if (within === 'write' && (child.line.codes.length > 0 || looksLikePath(child.line.plain.split(/\s/, 1)[0] ?? ''))) paths += 1;
        if ((within === undefined || within === 'work' || within === 'unknown') && opensWithPath(child)) paths += 1;
        else if (within === 'unknown' && child.shape === 'box') work += 1;
        else if (within === undefined || within === 'work') {
          if (child.shape === 'box' || isImperative(child.line.plain)) work += 1;
          else other += 1;
        }
      }
      if (child.shape === 'heading' && child.label?.ordinal !== undefined) continue;
      if (depth < 6) visit(child, within, depth + 1);
    }
  };
  visit(piece, undefined, 0);
  const evidence = { fields, paths, timed, work, other, exhibits };
  known.set(piece, evidence);
  return evidence;
}

/** How much of what only units carry a piece has: files, dependencies, an assignee, a place to work in, a time, a state. */
export function unitScore(piece: Piece): number {
  const { fields, paths, timed } = evidenceOf(piece);
  const own = (kinds: readonly FieldKind[]): number => (kinds.some((kind) => fields.has(kind)) ? 1 : 0);
  return (
    own(['write']) +
    (paths > 0 ? 1 : 0) +
    own(['depends', 'blocks']) * 2 +
    own(['assignee']) * 2 +
    own(['place']) * 2 +
    (timed ? 1 : 0) +
    own(['status']) +
    own(['deliverable', 'work']) +
    own(['avoid']) +
    own(['criteria']) * 0.5
  );
}
