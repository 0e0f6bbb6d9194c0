// From units to the nodes of the tree: which are tasks, and which are groups.
import type { Duration } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { Block, PlanNode } from '../../plan/model.ts';
import { locate } from '../../markdown/locate.ts';
import { saysSequential, startsTogether, titleSaysParallel } from '../vocabulary/order.ts';
import { arrange, type Arranged, isOneWorker, runsOfWorkers } from './arrangement.ts';
import type { Unit } from './units.ts';
import { type Writable, type Builder, stated } from './builder.ts';
import { taskNode } from './tasks.ts';
import {
  linesOfAll,
  isSpokenOf,
  isOrdered,
  sharedAnswer,
  yesOrNo,
  isByDependency,
  isChained,
  endsInJoining,
  countOf,
} from './group-words.ts';

/** A section that holds other groups, and no unit directly. */
export function isHolder(section: Unit): boolean {
  return section.children.filter(isLive).every((child) => child.role === 'section' || child.role === 'stage');
}

/** Whether a unit leads to anything in the tree. One that is only listed counts where something else speaks of it. */
export function isLive(unit: Unit): boolean {
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

/** The nodes of members of several kinds: the tracks or agents among them that stand together form a group of their own. */
export function nodesWithRuns(builder: Builder, members: readonly Unit[]): readonly PlanNode[] {
  const live = members.filter(isLive);
  const nodes: PlanNode[] = [];
  const runs = runsOfWorkers(live);
  for (let index = 0; index < live.length; index++) {
    const run = runs.find((one) => one[0] === live[index]);
    if (!run) {
      nodes.push(...nodesOf(builder, live.slice(index, index + 1)));
      continue;
    }
    const { arrangement, inferred } = arrange(undefined, run, {
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
      ...(inferred && { inferred }),
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
  const { line } = unit.node.piece;
  const saysHow =
    titleSaysParallel(
      line.plain,
      line.groups.map((group) => group.text),
    ) || saysSequential(line.plain);
  const own = children.filter(
    (child) =>
      (builder.edges.get(child)?.length ?? 0) > 0 ||
      builder.waited.has(child) ||
      child.facts.agent !== undefined ||
      (!isWorker && child.facts.duration !== undefined) ||
      (child.id !== undefined &&
        (child.node.label?.kind === 'unit' ||
          child.node.label?.kind === 'assignee' ||
          (saysHow && child.node.label?.form.startsWith('code:') === true))),
  );
  const owns = unit.facts.paths.some((path) => path.access === 'write');
  const independent =
    own.length > 0 && own.length >= children.length / 2 && !(owns && children.every((child) => child.facts.paths.length === 0));
  return independent ? groupNode(builder, unit) : taskNode(builder, unit, children);
}

/** A unit or section as a group of its members. */
export function groupNode(builder: Builder, unit: Unit): Block {
  const members = unit.children.filter(isLive);
  const { facts } = unit;
  const { line } = unit.node.piece;
  const groups = line.groups.map((group) => group.text);
  const together = members.filter((member) => member.role !== 'section');
  const isTitled = !isDocumentTitle(unit) && titleSaysParallel(line.plain, groups);
  const said = arrange(unit, together.length > 0 ? together : members, {
    own: [...linesOfAll(builder, unit, members), saysSequential(line.plain) ? line.plain : ''],
    values: facts.parallel
      ? [yesOrNo(facts.parallel.value)]
      : members.length > 1 && !isOrdered(builder, members)
        ? sharedAnswer(members)
        : [],
    titleParallel: isTitled || (facts.agents?.value.min ?? 0) > 1,
    planParallel: builder.says.parallel,
    allParallel: (ones) => isSpokenOf(ones, builder.says.allParallel),
    ordered: isOrdered(builder, members),
    byDependency: isByDependency(together),
    chained: isChained(builder, members),
  });
  // Phases and sections beside units, or below the document's title, are no streams: what runs at once is in them.
  const arranged: Arranged =
    said.arrangement === 'parallel' && !areStreams(unit, members) ? { arrangement: 'unknown', stated: false } : said;
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
    arrangement:
      single && only?.type === 'block'
        ? only.arrangement
        : arrangement === 'unknown'
          ? throughHolder(builder, unit, children)
          : arrangement,
    title: stated(builder, unit.title),
    loc: locate(builder.source, unit.node.piece.line.start, unit.node.piece.line.end),
    extent: locate(builder.source, unit.node.piece.line.start, unit.node.piece.end),
    dependencies: builder.edges.get(unit) ?? [],
    children: children.map((child) => (arrangement === 'parallel' && facts.duration ? withinTime(child, facts.duration) : child)),
  };
  if (facts.agents) block.agents = facts.agents;
  // That they start together is said of a group that runs at once, and of a wave.
  if (block.arrangement === 'parallel' && !single && arranged.stated) {
    block.together = block.loc;
    if (!startsTogether(unit.noun) && !isTitled) block.loosely = true;
  }
  if (block.arrangement === 'parallel' && (single && only?.type === 'block' ? only.inferred : arranged.inferred)) block.inferred = true;
  const total = countOf(builder, unit, together);
  if (total) builder.totals.push(total);
  if (unit.id) block.id = stated(builder, unit.id);
  if (facts.duration) block.duration = facts.duration;
  if (facts.window) block.window = facts.window;
  return block;
}

/** How a group runs that does not say it of itself: as the one section in it that does (`Parallel tracks` in `Wave 2`), or as its title says of its only member. */
function throughHolder(builder: Builder, unit: Unit, children: readonly PlanNode[]): Block['arrangement'] {
  const holders = unit.children.filter((child) => child.role === 'section' && isLive(child) && titleSaysParallel(child.title.text, []));
  const holder = children.find((child) => child.key === builder.keys.get(holders[0] as Unit));
  if (holders.length === 1 && holder?.type === 'block') return holder.arrangement;
  return children.length === 1 && saysSequential(unit.node.piece.line.plain) ? 'sequence' : 'unknown';
}

/** Whether the members of a group can be streams side by side: units, or outside of the document's title sections of one kind. */
function areStreams(group: Unit, members: readonly Unit[]): boolean {
  if (members.every((member) => member.role === 'unit' || member.role === 'step')) return true;
  return !isDocumentTitle(group) && members.every((member) => member.role === 'section');
}

/** Whether a unit is the document's own title. */
export function isDocumentTitle(unit: Unit): boolean {
  return unit.role === 'section' && unit.node.piece.depth === 1;
}

/** A task that runs beside others for the time of its group, and states no time of its own, takes that time. */
function withinTime(node: PlanNode, duration: Located<Duration>): PlanNode {
  return node.type === 'task' && node.duration === undefined ? { ...node, duration } : node;
}
