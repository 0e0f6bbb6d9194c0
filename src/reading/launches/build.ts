// Builds the series–parallel tree of a free-form plan: phases in sequence, units and launches side by side.
import type { Duration } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { Block, PlanNode, Task } from '../../plan/model.ts';
import { type Entry, entriesBelow, type Section, type Slice } from '../../markdown/outline.ts';
import { readDuration } from '../facts/durations.ts';
import { readLabel } from '../facts/labels.ts';
import { definesContract, rolesOf } from '../facts/roles.ts';
import { readComponents } from '../statements/components.ts';
import { readContracts, readStandingLine } from '../statements/contracts.ts';
import { type DraftPlan, located, locatedAt } from '../statements/draft.ts';
import { type HeadingFacts, readHeading, referenceKey } from '../statements/headings.ts';
import { readLaunch } from './launch.ts';
import { readPseudoStep } from './pseudo-code.ts';
import { itemTask, launchTask } from './tasks.ts';
import { readDependencies, readUnitBody } from './unit.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The tree of a scope: a section with everything below it. */
export function buildTree(draft: DraftPlan, scope: Section): Block {
  collectTerritories(draft, scope);
  return {
    type: 'block',
    key: draft.nextKey('plan'),
    arrangement: 'sequence',
    loc: draft.at(scope.heading.start, scope.heading.end),
    extent: draft.at(scope.start, scope.end),
    dependencies: [],
    children: sectionNodes(draft, scope, scope.depth === 0 ? undefined : readHeading(scope.heading)),
  };
}

/** Units described beside the schedule ("Team Territories"): a section that is an aside, or that a phase names again. What they own goes to their tasks. */
function collectTerritories(draft: DraftPlan, scope: Section): void {
  const units: { readonly section: Section; readonly key: string; readonly inPhase: boolean; readonly aside: boolean }[] = [];
  const visit = (section: Section, inPhase: boolean, aside: boolean): void => {
    for (const child of section.children) {
      const { kind, id } = readHeading(child.heading);
      if (kind === 'unit' && id) units.push({ section: child, key: referenceKey(id.value), inPhase, aside });
      else visit(child, inPhase || kind === 'phase' || kind === 'wave', aside || kind === 'aside');
    }
  };
  visit(scope, false, false);
  const scheduled = new Set(units.filter((unit) => unit.inPhase).map((unit) => unit.key));
  for (const { section, key, inPhase, aside } of units) {
    if (inPhase || !(aside || scheduled.has(key))) continue;
    const texts = entriesBelow(section.entries).filter((entry) => entry.kind === 'item' || entry.kind === 'line');
    draft.territories.set(key, { texts: [...(draft.territories.get(key)?.texts ?? []), ...texts] });
    if (scheduled.has(key)) draft.beside.add(section);
  }
}

/** The nodes of a section: its own entries first, then its subsections, units that stand together side by side. */
function sectionNodes(draft: DraftPlan, section: Section, heading: HeadingFacts | undefined): PlanNode[] {
  const nodes: PlanNode[] = entryNodes(draft, section.entries, section);
  let units: PlanNode[] = [];
  let unitsEnd = section.end;
  const flush = (): void => {
    if (units.length > 0) nodes.push(parallelBlock(draft, units, section.depth > 1 ? section.heading : undefined, unitsEnd));
    units = [];
  };
  for (const child of section.children) {
    const facts = readHeading(child.heading);
    // A lone top heading is the document's title, whatever it says.
    if (child.depth === 1 && section.depth === 0 && section.children.length === 1) {
      nodes.push(...sectionNodes(draft, child, facts));
      continue;
    }
    if (draft.beside.has(child)) continue;
    if (facts.kind === 'unit' && !/\bsequential\b/i.test(heading?.name ?? '')) {
      units.push(unitTask(draft, child, facts));
      unitsEnd = child.end;
    } else {
      flush();
      nodes.push(...childNodes(draft, child, facts));
    }
  }
  flush();
  return nodes;
}

function childNodes(draft: DraftPlan, section: Section, facts: HeadingFacts): PlanNode[] {
  if (facts.components) readComponents(draft, section);
  if (facts.kind === 'aside') {
    readStandingContracts(draft, section, facts);
    return [];
  }
  const inner = sectionNodes(draft, section, facts);
  if (facts.kind === 'unit') return [unitTask(draft, section, facts)];
  if (facts.kind === 'wave') return [waveBlock(draft, section, facts, inner)];
  if (facts.kind === 'phase' || facts.duration) return [phaseNode(draft, section, facts, inner)];
  if (facts.contract && inner.length === 0) readContracts(draft, section, undefined);
  return inner;
}

