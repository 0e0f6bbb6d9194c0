// The series–parallel tree of a plan with its dependencies, from its units.
import type { Block, Dependency, DependencyStatement, PlanNode, Total } from '../../plan/model.ts';
import { blocksOf, tasksOf } from '../../plan/walk.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { isItem, type Piece } from '../records/piece.ts';
import type { DocumentVerdict } from '../roles/document.ts';
import { arrange } from './arrangement.ts';
import { readGraphEdges } from './graphs.ts';
import { unitScore } from '../roles/evidence.ts';
import { createLinker, type Linker, linksOf } from './links.ts';
import { type Unit, unitsBelow, isInside } from './units.ts';
import { isScheduled, gatherMembers, assignWork, readOrder, sentencesBeside } from './schedule.ts';
import { openingsOf } from './openings.ts';
import { graphStatements, isOwnField, statementOf, spreadDependencies } from './dependencies.ts';
import type { Writable, Builder } from './builder.ts';
import { isSpokenOf, isOrdered, isOrderOfStages, isChained } from './group-words.ts';
import { isHolder, isLive, nodesWithRuns, groupNode, isDocumentTitle } from './nodes.ts';

/** The tree of a plan, and what was found on the way. */
export interface Tree {
  readonly root: Block;
  readonly linker: Linker;
  /** Every full statement of what a unit waits for, or blocks. */
  readonly statements: readonly DependencyStatement[];
  /** Stated numbers of members, each with the members. */
  readonly totals: readonly Total[];
  /** The key of the node that a unit became. */
  readonly keys: ReadonlyMap<Unit, string>;
}

