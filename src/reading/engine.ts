// The reading engine: a document of no declared format becomes a plan, by structure and evidence.
import type { Block, ContractStatement, Plan } from '../plan/model.ts';
import { tasksOf } from '../plan/walk.ts';
import { entriesBelow, sectionsOf } from '../markdown/outline.ts';
import type { PlanDocument } from './extractor.ts';
import { createPlan } from './build/plan.ts';
import { createDraft } from './statements/draft.ts';
import { type NodeAt, readPlanContracts, readSignatures } from './statements/contracts.ts';
import { readCountTotals, readPhaseTotal } from './statements/tree-totals.ts';
import { statedOf } from './statements/stated.ts';
import { readStatements } from './statements/statements.ts';
import { speaksOfTests } from './facts/roles.ts';
import type { Piece } from './records/piece.ts';
import { piecesOf } from './records/pieces.ts';
import { readRoles, type WorkNode } from './roles/roles.ts';
import { type DocumentVerdict, judgeDocument, titleOf } from './roles/document.ts';
import { buildTree } from './relations/tree.ts';
import { unplacedFacts } from './relations/unplaced.ts';
import { readUnits, type Unit, unitsBelow } from './relations/units.ts';

/** What the engine found in a document, before it is known whether that is a plan. */
export interface Reading {
  readonly document: Piece;
  readonly nodes: readonly WorkNode[];
  readonly forest: readonly Unit[];
  readonly verdict: DocumentVerdict;
}

// A memo and no state: a document is read once, for detection and for extraction.
const known = new WeakMap<PlanDocument, Reading>();

/** Reads a document with no declaration. Input never makes it throw. */
export function readFreely(document: PlanDocument): Reading {
  const before = known.get(document);
  if (before) return before;
  const piece = piecesOf(document.outline);
  const nodes = readRoles(piece);
  const forest = readUnits(document, nodes);
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  const reading = { document: piece, nodes, forest, verdict: judgeDocument(name, piece, forest) };
  known.set(document, reading);
  return reading;
}

/** The nodes of a plan by the offset of the heading that became one. */
function nodesByHeading(forest: readonly Unit[], keys: ReadonlyMap<Unit, string>): NodeAt {
  const nodes = new Map<number, { readonly key: string; readonly isUnit: boolean }>();
  for (const unit of unitsBelow(forest)) {
    const key = keys.get(unit);
    const isUnit = unit.role === 'unit' || unit.role === 'step' || (unit.role === 'stage' && unit.children.length === 0);
    if (key !== undefined && unit.node.piece.shape === 'heading')
      nodes.set(unit.node.piece.line.start, { key: isUnit ? key.replace('block', 'task') : key, isUnit });
  }
  return (heading) => nodes.get(heading);
}

/** What units say that they produce for others, or take from them. */
function handedOver(forest: readonly Unit[], keys: ReadonlyMap<Unit, string>): readonly ContractStatement[] {
  return unitsBelow(forest).flatMap((unit) => {
    const node = unit.mergedInto === undefined ? keys.get(unit) : undefined;
    if (node === undefined) return [];
    return [
      ...unit.facts.produces.map((subject): ContractStatement => ({ action: 'produce', subject, node })),
      ...unit.facts.consumes.map((subject): ContractStatement => ({ action: 'consume', subject, node })),
    ];
  });
}

/** Tasks whose words say that they define or freeze a contract, where nothing else says which. */
function definedByTasks(root: Block, known: readonly ContractStatement[]): readonly ContractStatement[] {
  return tasksOf(root).flatMap((task): readonly ContractStatement[] => {
    if (!task.roles.has('contract') || known.some((one) => one.node === task.key)) return [];
    return [{ action: task.roles.has('freeze') ? 'freeze' : 'define', subject: task.title, node: task.key }];
  });
}

/** The plan of a document that was read. */
export function planOf(document: PlanDocument, reading: Reading): Plan {
  const draft = createDraft(document);
  const { root, statements, totals, keys } = buildTree(document, reading.document, reading.forest, reading.verdict);
  const units = new Set(
    unitsBelow(reading.forest).flatMap((unit) => (unit.role === 'unit' || unit.role === 'step' ? [unit.node.piece.line.start] : [])),
  );
  readStatements(draft, document.outline, 'plan', (section) => units.has(section.heading.start));
  readPlanContracts(draft, document.outline, nodesByHeading(reading.forest, keys));
  readSignatures(draft, document.outline);
  draft.contracts.push(...handedOver(reading.forest, keys), ...definedByTasks(root, draft.contracts));
  readPhaseTotal(draft, root);
  readCountTotals(draft, root);
  const title = reading.document.children.find((child) => child.shape === 'heading')?.line ?? reading.document.line;
  const plan = createPlan({
    title: { value: titleOf(reading.document), loc: draft.at(title.start, title.end) },
    dialect: 'freeform',
    loc: draft.at(0, document.text.length),
    root,
    declarations: document.declarations,
    ...statedOf(draft),
    totals: [...draft.totals, ...totals],
    dependencyStatements: statements,
    speaksOfTests: sectionsOf(document.outline).some((section) =>
      [section.heading, ...entriesBelow(section.entries)].some((slice) => speaksOfTests(slice.text)),
    ),
    idScope: 'group',
    sketch: false,
  });
  return { ...plan, unplaced: unplacedFacts(document, reading.document, reading.forest, keys, plan) };
}
