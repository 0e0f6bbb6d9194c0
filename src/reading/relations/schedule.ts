// Units that one place describes and another orders or gives out: they move to where they are scheduled.
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { piecesBelow, type Piece } from '../records/piece.ts';
import { saysOrder } from '../vocabulary/order.ts';
import type { Linker } from './links.ts';
import { type Unit, isInside } from './units.ts';
import { isLive } from './nodes.ts';

/** Whether a unit stands in a stage. */
export function isScheduled(unit: Unit): boolean {
  for (let one = unit.parent; one; one = one.parent) if (one.role === 'stage') return true;
  return false;
}

/** A stage that only names its units (`Wave 1: T1, T2`, `Tasks: 3.1, 4.1`) holds them: they move into it from where they are described. */
export function gatherMembers(linker: Linker, stage: Unit): void {
  if (stage.role !== 'stage' || stage.mergedInto !== undefined || stage.children.some(isLive)) return;
  const { piece, row } = stage.node;
  const lines = row
    ? row.cells.filter((cell) => cell.kind !== 'depends' && cell.kind !== 'blocks').map((cell) => cell.line)
    : [piece.line, ...stage.facts.words];
  const named = lines
    .flatMap((line) => linker.members(line))
    .filter((unit) => unit.role === 'unit' && unit !== stage && !isInside(stage, unit) && !isScheduled(unit));
  for (const unit of new Set(named)) {
    if (unit.parent) unit.parent.children = unit.parent.children.filter((child) => child !== unit);
    unit.parent = stage;
    stage.children.push(unit);
  }
}

/** A row that gives several units to somebody says who does them, and is no unit itself. */
export function assignWork(source: SourceText, linker: Linker, unit: Unit): void {
  const { row, label } = unit.node;
  if (!row || label?.kind !== 'assignee' || !label.id || unit.children.length > 0 || unit.facts.paths.length > 0) return;
  const given = row.cells.flatMap((cell) =>
    cell.kind === 'depends' || cell.kind === 'blocks'
      ? []
      : linker.inValue(cell.line, unit).flatMap((link) => (link.unit && link.unit.role !== 'stage' ? [link.unit] : [])),
  );
  if (new Set(given).size < 2) return;
  const agent = { value: label.id.text, loc: locate(source, label.id.start, label.id.end) };
  for (const one of given) one.facts.agent ??= agent;
  unit.dropped = true;
}

/** The units of a numbered list below a heading about order, where it names most of the plan's units one by one. */
export function readOrder(document: Piece, linker: Linker, units: readonly Unit[]): ReadonlySet<Unit> {
  const works = units.filter((unit) => unit.role === 'unit').length;
  for (const heading of piecesBelow(document)) {
    if (heading.shape !== 'heading' || !saysOrder(heading.line.plain)) continue;
    const items = heading.children.filter((child) => child.shape === 'number');
    const named = items.flatMap((item) => linker.members(item.line)).filter((unit) => unit.role === 'unit');
    if (items.length >= 3 && new Set(named).size >= Math.max(3, works / 2)) return new Set(named);
  }
  return new Set();
}

/** The lines of a document that stand in no unit: what they say of order is about the units that they name. */
export function sentencesBeside(document: Piece, units: readonly Unit[]): readonly Slice[] {
  const owned = new Set(units.filter((unit) => unit.role === 'unit' || unit.role === 'step').map((unit) => unit.node.piece));
  const lines: Slice[] = [];
  const visit = (piece: Piece): void => {
    for (const child of piece.children) {
      if (owned.has(child) || child.shape === 'fence' || child.shape === 'table') continue;
      if (child.shape !== 'heading' && child.line.text !== '') lines.push(child.line);
      visit(child);
    }
  };
  visit(document);
  return lines;
}
