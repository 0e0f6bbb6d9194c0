// What each piece of a document is taken for: a stage, a unit of work, a step of one, or an aside. Decided for neighbours of one shape together, by what they carry.
import { isItem, type Piece } from '../records/piece.ts';
import type { RecordLabel } from '../records/label.ts';
import { kindOfNoun } from '../vocabulary/kinds.ts';
import { isCheckTitle } from '../vocabulary/order.ts';
import { isBeside, isSchedule, isScope, isImperative } from '../vocabulary/work.ts';
import { evidenceOf, unitScore } from './evidence.ts';
import { isNamedWork, isWorkList, itemsOf, listsOf, opensWithPath } from './lists.ts';
import { readRecordTable, type RecordRow } from './tables.ts';

/** What a piece was taken for. A `section` is a heading that holds units and says nothing of their order by being there. */
export type WorkRole = 'section' | 'stage' | 'unit' | 'step';

/** A piece with its role and the pieces of work below it. */
export interface WorkNode {
  readonly role: WorkRole;
  readonly piece: Piece;
  readonly label?: RecordLabel;
  /** The row that it is, in a table of records. */
  readonly row?: RecordRow;
  readonly children: readonly WorkNode[];
  /** The evidence, for `inspect`. */
  readonly why: string;
  /** It stands in a section about the plan, or in a list or table that orders what is described elsewhere. */
  readonly mentioned: boolean;
}

interface Context {
  readonly inside: 'plan' | 'stage' | 'unit';
  /** In a section about the plan. */
  readonly beside: boolean;
  /** In a section that orders or gives out work. */
  readonly schedule: boolean;
  /** Forms of labels that units bear elsewhere in the document. */
  readonly accepted: ReadonlySet<string>;
}

interface Verdict {
  readonly role: WorkRole | 'open' | 'aside';
  readonly why: string;
}

const OPEN: Verdict = { role: 'open', why: 'neither a unit nor an aside by itself' };
const DEEPEST = 40;

/** The pieces of work of a document, from its root piece. */
export function readRoles(root: Piece): readonly WorkNode[] {
  const context: Context = { inside: 'plan', beside: false, schedule: false, accepted: new Set() };
  const first = readBelow(root, context, 0);
  // A form of label that was taken for a unit's in one place is one in all: the last of a series may stand alone under its own heading.
  const accepted = new Set(
    nodesBelow(first).flatMap((node) =>
      node.role === 'unit' && !node.mentioned && node.label && !isItem(node.piece) ? [acceptedForm(node.label)] : [],
    ),
  );
  return accepted.size === 0 ? first : readBelow(root, { ...context, accepted }, 0);
}

