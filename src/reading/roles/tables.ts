// Tables as records: what each column states, and whether the rows are units of work or statements about them.
import type { MarkedLine } from '../../markdown/marks.ts';
import type { Slice } from '../../markdown/outline.ts';
import { readPaths } from '../facts/paths.ts';
import { nounKey, readLabelOf, type RecordLabel } from '../records/label.ts';
import type { Piece } from '../records/piece.ts';
import { fieldKind, type FieldKind } from '../vocabulary/fields.ts';
import { kindOfNoun } from '../vocabulary/kinds.ts';

/** A column: what it states, and what it is called. */
interface Column {
  readonly kind: FieldKind | 'id' | undefined;
  readonly name: string;
}

/** A row of a table read as a record. */
export interface RecordRow {
  readonly piece: Piece;
  readonly label?: RecordLabel;
  /** The words that name it. */
  readonly title: MarkedLine;
  /** The other cells with what their columns state. */
  readonly cells: readonly { readonly kind: FieldKind | undefined; readonly name: string; readonly line: MarkedLine }[];
}

/** A table whose rows name things that are done or owned. */
export interface RecordTable {
  readonly piece: Piece;
  /** The noun of the naming column, `Track`, where it is one. */
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly rows: readonly RecordRow[];
  /** It only lists ids with names: its rows are units where something else speaks of them. */
  readonly weak: boolean;
}

const ID_NAME = /^(?:#|№|no\.?|id|ids|nr\.?|number|code|ref|key|编号|序号|番号|번호|номер)$/i;
const CARRIES: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'write',
  'depends',
  'blocks',
  'assignee',
  'place',
  'duration',
  'stage',
  'deliverable',
  'parallel',
  'status',
  'avoid',
]);
const STRONG: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'write',
  'depends',
  'blocks',
  'assignee',
  'place',
  'stage',
  'deliverable',
  'avoid',
]);
/** What tells a record from a weighed choice, whatever else a table has. */
const TELLING: ReadonlySet<FieldKind> = new Set<FieldKind>(['depends', 'write', 'stage', 'duration', 'assignee', 'blocks']);
const WEIGHED =
  /^(?:risks?|impact|likelihood|probability|mitigation|metric|target|before|after|current|pros?|cons?|option|decision|term|meaning|definition|question|severity|风险|影响|リスク|위험|riesgo|risco|risque|риск|gain|command|symptom|method|endpoint|route|variable|default|type|value)$/i;

