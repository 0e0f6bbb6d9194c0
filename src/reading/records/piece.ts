// A document as one kind of thing: pieces with what stands below them, whether they are headings, items, bold-led lines, table rows or captions in fences.
import { type MarkedLine, markLine } from '../../markdown/marks.ts';
import type { Slice } from '../../markdown/outline.ts';
import { fieldKind, type FieldKind } from '../vocabulary/fields.ts';
import { readLabelOf, type RecordLabel } from './label.ts';

/** How a piece is written; neighbours of one record set are written alike. */
export type Shape = 'heading' | 'item' | 'number' | 'box' | 'bold' | 'caption' | 'line' | 'row' | 'table' | 'fence';

/** One piece of a document, with the pieces below it. Offsets are 0-based offsets in the file. */
export interface Piece {
  readonly shape: Shape;
  /** The level of a heading, or the depth of an indented line in a fence; 0 elsewhere. */
  readonly depth: number;
  readonly line: MarkedLine;
  readonly label?: RecordLabel;
  /** A named fact: what its name announces, and the value that stands on its own line. */
  readonly field?: { readonly kind: FieldKind | undefined; readonly name: string; readonly value: Slice };
  readonly children: readonly Piece[];
  /** Where everything below it ends. */
  readonly end: number;
  /** A row's cells; a table's header cells. */
  readonly cells?: readonly MarkedLine[];
  /** A fence's language, in small letters, and its content. */
  readonly language?: string;
  readonly body?: Slice;
  /** Stands in a fence, a box or a drawing. */
  readonly drawn?: true;
}

/** A piece whose children are still being found. */
export interface GrowingPiece extends Omit<Piece, 'children' | 'end'> {
  readonly children: GrowingPiece[];
  end: number;
}

/** Makes a piece of a line. A label that names a known field makes it a field, unless it numbers a record (`Task 1: …`). */
export function createPiece(
  shape: Shape,
  depth: number,
  slice: Slice,
  more: Partial<Omit<GrowingPiece, 'shape' | 'depth' | 'line'>> = {},
): GrowingPiece {
  const line = markLine(slice);
  const label = readLabelOf(line);
  const field = fieldOf(shape, line, label);
  return {
    shape,
    depth,
    line,
    children: [],
    end: slice.end,
    ...(label && { label }),
    ...(field && { field }),
    ...more,
  };
}

function fieldOf(shape: Shape, line: MarkedLine, label: RecordLabel | undefined): Piece['field'] {
  if (label?.ordinal !== undefined && label.kind !== 'none' && !/^(?:number|letter)$/.test(label.form)) return undefined;
  const empty: Slice = { text: '', start: line.end, end: line.end };
  if (line.label) {
    const name = line.label.name.text;
    const kind = fieldKind(name);
    // A name that nobody knows is a field where it is written as one: bold, or alone on its line.
    if (kind !== undefined || (line.label.bold && label?.kind === undefined)) return { kind, name, value: line.label.value };
    return undefined;
  }
  // `### Files to modify`, `**Tasks**`: a heading or a bold line that is nothing but a field's name.
  if (shape === 'heading' || (line.boldLed && line.bolds.length === 1 && (line.bolds[0]?.text.length ?? 0) >= line.plain.length)) {
    const name = line.plain.replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
    const kind = fieldKind(name);
    if (kind !== undefined) return { kind, name, value: empty };
  }
  return undefined;
}

/** Every piece below one, in document order, without itself. */
export function piecesBelow(piece: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  const visit = (one: Piece): void => {
    for (const child of one.children) {
      pieces.push(child);
      visit(child);
    }
  };
  visit(piece);
  return pieces;
}

/** Whether a piece is an item of a list: a bullet, a number or a check box. */
export function isItem(piece: Piece): boolean {
  return piece.shape === 'item' || piece.shape === 'number' || piece.shape === 'box';
}