/** Contracts in sections beside the schedule ("Shared Interface Contracts") hold from the start. */
function readStandingContracts(draft: DraftPlan, section: Section, facts: HeadingFacts): void {
  if (facts.contract) readContracts(draft, section, undefined);
  else for (const child of section.children) readStandingContracts(draft, child, readHeading(child.heading));
}

function headingTimes(draft: DraftPlan, section: Section, facts: HeadingFacts): Pick<Writable<Block>, 'duration' | 'window' | 'agents'> {
  const base = section.heading.start;
  const times: Pick<Writable<Block>, 'duration' | 'window' | 'agents'> = {};
  const duration = facts.duration ? locatedAt(draft, facts.duration, base) : labelledDuration(draft, section.entries);
  if (duration) times.duration = duration;
  if (facts.window) times.window = locatedAt(draft, facts.window, base);
  if (facts.agents) times.agents = locatedAt(draft, facts.agents, base);
  if (facts.sequential && facts.duration) {
    draft.comparisons.push({
      loc: draft.at(base + facts.sequential.start, base + facts.duration.end),
      sequential: locatedAt(draft, facts.sequential, base),
      parallel: locatedAt(draft, facts.duration, base),
      scope: 'part',
    });
  }
  return times;
}

function labelledDuration(draft: DraftPlan, entries: readonly Entry[]): Located<Duration> | undefined {
  for (const entry of entries) {
    const label = readLabel(entry.text);
    if (label?.kind !== 'duration') continue;
    const found = readDuration(label.value);
    if (found) return locatedAt(draft, found, entry.end - label.value.length);
  }
  return undefined;
}

function labelledDependencies(draft: DraftPlan, entries: readonly Entry[]): Block['dependencies'] {
  return entries.flatMap((entry) => {
    const label = readLabel(entry.text);
    if (label?.kind !== 'dependency') return [];
    return readDependencies(draft, { text: label.value, start: entry.end - label.value.length, end: entry.end });
  });
}

function phaseNode(draft: DraftPlan, section: Section, facts: HeadingFacts, inner: PlanNode[]): PlanNode {
  const times = headingTimes(draft, section, facts);
  const id = facts.id && locatedAt(draft, facts.id, section.heading.start);
  const title = located(draft, section.heading, facts.name === '' ? section.title : facts.name);
  const dependencies = labelledDependencies(draft, section.entries);
  if (inner.length > 0) {
    const block: Writable<Block> = {
      type: 'block',
      key: draft.nextKey('block'),
      arrangement: 'sequence',
      title,
      loc: draft.at(section.heading.start, section.heading.end),
      extent: draft.at(section.start, section.end),
      dependencies,
      children: inner,
      ...times,
    };
    if (id) block.id = id;
    for (const node of inner) if (node.type === 'task' && node.roles.has('contract')) readContracts(draft, section, node.key);
    return block;
  }
  const words = [section.title, ...section.entries.map((entry) => entry.text)].join('\n');
  const task: Writable<Task> = {
    type: 'task',
    key: draft.nextKey('task'),
    title,
    loc: draft.at(section.heading.start, section.heading.end),
    roles: rolesOf(words),
    paths: [],
    dependencies,
    done: isDoneText(section),
    steps: section.entries.filter((entry) => entry.kind === 'item').map((entry) => located(draft, entry)),
  };
  if (id) task.id = id;
  if (times.duration) task.duration = times.duration;
  if (facts.contract || definesContract(section.title)) readContracts(draft, section, task.key);
  return task;
}

function isDoneText(section: Section): boolean {
  return /✅|\b(?:complete|completed|done)\b\s*$/i.test(section.heading.text.trim());
}

