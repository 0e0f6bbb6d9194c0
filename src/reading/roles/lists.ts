// Which lists are work: told by the name above them, their marks, and the form of their lines.
import { looksLikePath, readPaths } from '../facts/paths.ts';
import { readDuration } from '../facts/durations.ts';
import { isItem, type Piece } from '../records/piece.ts';
import { isImperative } from '../vocabulary/work.ts';

/** The items of a piece that stand beside each other in one list. */
export function itemsOf(piece: Piece): readonly Piece[] {
  return piece.children.filter((child) => child.shape === 'item' || child.shape === 'number' || child.shape === 'box');
}

/** The lists of a piece: runs of items of one shape that follow each other. */
export function listsOf(piece: Piece): readonly (readonly Piece[])[] {
  const lists: Piece[][] = [];
  let shape: string | undefined;
  for (const child of piece.children) {
    if (!isItem(child)) {
      // Text between the items of one list does not end it; another heading or field does.
      if (child.shape !== 'line' || child.field !== undefined) shape = undefined;
      continue;
    }
    if (child.shape === shape) lists.at(-1)?.push(child);
    else lists.push([child]);
    shape = child.shape;
  }
  return lists;
}

/** Whether a line opens with a path: it names a file, and tells nothing to do. */
export function opensWithPath(item: Piece): boolean {
  const [mention] = readPaths(item.line.text);
  if (mention) return !/[\p{L}\p{N}]/u.test(item.line.text.slice(0, mention.start));
  const word = /^[\w@.-]+\.[a-z]{1,6}(?=$|[\s,:(])/i.exec(item.line.plain)?.[0];
  return word !== undefined && looksLikePath(word);
}

/** Whether the lines of a list are paths, with or without a word behind them. */
export function isPathList(items: readonly Piece[]): boolean {
  return items.length > 0 && items.filter(opensWithPath).length >= items.length * 0.6;
}

/** The share of a list's lines, 0 to 1, that tell somebody to do something. */
function imperativeShare(items: readonly Piece[]): number {
  if (items.length === 0) return 0;
  return items.filter((item) => isImperative(workText(item)) || readDuration(item.line.plain) !== undefined).length / items.length;
}

/** The words of an item that say what is done: behind its label and its bold name, where the name is none itself. */
function workText(item: Piece): string {
  return item.label && item.label.title.text !== '' ? item.label.title.text : item.line.plain;
}

/** Whether a list that is called the tasks of something is that: all are, but bare paths without a box; a list of values with names is none. */
export function isNamedWork(items: readonly Piece[]): boolean {
  if (items.length === 0 || items.every((item) => item.field?.kind !== undefined && item.shape !== 'box')) return false;
  return items[0]?.shape === 'box' || !isPathList(items);
}

/** Whether the lines of a list are work where its name does not tell: check boxes, numbered or labelled things that are named in bold, orders. */
export function isWorkList(items: readonly Piece[], named: boolean): boolean {
  if (items.length === 0 || isPathList(items)) return false;
  const first = items[0] as Piece;
  if (items.every((item) => item.field?.kind !== undefined && item.shape !== 'box')) return false;
  const share = imperativeShare(items);
  // A list of boxes may state results (`All tests pass`); in languages whose verbs are not known every box counts.
  if (first.shape === 'box')
    return (
      named ||
      share >= 0.3 ||
      !/^[\x00-\x7f–—’“”→]*$/.test(items.map((item) => item.line.plain).join(' ')) ||
      items.filter((item) => item.line.boldLed || item.label?.id !== undefined).length > items.length / 2
    );
  const labelled = items.filter(
    (item) => item.label?.id !== undefined && item.label.kind !== 'none' && item.label.form !== 'number',
  ).length;
  if (labelled >= Math.max(2, items.length / 2)) return true;
  const bold = items.filter((item) => item.line.boldLed).length / items.length;
  const files = items.filter((item) => readPaths(item.line.text).length > 0).length / items.length;
  if (first.shape === 'number') return named || share >= 0.34 || (bold > 0.6 && items.length >= 2) || files > 0.6;
  return named ? share >= 0.3 || bold > 0.6 : share >= 0.6;
}
