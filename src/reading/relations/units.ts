// One unit for one piece of work: what a plan says of it in several places is brought together at the place that describes it.
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { markLine } from '../../markdown/marks.ts';
import { labelKey, nounKey, readLabelOf } from '../records/label.ts';
import { isItem } from '../records/piece.ts';
import type { WorkNode, WorkRole } from '../roles/roles.ts';
import { evidenceOf, unitScore } from '../roles/evidence.ts';
import { isWorkerNoun, titleSaysParallel } from '../vocabulary/order.ts';
import { addPaths, readFacts, type UnitFacts } from './facts.ts';

/** A unit of work or a group of them, while the plan is put together. */
export interface Unit {
  readonly role: WorkRole;
  readonly node: WorkNode;
  readonly facts: UnitFacts;
  /** The id as written; absent for what has only a title. */
  readonly id?: Slice;
  readonly title: Slice;
  /** The noun of its id in the form in which nouns are compared; empty for none. */
  readonly noun: string;
  parent?: Unit;
  children: Unit[];
  /** Where else the plan speaks of it. */
  readonly also: Slice[];
  /** The unit that took its facts over. */
  mergedInto?: Unit;
  /** Nothing but a list of names speaks of it. */
  dropped?: true;
}

/** Makes units of the nodes of a document and brings together those that are one. The result is a forest under a nameless root. */
export function readUnits(source: SourceText, nodes: readonly WorkNode[]): readonly Unit[] {
  const given = givenToWorkers(nodes);
  const make = (read: WorkNode, parent: Unit | undefined): Unit => {
    const worker = given.has(read) ? read.label : undefined;
    const node = worker ? withoutLabel(read) : read;
    const label = worker ? { ...worker, id: undefined } : node.label;
    const named = label?.id !== undefined && label.form !== 'name' && (node.role !== 'section' || label.ordinal !== undefined);
    const title =
      label && label.title.text !== ''
        ? label.title
        : node.row
          ? slice(node.row.title, node.row.title.plain)
          : slice(node.piece.line, node.piece.line.plain);
    const unit: Unit = {
      role: node.role,
      node,
      facts: readFacts(source, node),
      title,
      noun: label?.noun === undefined ? '' : nounKey(label.noun),
      children: [],
      also: [],
      ...(named && { id: label.id }),
      ...(parent && { parent }),
    };
    if (worker?.id) unit.facts.agent ??= { value: worker.id.text, loc: locate(source, worker.id.start, worker.id.end) };
    unit.children = node.children.map((child) => make(child, unit));
    return unit;
  };
  const forest = nodes.map((node) => make(node, undefined));
  mergeRestated(source, forest);
  return forest;
}