function unitTask(draft: DraftPlan, section: Section, facts: HeadingFacts): Task {
  const body = readUnitBody(draft, section.entries, section.children);
  const key = referenceKey(facts.id?.value ?? '');
  const territory = (draft.territories.get(key)?.texts ?? []).map((slice) => ({ kind: 'item' as const, children: [], ...slice }));
  const owned = readUnitBody(draft, asOwnership(territory), []);
  const task: Writable<Task> = {
    type: 'task',
    key: draft.nextKey('task'),
    title: located(draft, section.heading, facts.name === '' ? section.title : facts.name),
    loc: draft.at(section.heading.start, section.heading.end),
    roles: rolesOf([facts.name, ...body.steps.map((step) => step.value)].join('\n')),
    paths: [...body.paths, ...owned.paths],
    dependencies: body.dependencies,
    done: isDoneText(section) || (body.boxes > 0 && body.boxes === body.ticked),
    steps: body.steps,
  };
  if (task.paths.some((path) => path.access === 'write' && /(?:^|\/)(?:tests?|e2e)\//.test(path.value)))
    task.roles = new Set([...task.roles, 'test']);
  if (facts.id) task.id = locatedAt(draft, facts.id, section.heading.start);
  if (facts.id && /^(?:agent|team|person|developer|dev|engineer|worker|session)/i.test(facts.id.value))
    task.agent = locatedAt(draft, facts.id, section.heading.start);
  if (facts.agent) task.agent = locatedAt(draft, facts.agent, section.heading.start);
  else if (body.agent) task.agent ??= body.agent;
  const duration = facts.duration ? locatedAt(draft, facts.duration, section.heading.start) : body.duration;
  if (duration) task.duration = duration;
  for (const contract of body.contracts) draft.contracts.push({ ...contract, node: task.key });
  return task;
}

/** Territory lists keep their labels; items below `Files:` are what the unit owns. */
function asOwnership(entries: readonly Entry[]): readonly Entry[] {
  let files = false;
  return entries
    .filter((entry) => {
      if (/\bfiles?\b[^:]{0,20}:\**\s*$/i.test(entry.text)) {
        files = true;
        return true;
      }
      if (/:\**\s*$/.test(entry.text)) files = false;
      return files;
    })
    .map((entry) =>
      /\bfiles?\b[^:]{0,20}:\**\s*$/i.test(entry.text) ? { ...entry, kind: 'line' as const, text: 'Files:', start: entry.end - 6 } : entry,
    );
}

function waveBlock(draft: DraftPlan, section: Section, facts: HeadingFacts, inner: PlanNode[]): PlanNode {
  if (inner.length > 0) return phaseNode(draft, section, facts, inner);
  const tasks = section.entries.filter((entry) => entry.kind === 'item').map((entry) => itemTask(draft, entry));
  if (tasks.length < 2) return phaseNode(draft, section, facts, []);
  return phaseNode(draft, section, facts, [parallelBlock(draft, tasks, section.heading)]);
}

function parallelBlock(
  draft: DraftPlan,
  children: readonly PlanNode[],
  intro: Slice | undefined,
  end = children.at(-1)?.loc.end.offset ?? 0,
): Block {
  const first = children[0] as PlanNode;
  return {
    type: 'block',
    key: draft.nextKey('block'),
    arrangement: 'parallel',
    loc: intro ? draft.at(intro.start, intro.end) : first.loc,
    extent: draft.at(first.loc.start.offset, end),
    dependencies: [],
    children,
  };
}

/** Steps and launches among the entries of a section. Numbered steps count where one of them launches agents. */
function entryNodes(draft: DraftPlan, entries: readonly Entry[], section: Section): PlanNode[] {
  const nodes: PlanNode[] = [];
  let launches: Task[] = [];
  let intro: Slice | undefined = section.depth > 1 ? section.heading : undefined;
  const flush = (): void => {
    if (launches.length === 1) nodes.push(...launches);
    else if (launches.length > 1) nodes.push(parallelBlock(draft, launches, intro));
    launches = [];
  };
  const steps = isStepList(entries);
  for (const entry of entries) {
    const launch = entry.kind === 'item' || entry.kind === 'line' ? readLaunch(entry.text) : undefined;
    if (launch) {
      launches.push(launchTask(draft, launch, entry));
      for (const line of entry.children) {
        const next = readLaunch(line.text);
        if (next) launches.push(launchTask(draft, next, line));
      }
      continue;
    }
    if (entry.kind === 'fence') continue;
    const pseudo = entry.kind === 'line' ? readPseudoStep(draft, entry) : undefined;
    const isStep = steps && entry.kind === 'item' && entry.number !== undefined;
    if (!pseudo && !isStep) {
      if (entry.kind === 'line' && entry.text !== '' && !/^[\])},§#]/.test(entry.text))
        intro = launches.length === 0 && section.depth === 0 ? entry : intro;
      if (section.depth < 2 || readHeading(section.heading).id === undefined) readStandingLine(draft, entry);
      continue;
    }
    flush();
    if (pseudo) nodes.push(...pseudo);
    else nodes.push(...stepNodes(draft, entry));
  }
  flush();
  return nodes;
}

function isStepList(entries: readonly Entry[]): boolean {
  const numbered = entries.filter((entry) => entry.kind === 'item' && entry.number !== undefined);
  if (numbered.length < 2) return false;
  return numbered.some((entry) => entry.children.some((child) => readLaunch(child.text) !== undefined));
}

function stepNodes(draft: DraftPlan, entry: Entry): PlanNode[] {
  const launches = entriesBelow(entry.children).flatMap((child) => {
    const launch = readLaunch(child.text);
    return launch ? [launchTask(draft, launch, child)] : [];
  });
  if (launches.length > 1) return [parallelBlock(draft, launches, entry)];
  const task = itemTask(draft, entry);
  if (task.roles.has('contract')) {
    draft.contracts.push({ action: task.roles.has('freeze') ? 'freeze' : 'define', subject: located(draft, entry), node: task.key });
  }
  return [task, ...launches];
}