function nodesBelow(nodes: readonly WorkNode[]): readonly WorkNode[] {
  const found: WorkNode[] = [];
  const visit = (node: WorkNode): void => {
    found.push(node);
    for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  return found;
}

function acceptedForm(label: RecordLabel): string {
  return label.form === 'number' || label.form === 'letter' || label.form === 'name' ? '' : label.form;
}

function readBelow(piece: Piece, context: Context, depth: number): readonly WorkNode[] {
  if (depth > DEEPEST) return [];
  const verdicts = judgeChildren(piece, context);
  const nodes: WorkNode[] = [];
  for (const child of piece.children) {
    const verdict = verdicts.get(child) ?? OPEN;
    if (verdict.role === 'aside') continue;
    if (child.shape === 'table') {
      nodes.push(...tableNodes(child, context));
      continue;
    }
    if (verdict.role === 'open') {
      nodes.push(...openNodes(child, context, depth));
      continue;
    }
    nodes.push(roleNode(child, verdict, context, depth));
  }
  return nodes;
}

/** A piece that is neither: what is found below it stands in a section, where that is a heading. */
function openNodes(child: Piece, context: Context, depth: number): readonly WorkNode[] {
  const title = child.line.plain;
  const isHeading = child.shape === 'heading' || child.shape === 'bold' || (child.shape === 'caption' && child.drawn === true);
  const kind = child.field?.kind;
  if (child.field && !isHeading && kind !== 'work' && kind !== undefined) return [];
  if (
    (child.shape === 'item' || child.shape === 'number' || child.shape === 'box') &&
    context.inside === 'plan' &&
    child.label === undefined
  )
    return [];
  // The document's own title says what it is, not that it is beside the plan.
  const isTitle = depth === 0 && child.shape === 'heading';
  const inner = readBelow(
    child,
    {
      ...context,
      beside:
        context.beside ||
        (isHeading &&
          !isTitle &&
          (kind === 'criteria' || kind === 'aside' || (kind !== 'work' && (isBeside(title) || isCheckTitle(title))))),
      schedule: context.schedule || (isHeading && !isTitle && isSchedule(title)),
    },
    depth + 1,
  );
  if (inner.length === 0 || !isHeading || title === '') return inner;
  if (inner.length === 1 && inner[0]?.role === 'section') return inner;
  return [
    {
      role: 'section',
      piece: child,
      children: inner,
      why: `holds ${inner.length} records`,
      mentioned: context.beside,
      ...(child.label && { label: child.label }),
    },
  ];
}

function roleNode(piece: Piece, verdict: Verdict, context: Context, depth: number): WorkNode {
  const role = verdict.role as WorkRole;
  const base = { piece, why: verdict.why, mentioned: context.beside, ...(piece.label && { label: piece.label }) };
  // A record inside another has steps of its own where it lists them as its tasks; any other is a step and no more.
  // Phases and days of one worker hold that worker's tasks.
  if (role === 'step' && piece.shape === 'heading' && piece.label?.kind === 'stage')
    return { ...base, role, children: readSteps(piece, context, depth) };
  if (role === 'step')
    return {
      ...base,
      role,
      children:
        isItem(piece) || piece.label?.kind === undefined || piece.label.kind === 'stage'
          ? []
          : workItems(piece, true, true).map((item) => itemNode(item, 'step', 'a line of work that is called one')),
    };
  if (role === 'unit') return { ...base, role, children: readSteps(piece, context, depth) };
  const inner = readBelow(piece, { ...context, inside: 'stage' }, depth + 1);
  return { ...base, role, children: inner.length > 0 || context.beside ? inner : stageWork(piece) };
}

/** A stage without records: the lists of work below it are its tasks. */
function stageWork(piece: Piece): readonly WorkNode[] {
  return workItems(piece, false).map((item) => itemNode(item, 'unit', 'a line of work in a stage'));
}

function itemNode(item: Piece, role: WorkRole, why: string): WorkNode {
  return { role, piece: item, children: [], why, mentioned: false, ...(item.label && { label: item.label }) };
}

/** What one does inside a unit: records of its own, else the list that is called its tasks, else the lists that read as work. */
function readSteps(piece: Piece, context: Context, depth: number): readonly WorkNode[] {
  const records = readBelow(piece, { ...context, inside: 'unit', beside: false, schedule: false }, depth + 1);
  const flat = records.flatMap((node) => (node.role === 'section' ? node.children : [node]));
  if (flat.length > 0) return flat;
  return workItems(piece, true).map((item) => itemNode(item, 'step', 'a line of work in a unit'));
}

/** The lines of work of a piece: in lists that are named as work, else in lists without a name, else below headings that mean nothing else, else in prompts. */
function workItems(piece: Piece, unit: boolean, onlyNamed = false): readonly Piece[] {
  const named: Piece[] = [];
  const plain: Piece[] = [];
  const loose: Piece[] = [];
  const prompted: Piece[] = [];
  const asked: Piece[] = [];
  const scoped: Piece[] = [];
  const delivered: Piece[] = [];
  const take = (one: Piece, list: readonly Piece[], within: 'own' | 'loose' | 'prompt'): void => {
    const kind = one.field?.kind;
    const items = list.filter(
      (item) =>
        item.field === undefined ||
        (item.line.boldLed && kind === 'work') ||
        (item.field.kind !== 'aside' && item.field.kind !== 'criteria' && (item.shape === 'box' || item.line.boldLed)),
    );
    if (one === piece) {
      // Below a unit that is an item itself, plain bullets are details; boxes and numbers are still steps.
      const details = unit && isItem(piece) && items[0]?.shape === 'item';
      if (!details && isWorkList(items, !unit)) plain.push(...items);
    } else if (kind === 'work') {
      if (within === 'prompt' || one.field?.value.text !== '' ? isWorkList(items, true) : isNamedWork(items))
        (within === 'prompt' ? prompted : named).push(...items);
    } else if (kind === 'title') {
      // A scope that tells what to do is the work where nothing else is called so.
      if (isScope(one.field?.name ?? '') && isWorkList(items, false)) scoped.push(...items);
    } else if (kind === 'criteria') {
      if (within === 'prompt' && isWorkList(items, true)) asked.push(...items);
    } else if (kind === 'deliverable') {
      if (items[0]?.shape === 'box') delivered.push(...items);
    } else if (
      kind === undefined &&
      !(unit && isItem(piece)) &&
      isWorkList(items, false) &&
      (within !== 'prompt' || items[0]?.shape !== 'item')
    )
      (within === 'prompt' ? asked : loose).push(...items);
  };
  const visit = (one: Piece, within: 'own' | 'loose' | 'prompt'): void => {
    for (const items of listsOf(one)) take(one, items, within);
    for (const child of one.children) {
      if (child.shape === 'fence') visit(child, 'prompt');
      else if (child.field && child.field.kind !== 'work' && child.field.kind !== undefined) {
        if (child.field.kind === 'title' || child.field.kind === 'deliverable' || (within === 'prompt' && child.field.kind === 'criteria'))
          visit(child, within);
        else for (const fence of child.children) if (fence.shape === 'fence') visit(fence, 'prompt');
      } else if (child.field?.kind === 'work' || (child.field === undefined && !isItem(child)) || child.field?.kind === undefined) {
        if (
          !isItem(child) &&
          !(child.field === undefined && (child.shape === 'heading' || child.shape === 'bold') && isBeside(child.line.plain))
        )
          visit(child, within === 'prompt' ? 'prompt' : child.shape === 'line' && child.field === undefined ? within : 'loose');
        else if (child.field?.kind === 'work') visit(child, within);
      }
    }
  };
  visit(piece, 'own');
  return (
    (onlyNamed ? [named] : [named, plain, loose, prompted, asked, scoped, delivered, onlyList(piece)]).find((list) => list.length > 0) ?? []
  );
}

/** The only list of a unit, beside values of its fields: its work, whatever form its lines have. Lists of paths are none. */
function onlyList(piece: Piece): readonly Piece[] {
  const items = itemsOf(piece);
  const rest = piece.children.filter((child) => !isItem(child));
  if (
    isItem(piece) ||
    items.length < 2 ||
    items[0]?.shape === 'item' ||
    rest.some((child) => (child.shape !== 'line' && child.field === undefined) || child.children.length > 0)
  )
    return [];
  return items.some((item) => item.field !== undefined || opensWithPath(item)) ? [] : items;
}

/** Neighbours of one shape and one form of label, judged together. */
function judgeChildren(piece: Piece, context: Context): ReadonlyMap<Piece, Verdict> {
  const sets = new Map<string, Piece[]>();
  for (const child of piece.children) {
    if (child.shape === 'table' || child.shape === 'fence' || child.shape === 'row') continue;
    if (child.field?.kind !== undefined && !(isItem(child) && child.shape === 'box')) continue;
    const form =
      child.label && (child.label.separated || child.label.kind !== undefined || child.label.form.startsWith('code'))
        ? formKey(child)
        : 'title';
    const key = `${child.shape} ${child.depth} ${form}`;
    const set = sets.get(key);
    if (set) set.push(child);
    else sets.set(key, [child]);
  }
  const verdicts = new Map<Piece, Verdict>();
  for (const members of sets.values()) {
    const first = members[0] as Piece;
    if (isItem(first)) judgeList(piece, members, context, verdicts);
    else for (const member of members) verdicts.set(member, judgeMember(member, members, context));
  }
  addOddOnes(piece, verdicts, context);
  return verdicts;
}

/** A heading without a label among neighbours that are units, and made like them, is one as well (`SpecManager` beside `QA Agent`). */
function addOddOnes(piece: Piece, verdicts: Map<Piece, Verdict>, context: Context): void {
  const headings = piece.children.filter((child) => child.shape === 'heading' && child.field === undefined);
  const units = new Map<number, number>();
  const count = ({ depth }: Piece): void => void units.set(depth, (units.get(depth) ?? 0) + 1);
  for (const heading of headings) if (isUnitRole(verdicts.get(heading))) count(heading);
  for (const heading of headings) {
    if (verdicts.get(heading)?.role !== 'open' || heading.label !== undefined || isBeside(heading.line.plain) || context.beside) continue;
    const beside = units.get(heading.depth) ?? 0;
    const alike = evidenceOf(heading).work > 0 || unitScore(heading) >= 2;
    if (beside < 2 || beside <= headings.length / 2 || !alike) continue;
    verdicts.set(heading, {
      role: context.inside === 'unit' ? 'step' : 'unit',
      why: `stands among ${beside} units and is made like them`,
    });
    count(heading);
  }
}

function isUnitRole(verdict: Verdict | undefined): boolean {
  return verdict?.role === 'unit' || verdict?.role === 'step';
}

function formKey(piece: Piece): string {
  const label = piece.label as RecordLabel;
  return label.kind ? `kind:${label.kind}` : label.form;
}

/** Reads something of a set of neighbours once, however many of them are judged by it. */
function once<T>(read: (members: readonly Piece[]) => T): (members: readonly Piece[]) => T {
  const known = new WeakMap<readonly Piece[], { readonly value: T }>();
  return (members) => {
    const found = known.get(members) ?? { value: read(members) };
    known.set(members, found);
    return found.value;
  };
}

/** What neighbours carry: unit facts on average, the share with two or more, the number with three or more. */
const scoresIn = once((members) => {
  const scores = members.map(unitScore);
  return {
    mean: scores.reduce((one, other) => one + other, 0) / scores.length,
    strong: scores.filter((score) => score >= 2).length / scores.length,
    rich: scores.filter((score) => score >= 3).length,
  };
});
const anyWorkIn = once((members) => members.some((one) => evidenceOf(one).work > 0));
const anySeparatedIn = once((members) => members.some((one) => one.label?.separated === true));
const onlyExhibitsIn = once((members) => members.every(isExhibit));
const besideIn = once((members) => members.filter((one) => isBeside(one.line.plain)).length);

function judgeMember(member: Piece, members: readonly Piece[], context: Context): Verdict {
  const { label } = member;
  const { mean, strong, rich } = scoresIn(members);
  const said = `${members.length} neighbours ${label ? `labelled like “${(label.id ?? label.title).text}”` : 'without a label'} carry ${mean.toFixed(1)} unit facts each`;
  const unit: Verdict = { role: context.inside === 'unit' ? 'step' : 'unit', why: said };
  const heading = member.shape === 'heading';
  const title = member.line.plain;
  // The only heading at the top is the document's title.
  if (heading && member.depth === 1 && members.length === 1 && context.inside === 'plan') return OPEN;
  const labelled = label !== undefined && (label.separated || label.kind !== undefined || label.form.startsWith('code'));
  if (!labelled) {
    // A heading or bold line without a label is a unit by what it carries alone.
    if (member.shape !== 'heading' && member.shape !== 'bold') return OPEN;
    if (isBeside(title) || context.beside) return OPEN;
    if (context.inside === 'unit') return OPEN;
    if (heading && rich >= 2 && unitScore(member) >= 3) return unit;
    if (!heading && context.inside === 'stage' && members.length >= 2 && evidenceOf(member).work > 0 && (mean >= 1 || isImperative(title)))
      return unit;
    return OPEN;
  }
  if (isCheckTitle(title) && strong < 0.5) return { role: 'open', why: 'a point where results are checked' };
  const hasWork = anyWorkIn(members);
  if (member.drawn === true && label.kind === undefined && mean < 2) return OPEN;
  switch (label.kind) {
    case 'none':
      if (strong >= 0.5 && mean >= 3 && !context.beside) return unit;
      return { role: heading ? 'open' : 'aside', why: `“${label.noun ?? ''}” names no work` };
    case 'stage':
      // `Wave 4 summary` beside `Wave 4: …` is about it and no stage of its own.
      if (!label.separated && label.title.text !== '' && (isBeside(title) || anySeparatedIn(members))) return OPEN;
      if (context.inside === 'unit') return members.length > 1 || hasWork ? { role: 'step', why: said } : OPEN;
      if (label.form.startsWith('last:') && members.length < 2 && mean < 2 && !heading) return OPEN;
      return context.beside && mean < 1 && !hasWork
        ? OPEN
        : { role: 'stage', why: `“${label.noun ?? ''}” names parts that follow each other` };
    case 'unit':
    case 'assignee':
      if (heading && onlyExhibitsIn(members)) return { role: 'open', why: 'shows commands and says nothing of the work' };
      if (label.form.startsWith('last:') && members.length < 2 && mean < 2) return OPEN;
      // Beside the plan it only speaks of a unit that is described elsewhere (`mentioned`).
      return context.beside && context.inside === 'unit' && mean < 1.5 ? OPEN : unit;
    case 'step':
      if (context.beside) return OPEN;
      return unit;
    default:
      if (acceptedForm(label) !== '' && context.accepted.has(acceptedForm(label)) && !context.beside && heading) return unit;
      if (context.beside && mean < 2) return OPEN;
      if (label.form === 'number' || label.form === 'letter') {
        if (heading && context.inside !== 'plan' && !isBeside(title)) return mean >= 0.5 || hasWork ? unit : OPEN;
        return strong >= 0.5 && (members.length > 2 ? besideIn(members) <= members.length / 2 : !isBeside(title)) && unitScore(member) >= 1
          ? unit
          : OPEN;
      }
      // Neighbours of one series share what their titles say.
      if (besideIn(members) > members.length / 2 && unitScore(member) < 2) return OPEN;
      if (label.form.startsWith('code:')) return mean >= 1 || context.inside !== 'plan' || (members.length >= 3 && hasWork) ? unit : OPEN;
      return members.length >= 2 && mean >= 1.5 ? unit : OPEN;
  }
}

/** Whether nothing but code stands below a heading: how something is started, not what is done. */
function isExhibit(piece: Piece): boolean {
  return (
    piece.children.length > 0 &&
    piece.children.every((child) => child.shape === 'fence') &&
    unitScore(piece) === 0 &&
    piece.label?.title.text === ''
  );
}

/** Items: labelled ones are units or mentions of them, others are work where the list reads as one. */
function judgeList(parent: Piece, items: readonly Piece[], context: Context, verdicts: Map<Piece, Verdict>): void {
  const first = items[0] as Piece;
  const named = parent.field?.kind === 'work';
  const ids = items.filter(
    (item) =>
      item.label?.id !== undefined &&
      item.label.kind !== 'none' &&
      item.label.form !== 'number' &&
      item.label.form !== 'letter' &&
      (item.label.separated || item.label.form.startsWith('code') || item.shape === 'box') &&
      !isCount(item) &&
      !namesSeveral(item),
  );
  const criteria = parent.field?.kind === 'criteria' || parent.field?.kind === 'aside';
  const set = (role: WorkRole, why: string): void => items.forEach((item) => verdicts.set(item, { role, why }));
  if (criteria) return;
  if (ids.length >= Math.max(1, items.length * 0.6) && first.label?.kind === 'stage' && context.inside !== 'unit') {
    if (items.length >= 2 && !context.beside) set('stage', `${items.length} items that are numbered as stages`);
    return;
  }
  if (ids.length >= Math.max(2, items.length * 0.6) || (ids.length > 0 && context.inside === 'stage' && ids.length === items.length)) {
    // Beside the plan, items with ids only speak of units; what they say is heard, and they are none themselves.
    if (context.beside && context.inside !== 'stage') return;
    set(context.inside === 'unit' ? 'step' : 'unit', `${items.length} items with ids`);
    return;
  }
  if (context.beside || context.inside === 'unit') return;
  if (context.inside === 'stage') {
    if (parent.field?.kind !== undefined && !named) return;
    if (isWorkList(items, named || first.shape !== 'item')) set('unit', `${items.length} lines of work in a stage`);
    return;
  }
  const facts = items.filter((item) => unitScore(item) >= 2).length;
  if ((named || facts >= items.length / 2) && isWorkList(items, named) && (facts > 0 || first.shape !== 'item'))
    set('unit', `${items.length} lines of work`);
  else if (first.shape === 'box' && items.length >= 3 && !context.schedule) set('unit', `${items.length} check boxes`);
}

/** `Track A (A1) + Track B (B4)`: a line that names several units speaks of them and is none. */
function namesSeveral(item: Piece): boolean {
  return /^[^+&]{2,40}\d[^+&]{0,20}\s[+&]\s[^+&]{2,40}\d/u.test(item.line.plain);
}

/** `P0 features: 5`: a number of something, and no record. */
function isCount(item: Piece): boolean {
  return (
    item.line.label !== undefined &&
    /^[\s*_`~≈]*\d+(?:\.\d+)?%?(?:\s*\p{L}+)?\s*(?:$|[(（])/u.test(item.line.label.value.text) &&
    item.line.label.name.text.split(' ').length <= 4
  );
}

function tableNodes(table: Piece, context: Context): readonly WorkNode[] {
  const records = readRecordTable(table);
  if (!records) return [];
  // Beside the plan a table counts where it says what only records of work have.
  if (
    context.beside &&
    !context.schedule &&
    (records.weak || !records.columns.some((column) => column.kind === 'depends' || column.kind === 'write'))
  )
    return [];
  const nodes = records.rows.map((row): WorkNode => ({
    role: row.label?.kind === 'stage' ? 'stage' : context.inside === 'unit' ? 'step' : 'unit',
    piece: row.piece,
    row,
    children: [],
    why: `a row of a table by ${records.noun} with ${records.columns
      .slice(1)
      .map((column) => column.name)
      .join(', ')}`,
    // In a stage, a table of nothing but ids and names lists what the stage holds.
    mentioned: records.weak && context.inside !== 'stage',
    ...(row.label && { label: row.label }),
  }));
  return kindOfNoun(records.noun) === 'stage' ? byStage(nodes) : nodes;
}

/** Rows of a table by wave whose ids share a number (`W1a`, `W1b`) are the units of one wave. */
function byStage(rows: readonly WorkNode[]): readonly WorkNode[] {
  const stages = new Map<string, WorkNode[]>();
  for (const row of rows) {
    const key = (row.label?.id?.text ?? '').replace(/(?<=\d)[a-z]$/i, '');
    stages.set(key, [...(stages.get(key) ?? []), row]);
  }
  if ([...stages.values()].every((members) => members.length < 2)) return rows;
  return [...stages].flatMap(([name, members]): readonly WorkNode[] => {
    const [first] = members;
    if (!first?.label?.id) return members;
    const { id } = first.label;
    const label: RecordLabel = {
      ...first.label,
      noun: 'Wave',
      kind: 'stage',
      id: { ...id, text: name, end: id.start + name.length },
      title: { ...id, text: name, end: id.start + name.length },
    };
    return [
      {
        role: 'stage',
        piece: first.piece,
        label,
        children: members.map((member) => ({ ...member, role: 'unit' })),
        why: `${members.length} rows of ${name}`,
        mentioned: false,
      },
    ];
  });
}