/** Items that are called by who does them (`Thread B: the order model`), where one does several: each is a unit of its own, given to the worker. */
function givenToWorkers(nodes: readonly WorkNode[]): ReadonlySet<WorkNode> {
  const byWorker = new Map<string, WorkNode[]>();
  const visit = (node: WorkNode): void => {
    const { label, piece } = node;
    const worker = label?.kind === 'assignee' || (label?.noun !== undefined && isWorkerNoun(nounKey(label.noun)));
    if (
      worker &&
      label.id &&
      label.ordinal !== undefined &&
      isItem(piece) &&
      titleKey(label.title.text).length > 2 &&
      !namesUnit(label.title)
    )
      byWorker.set(labelKey(label.id.text), [...(byWorker.get(labelKey(label.id.text)) ?? []), node]);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  const several = [...byWorker.values()].filter(
    (items) => items.length > 1 && new Set(items.map((item) => titleKey(item.label?.title.text ?? ''))).size === items.length,
  );
  return new Set(several.flat());
}

/** Whether a title opens with the id of something, which then is what the line is about. */
function namesUnit(title: Slice): boolean {
  return readLabelOf(markLine(title))?.ordinal !== undefined;
}

function withoutLabel(node: WorkNode): WorkNode {
  const bare: { -readonly [Key in keyof WorkNode]: WorkNode[Key] } = { ...node };
  delete bare.label;
  return bare;
}

function slice(line: Slice, text: string): Slice {
  return { text, start: line.start, end: line.end };
}

/** Every unit below the given ones, themselves first, in document order. */
export function unitsBelow(units: readonly Unit[]): readonly Unit[] {
  const found: Unit[] = [];
  const visit = (unit: Unit): void => {
    found.push(unit);
    for (const child of unit.children) visit(child);
  };
  for (const unit of units) visit(unit);
  return found;
}

/** The names under which a unit is spoken of: its id, an id in its title or behind it, and its title. */
function namesOf(unit: Unit): { readonly own: readonly string[]; readonly alias: readonly string[] } {
  const label = unit.node.label;
  const own: string[] = [];
  const alias: string[] = [];
  if (unit.id && label?.form !== 'number' && label?.form !== 'letter') {
    own.push(labelKey(unit.id.text));
    // `Issue #52` is spoken of as `#52`.
    const number = /#\d+$/.exec(unit.id.text)?.[0];
    if (number !== undefined && number !== unit.id.text) own.push(labelKey(number));
  }
  const title = titleKey(unit.title.text);
  if (own.length === 0 && title.length >= 3 && title.split(' ').length <= 6) own.push(`=${title}`);
  if (unit.node.role === 'step') return { own, alias };
  const inTitle = readLabelOf(markLine(unit.title));
  if (
    inTitle?.id &&
    inTitle.kind !== 'stage' &&
    inTitle.form !== 'number' &&
    inTitle.form !== 'letter' &&
    (inTitle.ordinal !== undefined || own.length === 0)
  )
    alias.push(labelKey(inTitle.id.text));
  for (const group of unit.node.piece.line.groups) {
    const label = readLabelOf(markLine(group));
    if (label?.ordinal !== undefined && label.title.text === '' && label.id && label.kind !== 'stage' && label.form !== 'number')
      alias.push(labelKey(label.id.text));
  }
  // An item that is called by its worker speaks of what that worker was given.
  if (unit.node.label?.kind === 'assignee' && unit.node.label.id && isItem(unit.node.piece) && !/[A-Z]-?\d/.test(unit.title.text))
    alias.push(workerKey(unit.node.label.id.text));
  if (unit.node.label?.form === 'name') alias.push(`=${titleKey(unit.node.label.id?.text ?? '')}`);
  return { own, alias };
}

function workerKey(name: string): string {
  return `@${titleKey(name)}`;
}

/** A title in the form in which titles are compared. */
export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[(（].*$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How much a place says of a unit: the one that says most describes it. */
function substance(unit: Unit): number {
  const { piece, row, mentioned } = unit.node;
  const shape = { heading: 3, caption: 2.5, bold: 2, box: 1.5, number: 1.5, item: 1, row: 1, line: 0.5, table: 0, fence: 0 }[piece.shape];
  const said = row ? row.cells.length * 0.4 : unitScore(piece) + Math.min(3, evidenceOf(piece).work) + Math.min(2, piece.children.length);
  // A place that has no words but the id was not made to describe it.
  const bare = unit.node.label?.title.text === '' && row === undefined ? 1.5 : 0;
  return shape + said + unit.children.length - bare - (mentioned ? 4 : 0) - (piece.drawn ? 2 : 0);
}

/** Where a unit stands: only places of one kind can be two units of one name (`Agent 1` in every phase). */
function family(unit: Unit): string {
  const { piece, label } = unit.node;
  return `${unit.role === 'step' ? 'unit' : unit.role} ${piece.shape} ${piece.depth} ${label?.kind ?? label?.form ?? ''}`;
}

function mergeRestated(source: SourceText, forest: readonly Unit[]): void {
  const byName = new Map<string, Unit[]>();
  const all = unitsBelow(forest).filter((unit) => unit.role !== 'section');
  const titled = new Map<string, Unit[]>();
  for (const unit of all) {
    for (const name of namesOf(unit).own) byName.set(name, [...(byName.get(name) ?? []), unit]);
    const title = titleKey(unit.title.text);
    if (unit.id && unit.role === 'unit' && title.includes(' ')) titled.set(title, [...(titled.get(title) ?? []), unit]);
  }
  const given = new Map<string, Unit[]>();
  for (const unit of all)
    if (unit.facts.agent && unit.id && unit.role === 'unit' && unit.node.label?.kind !== 'assignee')
      given.set(workerKey(unit.facts.agent.value), [...(given.get(workerKey(unit.facts.agent.value)) ?? []), unit]);
  for (const [name, units] of given) if (units.length === 1) byName.set(name, units);
  // What has only a title is the one unit with an id that has the same.
  for (const unit of all) {
    const [home, ...more] =
      unit.id && unit.node.label?.form !== 'number'
        ? []
        : (titled.get(titleKey(unit.title.text)) ?? []).filter((one) => one !== unit && one.node.label?.form !== 'number');
    const name = home && namesOf(home).own[0];
    if (!home || more.length > 0 || name === undefined || isInside(unit, home) || isInside(home, unit)) continue;
    for (const mine of namesOf(unit).own)
      byName.set(
        mine,
        (byName.get(mine) ?? []).filter((one) => one !== unit),
      );
    byName.set(name, [...(byName.get(name) ?? []), unit]);
  }
  // A unit without an id of its own, or one that only says who does another, is that other one.
  for (const unit of all) {
    const { own, alias } = namesOf(unit);
    for (const name of alias) {
      if (own.includes(name)) continue;
      const others = (byName.get(name) ?? []).filter((other) => other !== unit && !isInside(other, unit) && !isInside(unit, other));
      const other = others.find((one) => substance(one) >= substance(unit)) ?? (unit.node.label?.form === 'name' ? others[0] : undefined);
      if (other && other.mergedInto === undefined) {
        byName.set(name, [...(byName.get(name) ?? []), unit]);
        for (const mine of own)
          byName.set(
            mine,
            (byName.get(mine) ?? []).filter((one) => one !== unit),
          );
        break;
      }
    }
  }
  for (const units of byName.values()) if (units.length > 1) mergeNamesakes(source, [...new Set(units)]);
}

/** Whether a unit stands somewhere below another one. */
export function isInside(inner: Unit, outer: Unit): boolean {
  for (let one = inner.parent; one; one = one.parent) if (one === outer) return true;
  return false;
}

function mergeNamesakes(source: SourceText, units: readonly Unit[]): void {
  const families = new Map<string, Unit[]>();
  for (const unit of units) families.set(family(unit), [...(families.get(family(unit)) ?? []), unit]);
  const weight = (members: readonly Unit[]): number => Math.max(...members.map(substance));
  const [main] = [...families.values()].sort((a, b) => weight(b) - weight(a));
  if (!main) return;
  // Steps are told apart by the unit that they belong to.
  const most = weight(main);
  const described = main.filter((unit, index) => !main.slice(0, index).some((other) => isSamePlace(other, unit)) && !isFaint(unit, most));
  // A code with one title is one unit, wherever it stands (`FEAT-021` in two tables); with other titles it starts anew.
  for (const unit of described.slice(1)) {
    const [first] = described;
    const label = unit.node.label;
    // A row that has no name but its id says something of the unit that is described elsewhere.
    const nameless =
      unit.node.row !== undefined && (label?.form ?? '').startsWith('noun:') && titleKey(unit.title.text) === label?.ordinal?.toLowerCase();
    if (first && nameless && first.node.row === undefined && stageOf(unit) === undefined && unit.role !== 'step') {
      absorb(source, first, unit);
      continue;
    }
    if (!first || label?.form.startsWith('code:') !== true || unit.role === 'step' || first.parent === unit.parent) continue;
    const [one, other] = [titleKey(first.title.text), titleKey(unit.title.text)];
    if (one.startsWith(other) || other.startsWith(one)) absorb(source, first, unit);
  }
  for (const unit of units) {
    if (unit.mergedInto !== undefined) continue;
    if (described.includes(unit) || (unit.role === 'step' && main[0]?.role === 'stage')) continue;
    const home =
      described.length === 1 ? described[0] : described.find((one) => stageOf(one) !== undefined && stageOf(one) === stageOf(unit));
    if (home && home !== unit && !isInside(home, unit) && !isInside(unit, home) && home.role !== 'section') absorb(source, home, unit);
    else if (!home && unit.role !== 'step' && substance(unit) < 3 && (isItem(unit.node.piece) || unit.node.row))
      unit.mergedInto = described[0] as Unit;
  }
}

/** Two places of one shape below one parent are two units that share an id (a fault), unless one of them only names it. */
function isSamePlace(one: Unit, other: Unit): boolean {
  return one.parent === other.parent && (substance(other) < 3 || substance(one) < 3) && one.role !== 'step';
}

/** Whether a place outside all stages says far less of a unit than the place that describes it. */
function isFaint(unit: Unit, most: number): boolean {
  return unit.role !== 'step' && stageOf(unit) === undefined && substance(unit) < most * 0.45;
}

/** The stage around a unit. */
function stageOf(unit: Unit): Unit | undefined {
  for (let one = unit.parent; one; one = one.parent) if (one.role === 'stage') return one.mergedInto ?? one;
  return undefined;
}

/** Gives what one place says to the unit that it speaks of. */
function absorb(source: SourceText, home: Unit, unit: Unit): void {
  const { facts } = home;
  unit.mergedInto = home;
  home.also.push(unit.node.piece.line);
  addPaths(facts, unit.facts.paths);
  facts.homes.push(...unit.facts.homes);
  facts.mentions.push(...unit.facts.mentions);
  facts.words.push(...unit.facts.words);
  facts.produces.push(...unit.facts.produces);
  facts.consumes.push(...unit.facts.consumes);
  facts.done ||= unit.facts.done;
  for (const name of ['duration', 'window', 'agents', 'agent', 'place', 'stage', 'parallel'] as const)
    if (facts[name] === undefined && unit.facts[name] !== undefined) Object.assign(facts, { [name]: unit.facts[name] });
  const label = unit.node.label;
  if (label?.kind === 'assignee' && label.id && facts.agent === undefined && home.id?.text !== label.id.text)
    facts.agent = { value: label.id.text, loc: locate(source, label.id.start, label.id.end) };
  if (home.children.length === 0 && unit.children.length > 0) {
    home.children = unit.children;
    for (const child of unit.children) child.parent = home;
    unit.children = [];
  } else if (home.role === 'stage' && unit.children.length > 0) {
    // Both places hold units of one stage: none is lost.
    const known = new Set(home.children.map((child) => child.id && labelKey(child.id.text)));
    for (const child of unit.children) {
      if (child.id === undefined || known.has(labelKey(child.id.text)) || child.node.piece.drawn) continue;
      child.parent = home;
      home.children.push(child);
    }
  }
  // What is described in one place and scheduled in another belongs to the schedule.
  const stage = unit.node.mentioned ? undefined : stageOf(unit);
  // A group that says how its members run keeps them.
  const kept =
    home.parent !== undefined &&
    home.parent.role !== 'section' &&
    titleSaysParallel(
      home.parent.node.piece.line.plain,
      home.parent.node.piece.line.groups.map((group) => group.text),
    );
  if (stage && !kept && stageOf(home) === undefined && home.role !== 'stage' && !isInside(stage, home) && stage.mergedInto === undefined) {
    // Who had it there still does it.
    const holder = home.parent;
    if (holder?.role === 'unit' && holder.id)
      facts.agent ??= { value: holder.id.text, loc: locate(source, holder.id.start, holder.id.end) };
    if (home.parent) home.parent.children = home.parent.children.filter((child) => child !== home);
    const place = unit.parent ?? stage;
    place.children = place.children.map((child) => (child === unit ? home : child));
    if (!place.children.includes(home)) place.children.push(home);
    home.parent = place;
  }
}
