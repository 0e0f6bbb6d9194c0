// Whether a document is a plan: units of work, and something said of how they run or who owns what.
import type { Piece } from '../records/piece.ts';
import { piecesBelow } from '../records/piece.ts';
import { NOTHING, saysAllParallel, sentenceSaysParallel } from '../vocabulary/order.ts';
import { isLineOfWork } from '../vocabulary/order.ts';
import { unitScore } from './evidence.ts';
import { hasPlaceholder, titleSays } from '../vocabulary/work.ts';
import { type Unit, unitsBelow } from '../relations/units.ts';

/** What a document was taken for, with the reason. */
export interface DocumentVerdict {
  readonly isPlan: boolean;
  readonly reason: string;
  /** The plan as a whole says that its parts run at the same time. */
  readonly parallel: boolean;
  /** The sentences that say so of all parts. */
  readonly allParallel: readonly string[];
}

/** Judges a document by its units and by what its title, its introduction and its headings say. `name`: its file name. */
export function judgeDocument(name: string, document: Piece, forest: readonly Unit[]): DocumentVerdict {
  const units = unitsBelow(forest).filter(
    (unit) =>
      unit.mergedInto === undefined && !isFaint(unit) && (unit.role === 'unit' || (unit.role === 'stage' && unit.children.length === 0)),
  );
  const title = titleOf(document);
  const said = titleSays(`${title} ${name}`);
  const lines = headLines(document);
  const parallel = said.parallel || lines.some((line) => sentenceSaysParallel(line));
  const allParallel = lines.filter((line) => saysAllParallel(line));
  const weight = (test: (unit: Unit) => boolean): number => (units.length === 0 ? 0 : units.filter(test).length / units.length);
  const files = weight((unit) => writes(unit));
  const ordered = units.filter((unit) =>
    unit.facts.mentions.some((mention) => mention.as !== 'prose' && namesSomething(mention.slice.text)),
  ).length;
  const workers = units.filter(
    (unit) =>
      unit.node.label?.kind === 'assignee' ||
      (unit.node.label?.ordinal !== undefined && isLineOfWork(unit.noun)) ||
      unit.facts.agent !== undefined ||
      unit.facts.place !== undefined,
  ).length;
  const timed = units.filter((unit) => unit.facts.duration !== undefined).length;
  const stages = unitsBelow(forest).filter((unit) => unit.role === 'stage' && unit.children.length > 0).length;
  const named = units.filter((unit) => unit.id !== undefined && unit.node.label?.form !== 'number').length;
  const done = weight((unit) => unit.facts.done);
  const factual = weight(
    (unit) =>
      writes(unit) ||
      unit.facts.duration !== undefined ||
      unit.facts.agent !== undefined ||
      unit.facts.place !== undefined ||
      unitsBelow([unit]).some((one) => one.facts.boxes > 0 || one.node.piece.shape === 'box') ||
      unit.facts.done ||
      unit.facts.mentions.some((mention) => mention.as !== 'prose'),
  );
  const covered = units.reduce((sum, unit) => sum + unit.node.piece.end - unit.node.piece.line.start, 0) / Math.max(1, document.end);
  const score =
    (said.plan ? 2 : 0) +
    (parallel ? 2 : 0) +
    files * 2 +
    (ordered > 0 ? 1.5 : 0) +
    (workers >= 2 ? 2 : 0) +
    (timed >= 2 ? 1 : 0) +
    (stages >= 2 ? 1 : 0) +
    (named >= 3 || units.length >= 12 ? 1 : 0) -
    (said.other ? 2 : 0) -
    (done === 1 && units.length > 2 ? 1.5 : 0) -
    (placeholders(units) ? 3 : 0);
  const reason = `${units.length} units of work${stages > 0 ? ` in ${stages} stages` : ''}; score ${score.toFixed(1)}`;
  if (units.length < 2)
    return {
      isPlan: false,
      reason: units.length === 0 ? 'no heading, list or table of it names a unit of work' : 'only one unit of work was found',
      parallel,
      allParallel,
    };
  // What is said of order, owners or files makes units a plan; without any of it they are a list.
  const tells = parallel || ordered > 0 || workers >= 2 || files > 0.3 || stages >= 2 || timed >= 2;
  // Units without a single fact that fill little of a document, or stand in one that calls itself something else, are spoken of in passing.
  const passing = factual < 0.05 && (covered < 0.12 || said.other || units.length < 5);
  if (passing)
    return { isPlan: false, reason: `${units.length} units are named, without files, order, time or people`, parallel, allParallel };
  return {
    isPlan: tells && score >= 3.5,
    reason: tells && score >= 3.5 ? reason : `${reason}: too little says that this is a plan of work`,
    parallel,
    allParallel,
  };
}

/** Whether a place beside the plan only speaks of a unit that nothing describes. */
function isFaint(unit: Unit): boolean {
  return unit.node.mentioned && unit.also.length === 0 && unitScore(unit.node.piece) < 1.5;
}

function writes(unit: Unit): boolean {
  return unit.facts.paths.some((path) => path.access === 'write') || unit.children.some((step) => step.facts.paths.length > 0);
}

/** Whether the value of a dependency names anything: "None" says nothing of how units depend on each other. */
function namesSomething(value: string): boolean {
  return !NOTHING.test(value) && /[\p{L}\p{N}]/u.test(value);
}

function placeholders(units: readonly Unit[]): boolean {
  return units.length > 0 && units.filter((unit) => hasPlaceholder(unit.title.text)).length > units.length / 2;
}

/** The document's title: its first heading, or its first line where it has none. */
export function titleOf(document: Piece): string {
  return (document.children.find((child) => child.shape === 'heading') ?? document.children[0])?.line.plain ?? '';
}

/** The lines before the first unit is described: the introduction, and all headings. */
function headLines(document: Piece): readonly string[] {
  const lines: string[] = [];
  const top = document.children.find((child) => child.shape === 'heading' && child.depth === 1) ?? document;
  for (const child of [...document.children, ...top.children]) {
    if (child.shape === 'heading' && child !== top) continue;
    if (child.shape !== 'heading') lines.push(child.line.plain, ...child.children.map((one) => one.line.plain));
  }
  for (const piece of piecesBelow(document)) if (piece.shape === 'heading' && piece.depth <= 2) lines.push(piece.line.plain);
  return lines;
}
