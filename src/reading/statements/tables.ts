// Tables of times: columns with a total row, and rows that set a sequential time against a parallel one.
import { type Entry, plain } from '../../markdown/outline.ts';
import { SEQUENTIAL } from '../facts/claims.ts';
import { readDuration } from '../facts/durations.ts';
import { asInterval } from '../facts/durations.ts';
import { type DraftPlan, locatedAt } from './draft.ts';

/** Tables with a total row: every column of durations is a sum. */
export function readTables(draft: DraftPlan, entries: readonly Entry[]): void {
  let rows: Entry[] = [];
  const flush = (): void => {
    readTable(draft, rows);
    rows = [];
  };
  for (const entry of entries) {
    if (entry.header) flush();
    if (entry.kind === 'row') rows.push(entry);
    else flush();
  }
  flush();
}

function readTable(draft: DraftPlan, rows: readonly Entry[]): void {
  const totalRow = rows.find((row, index) => index > 0 && /^\W*(?:grand )?total\b/i.test(row.cells?.[0]?.text ?? ''));
  const header = rows[0]?.cells;
  if (!totalRow || !header) {
    readComparisonRows(draft, rows);
    return;
  }
  const body = rows.slice(1, rows.indexOf(totalRow));
  header.forEach((head, column) => {
    const cell = totalRow.cells?.[column];
    const found = cell && readDuration(cell.text);
    if (column === 0 || !cell || !found) return;
    const value = locatedAt(draft, found, cell.start);
    const parts = body.flatMap((row) => {
      const part = row.cells?.[column];
      const time = part && readDuration(part.text);
      return part && time ? [asInterval(locatedAt(draft, time, part.start))] : [];
    });
    const counted = body.filter((row) => /\d/.test(row.cells?.[column]?.text ?? '')).length;
    const name = plain(head.text).toLowerCase();
    if (parts.length > 1) {
      draft.totals.push({
        quantity: 'time',
        label: `total of “${plain(head.text)}”`,
        value: asInterval(value),
        duration: value.value,
        parts,
        complete: counted === parts.length,
      });
    }
    if (SEQUENTIAL.test(name)) draft.statedSequentialTime ??= value;
    else if (/\bparallel\b/i.test(name)) draft.statedParallelTime ??= value;
  });
  readComparisonRows(draft, [...rows.slice(0, 1), ...body]);
}

/** Rows of a table with a sequential and a parallel column. */
function readComparisonRows(draft: DraftPlan, rows: readonly Entry[]): void {
  const names = rows[0]?.cells?.map((cell) => cell.text.toLowerCase()) ?? [];
  const sequentialColumn = names.findIndex((name) => SEQUENTIAL.test(name));
  const parallelColumn = names.findIndex((name) => /\bparallel\b/.test(name));
  if (sequentialColumn < 0 || parallelColumn < 0) return;
  for (const row of rows.slice(1)) {
    const [one, other] = [row.cells?.[sequentialColumn], row.cells?.[parallelColumn]];
    const sequential = one && readDuration(one.text);
    const parallel = other && readDuration(other.text);
    if (!one || !other || !sequential || !parallel) continue;
    draft.comparisons.push({
      loc: draft.at(one.start, other.end),
      sequential: locatedAt(draft, sequential, one.start),
      parallel: locatedAt(draft, parallel, other.start),
      scope: /\btime|total|timeline|duration|overall/i.test(row.cells?.[0]?.text ?? '') ? 'plan' : 'part',
    });
  }
}