/** Builds the tree. `says`: what the document as a whole says of how its parts run. */
export function buildTree(source: SourceText, document: Piece, forest: readonly Unit[], says: DocumentVerdict): Tree {
  const linker = createLinker(forest);
  const keys = new Map<Unit, string>();
  const units = unitsBelow(forest).filter((unit) => unit.mergedInto === undefined);
  units.forEach((unit, index) => keys.set(unit, `${unit.role === 'unit' || unit.role === 'step' ? 'task' : 'block'}${index + 1}`));
  const waits = new Map<Unit, Set<Unit>>();
  const edges = new Map<Unit, Dependency[]>();
  const add = (unit: Unit, slice: Slice, target: Unit | undefined, via: Dependency['via']): void => {
    if (target && target !== unit && (isInside(unit, target) || isInside(target, unit))) return;
    const key = target && keys.get(target);
    if (target && key === undefined) return;
    const list = edges.get(unit) ?? [];
    const known = list.some((one) => one.target === key && one.via === via && key !== undefined);
    if (!known)
      edges.set(unit, [
        ...list,
        {
          ref: { value: slice.text, loc: locate(source, slice.start, slice.end) },
          via,
          ...(key !== undefined ? { target: key } : isWrittenElsewhere(slice.text) && { external: true }),
        },
      ]);
    if (!target) return;
    const [later, earlier] = via === 'blocks' ? [target, unit] : [unit, target];
    waits.set(later, (waits.get(later) ?? new Set()).add(earlier));
  };
  const isWrittenElsewhere = openingsOf(source.text);
  const statements: DependencyStatement[] = [];
  const beside: Slice[] = [];
  for (const unit of units) {
    for (const mention of unit.facts.mentions) {
      // A line inside a unit that opens with another one's name speaks of that one.
      if (mention.as === 'prose' && linker.opensWithAnother(mention.slice, unit)) {
        beside.push(mention.slice);
        continue;
      }
      const links = linksOf(linker, mention, unit);
      // Running text may speak of anything; only a field that names an id means that there is one.
      for (const { link, as } of links)
        if ((link.unit || mention.as !== 'prose') && (link.unit !== unit || isOwnField(unit, mention)))
          add(unit, link.slice, link.unit?.mergedInto ?? link.unit, as === 'blocks' ? 'blocks' : 'blockedBy');
      const statement = mention.as === 'prose' ? undefined : statementOf(source, keys, unit, mention, links);
      if (statement) statements.push(statement);
    }
  }
  const drawn = readGraphEdges(document, linker);
  statements.push(...graphStatements(source, keys, drawn));
  for (const { later, earlier, slice } of drawn)
    if (!(waits.get(later)?.has(earlier) ?? false) && !isOrderOfStages(earlier, later)) add(later, slice, earlier, 'graph');
  for (const { later, earlier, slice } of [...beside, ...sentencesBeside(document, units)].flatMap((line) => linker.inSentence(line)))
    if (!(waits.get(later)?.has(earlier) ?? false) && !isOrderOfStages(earlier, later)) add(later, slice, earlier, 'graph');
  const ordered = new Set([...waits].flatMap(([later, earlier]) => [later, ...earlier]));
  for (const unit of units) {
    if (
      unit.node.mentioned &&
      !isItem(unit.node.piece) &&
      unit.node.row === undefined &&
      unit.role === 'unit' &&
      unitScore(unit.node.piece) < 1.5
    )
      unit.dropped = true;
    if (
      unit.node.mentioned &&
      (unit.node.row !== undefined || isItem(unit.node.piece)) &&
      (unit.also.length === 0 || unit.node.row === undefined) &&
      !(ordered.has(unit) && unit.node.row)
    )
      unit.dropped = true;
  }
  for (const unit of units) assignWork(source, linker, unit);
  for (const unit of units) gatherMembers(linker, unit);
  const others = units.filter((unit) => unit.role === 'unit' && unit.node.label?.kind !== 'step').length;
  for (const unit of units) {
    // Steps of how the plan is used stand beside its work, and are none of it.
    const loose = unit.role === 'unit' && unit.node.label?.kind === 'step' && !isScheduled(unit) && unitScore(unit.node.piece) < 1.5;
    if (loose && others >= 2) unit.dropped = true;
  }
  spreadDependencies(edges, waits, units);
  const builder: Builder = {
    source,
    linker,
    keys,
    edges,
    waits,
    says,
    order: readOrder(document, linker, units),
    waited: new Set([...waits.values()].flatMap((earlier) => [...earlier])),
    totals: [],
  };
  const [titled, ...rest] = forest.filter(isLive);
  const whole = titled && rest.length === 0 && isDocumentTitle(titled) ? groupNode(builder, titled) : undefined;
  const flat = whole ? asSequence(whole) : nodesWithRuns(builder, forest);
  const tops = topGroups(forest);
  const arranged = arrange(undefined, tops, {
    own: [],
    values: [],
    titleParallel: false,
    planParallel: false,
    // Where stages hold the units, a sentence about all of them says nothing of the stages.
    allParallel: (ones) => !units.some((one) => one.role === 'stage' && isLive(one)) && isSpokenOf(ones, says.allParallel),
    ordered: isOrdered(builder, tops),
    byDependency: false,
    chained: isChained(builder, tops),
  });
  const isOne = flat.length <= 1 || (whole !== undefined && whole.arrangement !== 'unknown');
  const root: Block = {
    type: 'block',
    key: 'plan',
    arrangement: isOne ? 'sequence' : arranged.arrangement,
    ...(!isOne && arranged.inferred && { inferred: true }),
    loc: locate(source, document.line.start, document.line.start),
    extent: locate(source, 0, source.text.length),
    dependencies: [],
    children: flat,
  };
  const live = new Set([...blocksOf(root), ...tasksOf(root)].map((node) => node.key));
  return { root, linker, keys, statements: statements.filter((statement) => live.has(statement.node)), totals: builder.totals };
}

/** What stands below the document's title, as the children of the plan: those that run at once stay a group of their own. */
function asSequence(whole: Block): readonly PlanNode[] {
  const [first] = whole.children;
  if (whole.arrangement !== 'parallel' || !first) return whole.children;
  const block: Writable<Block> = { ...whole, loc: first.id?.loc ?? first.loc };
  delete block.title;
  return [block];
}

/** The groups that stand side by side at the top: sections that only hold groups are looked through. */
function topGroups(forest: readonly Unit[]): readonly Unit[] {
  return forest
    .flatMap((unit) => (unit.role === 'section' && isHolder(unit) ? topGroups(unit.children) : [unit]))
    .filter((unit) => isLive(unit));
}
