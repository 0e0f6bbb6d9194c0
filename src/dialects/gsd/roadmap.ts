// GSD's ROADMAP.md: phases in order with what they depend on, and the plan files of each.
import { locate } from '../../markdown/locate.ts';
import { type Entry, entriesBelow, type Section, sectionsOf } from '../../markdown/outline.ts';
import type { Capability, Dependency, DependencyStatement, PlanNode, Total } from '../../plan/model.ts';
import { countTotal, readNumber, statedSlice } from '../../reading/build/items.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, createTask } from '../../reading/build/tree.ts';
import type { Detection, Extraction, PlanDocument } from '../../reading/extractor.ts';
import { readFields } from '../../reading/facts/fields.ts';
import { readReferenceList } from '../../reading/facts/references.ts';
import { isOver } from '../../reading/facts/states.ts';
import { rolesOf } from '../../reading/facts/roles.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>(['dependencies', 'ids', 'totals']);
const PHASE = /^Phase (\d{1,3}(?:\.\d{1,2})?)\s*:\s*(\S.*)$/i;
/** The box, the plan's number, whatever its file name adds to it; the rest of the line says what it is about. */
const PLAN = /^(?:\[(.)\]\s+)?\**(\d{1,3}(?:\.\d{1,2})?-\d{1,3}[a-z]?)(?:-[\w.-]+)?/i;
const NUMBER = String.raw`\d{1,3}(?:\.\d{1,2})?`;

/** Recognises a roadmap: phase headings, each with a goal. */
export function detectRoadmap(document: PlanDocument): Detection | undefined {
  const phases = phasesOf(document);
  const withGoal = phases.filter((phase) => readFields(document.text, phase.entries).some((field) => field.key === 'goal'));
  const top = document.outline.children[0]?.title ?? '';
  if (withGoal.length < 2 || !/\broadmap\b/i.test(top)) return undefined;
  return { reason: `a roadmap with ${phases.length} phases that state a goal`, extract: () => extractRoadmap(document, phases) };
}

function phasesOf(document: PlanDocument): readonly Section[] {
  return sectionsOf(document.outline).filter((section) => section.depth >= 2 && PHASE.test(section.title));
}

function extractRoadmap(document: PlanDocument, phases: readonly Section[]): Extraction {
  const names = createNames();
  const totals: Total[] = [];
  const dependencyStatements: DependencyStatement[] = [];
  const listed = tickedPhases(document);
  const children = phases.map((section): PlanNode => {
    const [, number = '', title = ''] = PHASE.exec(section.title) ?? [];
    const key = `phase-${section.start}`;
    names.add(number, key);
    const loc = locate(document, section.heading.start, section.heading.end);
    const id = { value: `Phase ${number}`, loc };
    const fields = readFields(document.text, section.entries);
    const depends = fields.find((field) => /^depends(?: on)?$/.test(field.key));
    const refs = depends ? dependencies(document, depends.value) : [];
    if (depends)
      dependencyStatements.push({
        node: key,
        direction: 'blockedBy',
        origin: 'task',
        refs,
        loc: locate(document, depends.value.start, depends.value.end),
      });
    const plans = planItems(section).map(({ entry, match }) => {
      const planId = match[2] ?? '';
      const start = entry.start + entry.text.indexOf(planId);
      const text = entry.text.slice(match[0].length).replace(/^[\s*:—–-]+/, '');
      const task = createTask({
        key: `plan-${entry.start}`,
        id: { value: planId, loc: locate(document, start, start + planId.length) },
        title: statedSlice(document, entry, text === '' ? planId : text),
        loc: locate(document, entry.start, entry.end),
        roles: rolesOf(text),
        done: isOver(match[1] ?? ' '),
      });
      names.add(planId, task.key);
      return task;
    });
    const count = fields.find((field) => field.key === 'plans');
    const value = count && readNumber(document, count.value, /^(\d{1,3}) plans?\b/i);
    if (value && plans.length > 0) totals.push(countTotal(`number of plans of Phase ${number}`, 'tasks', value, plans));
    const done = listed.get(number) ?? (plans.length > 0 && plans.every((plan) => plan.done));
    if (plans.length === 0) {
      return createTask({ key, id, title: { value: title, loc }, loc, roles: rolesOf(title), dependencies: refs, done });
    }
    return {
      ...createBlock(key, 'parallel', plans, {
        id,
        title: { value: title, loc },
        loc,
        extent: locate(document, section.start, section.end),
      }),
      dependencies: refs,
    };
  });
  const top = document.outline.children[0] ?? document.outline;
  const loc = locate(document, document.outline.start, document.outline.end);
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const plan = createPlan({
    title: { value: top.title, loc: titleLoc },
    dialect: 'gsd',
    loc,
    root: createBlock('plan', 'sequence', children, { loc: titleLoc, extent: loc }),
    declarations: document.declarations,
    dependencyStatements,
    totals,
    capabilities: CAPABILITIES,
  });
  return { plans: [linkPlan(plan, names)], problems: [] };
}

/** `- [x] **Phase 1: …**` in the list at the top. */
function tickedPhases(document: PlanDocument): ReadonlyMap<string, boolean> {
  const ticked = new Map<string, boolean>();
  for (const section of sectionsOf(document.outline)) {
    for (const entry of entriesBelow(section.entries)) {
      const match = entry.kind === 'item' ? /^\[(.)\]\s+\**Phase (\d{1,3}(?:\.\d{1,2})?)\b/i.exec(entry.text) : null;
      if (match) ticked.set(match[2] ?? '', isOver(match[1] ?? ' '));
    }
  }
  return ticked;
}

function planItems(section: Section): readonly { readonly entry: Entry; readonly match: RegExpExecArray }[] {
  return entriesBelow(section.entries).flatMap((entry) => {
    const match = entry.kind === 'item' && /-PLAN\b|^\[.\]/.test(entry.text) ? PLAN.exec(entry.text) : null;
    return match ? [{ entry, match }] : [];
  });
}

function dependencies(document: PlanDocument, value: { readonly text: string; readonly start: number }): readonly Dependency[] {
  return readReferenceList(value.text, NUMBER)
    .references.filter((one) => one.noun === undefined || one.noun === 'phase')
    .map((one) => ({ ref: { value: one.value, loc: locate(document, value.start + one.start, value.start + one.end) }, via: 'blockedBy' }));
}
