// From units to the series–parallel tree with its dependencies.
import type { Duration } from '../../plan/duration.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { Block, Dependency, DependencyStatement, PathStatement, PlanNode, Role, Task, Total } from '../../plan/model.ts';
import { blocksOf, tasksOf } from '../../plan/walk.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { rolesOf } from '../facts/roles.ts';
import { nounKey } from '../records/label.ts';
import { isItem, piecesBelow, type Piece } from '../records/piece.ts';
import { EVERYTHING, NOTHING, saysOrder, saysSequential, saysThen, sentenceSaysParallel, titleSaysParallel } from '../vocabulary/order.ts';
import type { DocumentVerdict } from '../roles/document.ts';
import { arrange, isOneWorker, runsOfWorkers } from './arrangement.ts';
import { readGraphEdges } from './graphs.ts';
import { unitScore } from '../roles/evidence.ts';
import type { Mention } from './facts.ts';
import { createLinker, type Link, type Linker, linksOf } from './links.ts';
import { type Unit, unitsBelow } from './units.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

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

interface Builder {
  readonly source: SourceText;
  readonly linker: Linker;
  readonly keys: Map<Unit, string>;
  readonly edges: ReadonlyMap<Unit, readonly Dependency[]>;
  readonly waits: ReadonlyMap<Unit, ReadonlySet<Unit>>;
  readonly says: DocumentVerdict;
  /** The units that a list of the order of work names. */
  readonly order: ReadonlySet<Unit>;
  /** The units that others wait for. */
  readonly waited: ReadonlySet<Unit>;
  /** Filled while the tree is built. */
  readonly totals: Total[];
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
        { ref: { value: slice.text, loc: locate(source, slice.start, slice.end) }, via, ...(key !== undefined && { target: key }) },
      ]);
    if (!target) return;
    const [later, earlier] = via === 'blocks' ? [target, unit] : [unit, target];
    waits.set(later, (waits.get(later) ?? new Set()).add(earlier));
  };
  const statements: DependencyStatement[] = [];
  for (const unit of units) {
    for (const mention of unit.facts.mentions) {
      const links = linksOf(linker, mention, unit);
      // Running text may speak of anything; only a field that names an id means that there is one.
      for (const { link, as } of links)
        if ((link.unit || mention.as !== 'prose') && (link.unit !== unit || isOwnField(unit, mention)))
          add(unit, link.slice, link.unit?.mergedInto ?? link.unit, as === 'blocks' ? 'blocks' : 'blockedBy');
      const statement = mention.as === 'prose' ? undefined : statementOf(source, keys, unit, mention, links);
      if (statement) statements.push(statement);
    }
  }
  for (const edge of readGraphEdges(document, linker))
    if (!(waits.get(edge.later)?.has(edge.earlier) ?? false)) add(edge.later, edge.slice, edge.earlier, 'graph');
  for (const { later, earlier, slice } of sentencesBeside(document, units).flatMap((line) => linker.inSentence(line)))
    if (!(waits.get(later)?.has(earlier) ?? false)) add(later, slice, earlier, 'graph');
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
  const root: Block = {
    type: 'block',
    key: 'plan',
    arrangement:
      whole && whole.arrangement !== 'unknown'
        ? 'sequence'
        : flat.length > 1
          ? arrange(undefined, tops, {
              own: [],
              values: [],
              titleParallel: false,
              planParallel: false,
              // Where stages hold the units, a sentence about all of them says nothing of the stages.
              allParallel: (ones) => !units.some((one) => one.role === 'stage' && isLive(one)) && isSpokenOf(ones, says.allParallel),
              ordered: isOrdered(builder, tops),
              byDependency: false,
              chained: isChained(builder, tops),
            }).arrangement
          : 'sequence',
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

/** Whether a mention is a field that a unit itself holds: what another place says of it names it without making it wait for itself. */
function isOwnField(unit: Unit, mention: Mention): boolean {
  const { piece } = unit.node;
  return (
    mention.as !== 'prose' &&
    mention.row !== true &&
    mention.slice.start >= piece.line.start &&
    mention.slice.end <= piece.end &&
    !isItem(piece)
  );
}

/** Whether a unit stands in a stage. */
function isScheduled(unit: Unit): boolean {
  for (let one = unit.parent; one; one = one.parent) if (one.role === 'stage') return true;
  return false;
}

/** A stage that only names its units (`Wave 1: T1, T2`, `Tasks: 3.1, 4.1`) holds them: they move into it from where they are described. */
function gatherMembers(linker: Linker, stage: Unit): void {
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
function assignWork(source: SourceText, linker: Linker, unit: Unit): void {
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
function readOrder(document: Piece, linker: Linker, units: readonly Unit[]): ReadonlySet<Unit> {
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
function sentencesBeside(document: Piece, units: readonly Unit[]): readonly Slice[] {
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

/** A field as a full statement of a unit's dependencies; undefined where words such as "all previous tasks" stand for them, or a name is not understood. */
function statementOf(
  source: SourceText,
  keys: ReadonlyMap<Unit, string>,
  unit: Unit,
  mention: Mention,
  links: readonly { readonly link: Link }[],
): DependencyStatement | undefined {
  const node = keys.get(unit);
  const nothing = links.length === 0 && NOTHING.test(mention.slice.text);
  if (node === undefined || (links.length === 0 && !nothing) || EVERYTHING.test(mention.slice.text)) return undefined;
  const direction = mention.as === 'blocks' ? 'blocks' : 'blockedBy';
  return {
    node,
    direction,
    origin: mention.row === true ? 'table' : 'task',
    refs: links.map(({ link }) => {
      const target = link.unit && keys.get(link.unit.mergedInto ?? link.unit);
      return {
        ref: { value: link.slice.text, loc: locate(source, link.slice.start, link.slice.end) },
        via: direction,
        ...(target !== undefined && { target }),
      };
    }),
    loc: locate(source, mention.slice.start, mention.slice.end),
  };
}

/** What a group waits for, each of its members waits for: the statement stays at its place and is held by the units that it binds. */
function spreadDependencies(edges: Map<Unit, Dependency[]>, waits: Map<Unit, Set<Unit>>, units: readonly Unit[]): void {
  const isRecord = (unit: Unit): boolean =>
    unit.role === 'unit' && unit.id !== undefined && unit.node.label?.form !== 'number' && !isItem(unit.node.piece);
  const bound = (unit: Unit): readonly Unit[] =>
    unit.role === 'unit' || unit.children.filter((child) => child.mergedInto === undefined).length === 0
      ? [unit]
      : unit.children.filter((child) => child.mergedInto === undefined).flatMap(bound);
  for (const group of units) {
    const own = edges.get(group);
    if (!own || group.role === 'unit' || group.role === 'step') continue;
    const members = bound(group);
    // Lines of work in a group have no order of their own: the group waits.
    if ((members.length === 1 && members[0] === group) || !members.every(isRecord)) continue;
    for (const member of members) {
      const known = edges.get(member) ?? [];
      edges.set(member, [
        ...known,
        ...own.filter((one) => one.target === undefined || !known.some((other) => other.target === one.target && other.via === one.via)),
      ]);
      for (const earlier of waits.get(group) ?? []) waits.set(member, (waits.get(member) ?? new Set()).add(earlier));
    }
    edges.delete(group);
  }
}

function isInside(inner: Unit, outer: Unit): boolean {
  for (let one = inner.parent; one; one = one.parent) if (one === outer) return true;
  return false;
}

/** The groups that stand side by side at the top: sections that only hold groups are looked through. */
function topGroups(forest: readonly Unit[]): readonly Unit[] {
  return forest
    .flatMap((unit) => (unit.role === 'section' && isHolder(unit) ? topGroups(unit.children) : [unit]))
    .filter((unit) => isLive(unit));
}

/** A section that holds other groups, and no unit directly. */
function isHolder(section: Unit): boolean {
  return section.children.filter(isLive).every((child) => child.role === 'section' || child.role === 'stage');
}

/** Whether a unit leads to anything in the tree. One that is only listed counts where something else speaks of it. */
function isLive(unit: Unit): boolean {
  if (unit.mergedInto !== undefined || unit.dropped === true) return false;
  if (unit.role === 'unit' || unit.role === 'step') return true;
  return unit.children.some(isLive) || (unit.role === 'stage' && isLeafStage(unit));
}

/** A stage without units is a unit itself where it is described by a heading of its own; one in a list or drawing is only spoken of. */
function isLeafStage(stage: Unit): boolean {
  const { piece, mentioned } = stage.node;
  // One whose units were taken over by another place has had its say.
  if (stage.children.length > 0 && stage.children.every((child) => child.mergedInto !== undefined)) return false;
  return !mentioned && piece.drawn !== true && (piece.shape === 'heading' || piece.shape === 'caption') && piece.children.length > 0;
}

function nodesOf(builder: Builder, units: readonly Unit[]): readonly PlanNode[] {
  return units.filter(isLive).flatMap((unit): readonly PlanNode[] => {
    if (unit.role === 'unit' || unit.role === 'step') return [unitNode(builder, unit)];
    if (unit.role === 'section' && isHolder(unit)) return nodesOf(builder, unit.children);
    if (unit.role === 'stage' && !unit.children.some(isLive)) return [taskNode(builder, unit, [])];
    return [groupNode(builder, unit)];
  });
}

/** Whether lines of work stand between what prepares them and what brings them together (`Track 1`, `Track 2`, `Integration`). */
function endsInJoining(members: readonly Unit[]): boolean {
  const runs = runsOfWorkers(members);
  const [run] = runs;
  if (!run || runs.length > 1) return false;
  const rest = members.slice(members.indexOf(run.at(-1) as Unit) + 1);
  const before = members.slice(0, members.indexOf(run[0] as Unit));
  return (
    rest.length > 0 &&
    rest.every((member) => rolesOf(member.title.text).has('integration')) &&
    before.every((member) => ['contract', 'research', 'freeze'].some((role) => rolesOf(member.title.text).has(role as Role)))
  );
}

/** The nodes of members of several kinds: the tracks or agents among them that stand together form a group of their own. */
function nodesWithRuns(builder: Builder, members: readonly Unit[]): readonly PlanNode[] {
  const live = members.filter(isLive);
  const nodes: PlanNode[] = [];
  const runs = runsOfWorkers(live);
  for (let index = 0; index < live.length; index++) {
    const run = runs.find((one) => one[0] === live[index]);
    if (!run) {
      nodes.push(...nodesOf(builder, live.slice(index, index + 1)));
      continue;
    }
    const { arrangement } = arrange(undefined, run, {
      own: [],
      values: [],
      titleParallel: false,
      planParallel: builder.says.parallel,
      allParallel: (ones) => isSpokenOf(ones, builder.says.allParallel),
      ordered: isOrdered(builder, run),
      byDependency: isByDependency(run),
      chained: isChained(builder, run),
    });
    const first = run[0] as Unit;
    const last = run.at(-1) as Unit;
    nodes.push({
      type: 'block',
      key: `${builder.keys.get(first) ?? ''}-run`,
      arrangement,
      loc: first.id
        ? locate(builder.source, first.id.start, first.id.end)
        : locate(builder.source, first.node.piece.line.start, first.node.piece.line.end),
      extent: locate(builder.source, first.node.piece.line.start, last.node.piece.end),
      dependencies: [],
      children: nodesOf(builder, run),
    });
    index += run.length - 1;
  }
  return nodes;
}

/** A unit with units below it that stand for themselves is a group of them; otherwise it is one task with steps. */
function unitNode(builder: Builder, unit: Unit): PlanNode {
  const children = unit.children.filter((child) => child.mergedInto === undefined);
  const isWorker = unit.node.label?.kind === 'assignee';
  const own = children.filter(
    (child) =>
      (builder.edges.get(child)?.length ?? 0) > 0 ||
      builder.waited.has(child) ||
      child.facts.agent !== undefined ||
      (!isWorker && child.facts.duration !== undefined) ||
      (child.id !== undefined && (child.node.label?.kind === 'unit' || child.node.label?.kind === 'assignee')),
  );
  const owns = unit.facts.paths.some((path) => path.access === 'write');
  const independent =
    own.length > 0 && own.length >= children.length / 2 && !(owns && children.every((child) => child.facts.paths.length === 0));
  return independent ? groupNode(builder, unit) : taskNode(builder, unit, children);
}

function groupNode(builder: Builder, unit: Unit): Block {
  const members = unit.children.filter(isLive);
  const { facts } = unit;
  const { line } = unit.node.piece;
  const groups = line.groups.map((group) => group.text);
  const together = members.filter((member) => member.role !== 'section');
  const arranged = arrange(unit, together.length > 0 ? together : members, {
    own: [...linesOfAll(builder, unit, members), saysSequential(line.plain) ? line.plain : ''],
    values: facts.parallel
      ? [yesOrNo(facts.parallel.value)]
      : members.length > 1 && !isOrdered(builder, members)
        ? sharedAnswer(members)
        : [],
    titleParallel: (!isDocumentTitle(unit) && titleSaysParallel(line.plain, groups)) || (facts.agents?.value.min ?? 0) > 1,
    planParallel: builder.says.parallel,
    allParallel: (ones) => isSpokenOf(ones, builder.says.allParallel),
    ordered: isOrdered(builder, members),
    byDependency: isByDependency(together),
    chained: isChained(builder, members),
  });
  const listed =
    arranged.arrangement === 'unknown' &&
    members.length > 1 &&
    builder.order.size > 0 &&
    members.some((member) => builder.order.has(member));
  // What one worker is given is done one thing after the other, unless the plan says otherwise.
  const single = members.length === 1 && members[0]?.role === 'stage';
  const joined = arranged.arrangement === 'unknown' && endsInJoining(members);
  const arrangement =
    joined || listed || (arranged.arrangement === 'unknown' && members.length > 1 && isOneWorker(unit) && unit.role !== 'stage')
      ? 'sequence'
      : arranged.arrangement;
  const children = arrangement === 'unknown' || joined ? nodesWithRuns(builder, members) : nodesOf(builder, members);
  const [only] = children;
  const block: Writable<Block> = {
    type: 'block',
    key: builder.keys.get(unit) ?? '',
    // A phase that is one week runs as the week does.
    arrangement: single && only?.type === 'block' ? only.arrangement : arrangement,
    title: stated(builder, unit.title),
    loc: locate(builder.source, unit.node.piece.line.start, unit.node.piece.line.end),
    extent: locate(builder.source, unit.node.piece.line.start, unit.node.piece.end),
    dependencies: builder.edges.get(unit) ?? [],
    children: children.map((child) => (arrangement === 'parallel' && facts.duration ? withinTime(child, facts.duration) : child)),
  };
  if (facts.agents) block.agents = facts.agents;
  // That they start together is said of a group that runs at once, and of a wave.
  if (block.arrangement === 'parallel' && !single && arranged.stated) block.together = block.loc;
  const total = countOf(builder, unit, together);
  if (total) builder.totals.push(total);
  if (unit.id) block.id = stated(builder, unit.id);
  if (facts.duration) block.duration = facts.duration;
  if (facts.window) block.window = facts.window;
  return block;
}

/** The lines of a group that hold for all its members: one that names some of them, or an order, says nothing of the whole. */
function linesOfAll({ linker }: Builder, group: Unit, members: readonly Unit[]): readonly string[] {
  return group.facts.words
    .filter((word) => {
      if (!sentenceSaysParallel(word.text)) return true;
      if (saysThen(word.text)) return false;
      const named = linker.members(word).filter((one) => one !== group && !isInside(group, one));
      return named.length === 0 || members.every((member) => named.some((one) => one === member || isInside(one, member)));
    })
    .map((word) => word.text);
}

/** `4 tasks` at the start of a group's field or in its heading, where the members are called so: a stated number with what it counts. */
function countOf({ source }: Builder, unit: Unit, members: readonly Unit[]): Total | undefined {
  const noun = members[0]?.noun ?? '';
  if (members.length < 2 || noun === '' || members.some((member) => member.noun !== noun || member.role !== 'unit')) return undefined;
  const places: readonly Slice[] = [
    ...unit.node.piece.line.groups,
    ...unit.node.piece.children.flatMap((child) => (child.field && child.field.kind !== 'criteria' ? [child.field.value] : [])),
  ];
  for (const place of places) {
    const match = /^\W*(?:all )?(\d{1,3})\s+(?:parallel |independent |concurrent )?(\p{L}+)/iu.exec(place.text);
    if (!match || nounKey(match[2] ?? '') !== noun) continue;
    const value = Number(match[1]);
    const start = place.start + match[0].indexOf(match[1] ?? '');
    return {
      quantity: noun === 'agent' ? 'agents' : 'tasks',
      label: `number of ${match[2] ?? ''}`,
      value: { value: { min: value, max: value }, loc: locate(source, start, start + (match[1] ?? '').length) },
      parts: members.map((member) => ({
        value: { min: 1, max: 1 },
        loc: locate(source, member.node.piece.line.start, member.node.piece.line.end),
      })),
      complete: true,
    };
  }
  return undefined;
}

function isDocumentTitle(unit: Unit): boolean {
  return unit.role === 'section' && unit.node.piece.depth === 1;
}

/** A task that runs beside others for the time of its group, and states no time of its own, takes that time. */
function withinTime(node: PlanNode, duration: Located<Duration>): PlanNode {
  return node.type === 'task' && node.duration === undefined ? { ...node, duration } : node;
}

/** Whether a sentence about all parts means these: it calls them by their noun, or by one that fits what has none. */
function isSpokenOf(members: readonly Unit[], sentences: readonly string[]): boolean {
  return sentences.some((sentence) => {
    const words = sentence.split(/[^\p{L}-]+/u).map(nounKey);
    return members.every((member) =>
      member.noun === ''
        ? words.includes('task')
        : words.includes(member.noun) || new RegExp(member.noun.replace(/[^\p{L}]/gu, '.'), 'iu').test(sentence),
    );
  });
}

function isOrdered({ waits }: Builder, members: readonly Unit[]): boolean {
  return members.some((member) => members.some((other) => waits.get(member)?.has(other) ?? false));
}

/** What all members say of running beside others, where all of them say the same. */
function sharedAnswer(members: readonly Unit[]): readonly string[] {
  const answers = new Set(members.map((member) => (member.facts.parallel ? yesOrNo(member.facts.parallel.value) : '')));
  return answers.size === 1 && answers.has('in parallel') ? ['in parallel'] : [];
}

/** The value of a field such as `Parallel: yes`, as a sentence. */
function yesOrNo(value: string): string {
  if (/^\W*(?:yes|true|full|safe|y\b|是|可|はい|예|네|ja|sí|sim|oui|да)/iu.test(value)) return 'in parallel';
  return /^\W*(?:no|false|n\b|否|不|いいえ|아니|nein|não|нет|nee)/iu.test(value) ? 'sequential' : value;
}

/** Whether every one of some units says in a field of its own what it waits for. */
function isByDependency(members: readonly Unit[]): boolean {
  return members.every((member) => member.facts.mentions.some((mention) => mention.as === 'depends'));
}

function isChained({ waits }: Builder, members: readonly Unit[]): boolean {
  const first = members[0] && waits.get(members[0]);
  return (
    members.length > 1 &&
    members.slice(1).every((member, index) => waits.get(member)?.has(members[index] as Unit) ?? false) &&
    !members.some((member) => first?.has(member) ?? false)
  );
}

function taskNode(builder: Builder, unit: Unit, steps: readonly Unit[]): Task {
  const { facts, node } = unit;
  const subtasks = steps.map((step) =>
    taskNode(
      builder,
      step,
      step.children.filter((child) => child.mergedInto === undefined),
    ),
  );
  const words = [unit.node.piece.line.plain, unit.title.text, ...steps.map((step) => step.title.text)].join('\n');
  const key = builder.keys.get(unit) ?? '';
  const roles = new Set(rolesOf(words));
  if (facts.paths.some((path) => path.access === 'write' && /(?:^|\/)(?:tests?|e2e)\//.test(path.value))) roles.add('test');
  const claimed = [...facts.paths, ...facts.homes.filter((folder) => !facts.paths.some((path) => path.value.startsWith(folder.value)))];
  const home = homeOf(claimed);
  const within = subtasks.map((step) => (home === undefined ? step : { ...step, paths: step.paths.map((path) => belowHome(path, home)) }));
  const paths = claimed.map((path) => (home === undefined || path === home ? path : belowHome(path, home)));
  for (const step of within)
    for (const path of step.paths) if (!paths.some((one) => one.value === path.value && one.access === path.access)) paths.push(path);
  const task: Writable<Task> = {
    type: 'task',
    key: unit.role === 'stage' ? key.replace('block', 'task') : key,
    title: stated(builder, unit.title),
    loc: locate(builder.source, node.piece.line.start, node.piece.line.end),
    roles,
    paths,
    dependencies: builder.edges.get(unit) ?? [],
    done: facts.done || (subtasks.length > 0 && subtasks.every((step) => step.done)),
    steps: steps.length > 0 ? steps.map((step) => stated(builder, step.title)) : facts.words.map((word) => stated(builder, word)),
  };
  if (within.length > 0) task.subtasks = within;
  if (unit.id) task.id = stated(builder, unit.id);
  const kind = node.label?.kind;
  if (kind === 'assignee' && unit.id && node.label?.ordinal !== undefined) task.agent = stated(builder, unit.id);
  else if (facts.agent && isOneAgent(facts.agent.value)) task.agent = facts.agent;
  else if (facts.agent) task.agentType = facts.agent;
  if (facts.duration) task.duration = facts.duration;
  if (facts.parallel && saysSequential(facts.parallel.value)) task.parallel = { value: false, loc: facts.parallel.loc };
  return task;
}

/** The one folder that a unit is given, below which it names files by what they are called there. */
function homeOf(paths: readonly PathStatement[]): PathStatement | undefined {
  const folders = paths.filter(
    (path) => path.source === 'declared' && path.access === 'write' && path.value.includes('/') && !/[*?]|\.\w{1,6}$/.test(path.value),
  );
  return folders.length === 1 ? folders[0] : undefined;
}

/** A path that is named from a unit's own folder (`src/a.ts` in `packages/core/`), as a path from the root. */
function belowHome(path: PathStatement, home: PathStatement): PathStatement {
  const [top = ''] = home.value.split('/');
  const [first = ''] = path.value.split('/');
  const local =
    path.source === 'body' &&
    path.value !== home.value &&
    first !== top &&
    (!path.value.includes('/') ||
      /^(?:src|lib|tests?|app|include|bin|docs?|public|assets|scripts|internal|pkg|cmd|__tests__|config)$/.test(first));
  return local ? { ...path, value: `${home.value.replace(/\/?$/, '/')}${path.value}` } : path;
}

/** A name with a number or a letter is one particular worker; a bare kind (`backend-dev`) may be several. */
function isOneAgent(name: string): boolean {
  const words = name.slice(0, Math.max(0, name.search(/(?:\d{1,3}|[A-Z])\W*$/)));
  return /[\p{L} _-][\s#_-]*$/u.test(words) && /^\W*(?:[A-Za-z_][\p{L} _-]*(?:(?:[^\S ]|#)[\s#_-]*)?)?$/u.test(words);
}

function stated(builder: Builder, slice: Slice): Located<string> {
  const loc: Location = locate(builder.source, slice.start, slice.end);
  return { value: slice.text, loc };
}
