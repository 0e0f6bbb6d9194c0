// From the outline of a document to its pieces: bold-led lines and labels take what follows them, rows become tables, plan text in fences is read as lines.
import { markLine } from '../../markdown/marks.ts';
import { type Entry, type Section, type Slice } from '../../markdown/outline.ts';
import { fencePieces } from './fence.ts';
import { createPiece, type GrowingPiece, type Piece } from './piece.ts';

/** The pieces of a section: a heading with everything below it. The root of an outline gives a piece with an empty line. */
export function piecesOf(section: Section): Piece {
  return sectionPiece(section);
}

function sectionPiece(section: Section): GrowingPiece {
  const piece = createPiece('heading', section.depth, section.heading, { end: section.end });
  piece.children.push(...entryPieces(section.entries), ...section.children.map(sectionPiece));
  return piece;
}

/**
 * Entries one after the other. A caption (`**Agent 1: Shadow maps**`, `TASK 1.1: …`) takes everything up to the next one; a field without a
 * value on its own line takes the list, lines or fence that follow it.
 */
function entryPieces(entries: readonly Entry[]): GrowingPiece[] {
  const top: GrowingPiece[] = [];
  let caption: GrowingPiece | undefined;
  let field: GrowingPiece | undefined;
  let table: GrowingPiece | undefined;
  const add = (piece: GrowingPiece): void => {
    (caption?.children ?? top).push(piece);
    if (caption) caption.end = Math.max(caption.end, piece.end);
  };
  const addToField = (piece: GrowingPiece): void => {
    if (!field) {
      add(piece);
      return;
    }
    field.children.push(piece);
    field.end = piece.end;
    if (caption) caption.end = Math.max(caption.end, piece.end);
  };
  for (const entry of entries) {
    if (entry.kind === 'row') {
      const row = createPiece('row', 0, entry, { cells: (entry.cells ?? []).map(markLine) });
      if (entry.header === true || !table) {
        table = createPiece('table', 0, { text: '', start: entry.start, end: entry.start }, { cells: row.cells ?? [], end: entry.end });
        addToField(table);
        if (entry.header === true) continue;
      }
      table.children.push(row);
      table.end = row.end;
      continue;
    }
    table = undefined;
    if (entry.kind === 'html') continue;
    if (entry.kind === 'fence') {
      addToField(fencePiece(entry));
      continue;
    }
    if (entry.kind === 'item') {
      addToField(itemPiece(entry));
      continue;
    }
    const [head, ...others] = splitFields(entry);
    const piece = linePiece(head);
    for (const other of others) piece.children.push(linePiece(other));
    if (piece.shape === 'caption' || (piece.shape === 'bold' && piece.field === undefined)) {
      field = undefined;
      caption = undefined;
      top.push(piece);
      caption = piece;
    } else if (piece.field) {
      field = undefined;
      add(piece);
      if (piece.field.value.text === '' || /[:：]$/.test(piece.line.plain)) field = piece;
    } else {
      if (field && field.children.length > 0 && piece.shape === 'line') field = undefined;
      addToField(piece);
    }
  }
  return top;
}

/** Several fields on one line (`**Priority**: P0 | **Depends on**: A1`) as one slice each; the first is the line itself. */
function splitFields(line: Slice): readonly [Slice, ...Slice[]] {
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of line.text.matchAll(/(?<!\s)\s(?:\s*[|·•‖—–])?\s+(?=\*\*[^*|]{2,40}(?:[:：]\*\*|\*\*\s?[:：]))/gu)) {
    parts.push({ from, to: match.index });
    from = match.index + match[0].length;
  }
  parts.push({ from, to: line.text.length });
  const [first, ...rest] = parts.map((part) => ({
    text: line.text.slice(part.from, part.to),
    start: line.start + part.from,
    end: line.start + part.to,
  }));
  return [first ?? line, ...rest];
}

/** A mark that makes an item of a line of running text: a bullet that Markdown took for text, a branch of a drawn tree. */
const LINE_MARK = /^(?:(?:[-*•▪◦‣]|(\d{1,2})[.)])[ \t]+|[│|]?[ \t]*[├└╰][─-]*>?[ \t]*)/u;

/** A line as a caption, a bold line, a field, an item or plain text. */
function linePiece(slice: Slice): GrowingPiece {
  const mark = LINE_MARK.exec(slice.text);
  if (mark) {
    const text = slice.text.slice(mark[0].length);
    return createPiece(mark[1] === undefined ? 'item' : 'number', 0, { text, start: slice.start + mark[0].length, end: slice.end });
  }
  const piece = createPiece('line', 0, slice);
  const { label, line } = piece;
  const alone = line.bolds.length === 1 && line.plain.replace(/[:：\s]+$/, '').length <= (line.bolds[0]?.text.length ?? 0) + 2;
  const numbered = label !== undefined && label.kind !== 'none' && label.ordinal !== undefined && !/^(?:number|letter)$/.test(label.form);
  if (line.boldLed && (numbered || (label?.id && label.kind !== undefined && label.kind !== 'none')) && isCaptionLike(piece))
    return { ...piece, shape: 'caption' };
  if (!line.boldLed && numbered && label.separated && label.title.text !== '' && label.title.text.length < 120 && label.kind !== undefined)
    return { ...piece, shape: 'caption' };
  if (line.boldLed && alone && piece.field === undefined) return { ...piece, shape: 'bold' };
  return piece;
}

/** Whether a bold-led line announces something rather than saying it: no sentence follows the bold words. */
function isCaptionLike(piece: GrowingPiece): boolean {
  const bold = piece.line.bolds[0]?.text.length ?? 0;
  return piece.line.plain.length <= Math.max(bold + 60, 140);
}

function itemPiece(entry: Entry): GrowingPiece {
  const box = /^\[[^\][\r\n]{1,2}\](?=[*\s]|$)/.test(entry.text);
  const [head, ...others] = splitFields(entry);
  const piece = createPiece(box ? 'box' : entry.number === undefined ? 'item' : 'number', 0, head);
  for (const other of others) piece.children.push(linePiece(other));
  piece.children.push(...entryPieces(entry.children));
  piece.end = Math.max(entry.end, ...piece.children.map((child) => child.end));
  return piece;
}

function fencePiece(entry: Entry): GrowingPiece {
  const body = entry.body ?? { text: '', start: entry.end, end: entry.end };
  const language = entry.language ?? '';
  return createPiece(
    'fence',
    0,
    { text: '', start: entry.start, end: entry.end },
    {
      language,
      body,
      end: body.end,
      children: fencePieces(language, body),
    },
  );
}