/** Reads a table as records; undefined where its rows are values, risks, choices or the like. Columns are told by their names and by what their cells hold. */
export function readRecordTable(table: Piece): RecordTable | undefined {
  const header = table.cells ?? [];
  if (header.length < 2 || table.children.length === 0) return undefined;
  const columns = header.map((cell, index): Column => columnOf(cell.plain.replace(/[*`:]/g, '').trim(), index, table));
  const key = keyColumn(columns, table);
  if (
    columns.some((column) => WEIGHED.test(column.name)) &&
    !columns.some((column, index) => index !== key && column.kind !== undefined && column.kind !== 'id' && TELLING.has(column.kind))
  )
    return undefined;
  const lead = columns[key]?.kind;
  const coded = codedShare(table, key);
  const names = lead === 'id' || lead === 'title' || lead === 'assignee' || lead === 'stage' || coded >= 0.6;
  const rest = columns.filter((_, index) => index !== key);
  const strong = rest.some((column) => column.kind && column.kind !== 'id' && STRONG.has(column.kind));
  const carries = rest.filter((column) => column.kind && column.kind !== 'id' && CARRIES.has(column.kind)).length;
  if (!names && !(strong && table.children.filter((row) => row.label?.id !== undefined).length >= table.children.length / 2))
    return undefined;
  const weak = !strong && carries === 0;
  if (weak && coded < 0.8) return undefined;
  const rows = table.children.flatMap((row) => rowOf(row, columns, key));
  return rows.length > 0
    ? { piece: table, noun: columns[key]?.name ?? '', columns: [columns[key] as Column, ...rest], rows, weak }
    : undefined;
}

function columnOf(name: string, index: number, table: Piece): Column {
  if (ID_NAME.test(name)) return { kind: 'id', name };
  // The naming column is called by what it names, whatever else the word may announce.
  if (index === 0 && isNoun(name)) return { kind: 'title', name };
  // `Primary owner`, `Key packages`: the last word says what is stated.
  const kind = fieldKind(name) ?? fieldKind(name.split(/\s+/).at(-1) ?? '');
  const paths = share(table, index, (cell) => readPaths(cell.text).length > 0);
  const told = kind === 'read' || kind === 'avoid' || kind === 'place' || kind === 'title' || kind === 'work';
  return { kind: paths >= 0.6 && !told ? 'write' : kind, name };
}

/** The column that names the rows: one of ids that do not repeat, else the first. */
function keyColumn(columns: readonly Column[], table: Piece): number {
  if (distinct(table, 0) >= 0.9 || table.children.length < 2) return 0;
  const found = columns.findIndex(
    (column, index) => (column.kind === 'id' || codedShare(table, index) >= 0.6) && distinct(table, index) >= 0.9,
  );
  return Math.max(0, found);
}

function share(table: Piece, column: number, test: (cell: MarkedLine) => boolean): number {
  const cells = table.children.flatMap((row) => row.cells?.[column] ?? []).filter((cell) => cell.plain !== '');
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

function distinct(table: Piece, column: number): number {
  const values = table.children.map((row) => row.cells?.[column]?.plain ?? '');
  return new Set(values).size / Math.max(1, values.length);
}

/** How many of a column's cells open with an id such as `W1.1` or `FEAT-021`, at least three of them. */
function codedShare(table: Piece, column: number): number {
  if (table.children.length < 3) return 0;
  return share(table, column, (cell) => readLabelOf(cell)?.form.startsWith('code:') === true);
}

/** Whether a column is called by something that plans number or give out: `Track`, `Agent role`, `Task ID`. */
function isNoun(name: string): boolean {
  const words = name.split(/[\s/]+/);
  const kinds = [kindOfNoun(name), kindOfNoun(words.at(-1) ?? ''), kindOfNoun(words[0] ?? '')];
  return kinds[0] !== 'none' && kinds.some((kind) => kind !== undefined && kind !== 'none') && words.length <= 3;
}

function rowOf(row: Piece, columns: readonly Column[], key: number): readonly RecordRow[] {
  const cells = row.cells ?? [];
  const lead = cells[key];
  if (!lead || lead.plain === '' || isSum(lead.plain)) return [];
  const label = labelOfCell(lead, columns[key]?.name ?? '');
  const named = columns.findIndex((column, index) => index !== key && column.kind === 'title');
  // Where nothing is called a title, the first text beside an id is one.
  const text =
    named >= 0 ? named : columns.findIndex((column, index) => index !== key && (column.kind === undefined || column.kind === 'work'));
  const bareId = columns[key]?.kind === 'id' || label.title.text === '' || lead.plain.length <= 6;
  const title = bareId && text >= 0 && cells[text] ? cells[text] : lead;
  return [
    {
      piece: row,
      label: { ...label, title: title === lead ? (label.title.text === '' ? wholeOf(lead) : label.title) : wholeOf(title) },
      title,
      cells: cells.flatMap((line, index) => {
        const column = columns[index];
        return index !== key && column && line.plain !== ''
          ? [{ kind: column.kind === 'id' ? undefined : column.kind, name: column.name, line }]
          : [];
      }),
    },
  ];
}

function wholeOf(line: MarkedLine): Slice {
  return { text: line.plain, start: line.at(0), end: line.at(Math.max(0, line.plain.length - 1)) + 1 };
}

/** The label of a cell; a bare ordinal below `Wave` is called `Wave 2`, and what has no ordinal is its own name. */
function labelOfCell(cell: MarkedLine, column: string): RecordLabel {
  const whole = wholeOf(cell);
  const kind = kindOfNoun(column);
  if (kind !== undefined && kind !== 'none' && /^#?(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z]|[IVX]{1,4})$/.test(cell.plain))
    return {
      noun: column,
      kind,
      ordinal: cell.plain,
      form: `noun:${nounKey(column)}`,
      separated: true,
      id: { ...whole, text: `${column} ${cell.plain.replace('#', '')}` },
      title: { ...whole, text: '' },
    };
  // `W2` below `Wave` or `Onda` is the second one, whatever letter stands before it.
  const coded = /^[A-Z]{1,2}-?(\d{1,2}[a-z]?)$/.exec(cell.plain);
  if (coded && kind === 'stage')
    return {
      noun: column,
      kind,
      ordinal: coded[1] ?? '',
      form: `noun:${nounKey(column)}`,
      separated: true,
      id: whole,
      title: { ...whole, text: '' },
    };
  return readLabelOf(cell) ?? { id: whole, title: whole, form: 'name', separated: true };
}

/** Whether a row sums up the others. */
function isSum(text: string): boolean {
  return /^(?:\W*|.*\b(?:sum|subtotal|gesamt|totale?)\b.*|.*(?:合计|合計|总计|합계).*)$/iu.test(text);
}
