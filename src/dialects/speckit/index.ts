// spec-kit's `tasks.md`: `- [ ] T012 [P] [US1] text with path (depends on T009-T011)` below phases, with the feature's documents beside it.
// A run of consecutive [P] tasks is one concurrent group; a task without [P], a heading and a phase are barriers.
import type { Block, Capability, Dependency, PathStatement, Plan, PlanNode, Task, Total } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { locate } from '../../markdown/locate.ts';
import { type Entry, entriesBelow, type Section, sectionsOf } from '../../markdown/outline.ts';
import { countTotal, placer, readItemPaths, readNumber } from '../../reading/build/items.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock, createTask, groupRuns, type Marked } from '../../reading/build/tree.ts';
import type { Extraction, Extractor, PlanDocument, SiblingFiles } from '../../reading/extractor.ts';
import { ID_SHAPES, readReferences } from '../../reading/facts/references.ts';
import { mentionsFile } from '../../reading/facts/paths.ts';
import { rolesOf } from '../../reading/facts/roles.ts';
import { readFeature } from './feature.ts';
import { joinParallelPhases } from './phases.ts';

/** The dialect states no durations or agents; a [P] run is no staffing plan. */
const CAPABILITIES: readonly Capability[] = ['writes', 'reads', 'dependencies', 'ids', 'totals'];
const TASK = /^\[([^\]])\]\s+(?:\*\*)?(T\d{3,4}[A-Za-z]?)[*:]{0,4}(?=\s|$)/;
/** Phases and sections that talk about tasks listed above. */
const ASIDE =
  /^\W*(?:dependencies\b|execution order|parallel (?:execution |team )?(?:examples?|opportunit|strategy)|implementation strategy|notes\b|(?:task |test )?summary|format:|path conventions|task (?:count|distribution))/i;

/** Reads spec-kit's task lists. */
export const speckit: Extractor = {
  dialect: 'speckit',
  detect(document, asked) {
    const count = sectionsOf(document.outline)
      .flatMap((section) => entriesBelow(section.entries))
      .filter((entry) => entry.kind === 'item' && TASK.test(entry.text)).length;
    return count < (asked ? 1 : 3)
      ? undefined
      : { reason: `${count} tasks of the form “- [ ] T001 …”`, extract: (siblings) => extract(document, siblings) };
  },
};

function extract(document: PlanDocument, siblings: SiblingFiles): Extraction {
  const { outline } = document;
  const top = outline.children[0] ?? outline;
  const loc = locate(document, outline.start, outline.end);
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const children = joinParallelPhases(document, outline, phaseNodes(document, outline));
  const root = createBlock('plan', 'sequence', children, { loc: titleLoc, extent: loc });
  const names = createNames();
  for (const task of tasksOf(root)) if (task.id) names.add(task.id.value, task.key);
  const contracts = readFeature(document, siblings);
  const plan: Plan = createPlan({
    title: { value: top.title, loc: titleLoc },
    dialect: 'speckit',
    loc,
    root,
    declarations: document.declarations,
    contracts,
    totals: readTotals(document, outline, tasksOf(root)),
    capabilities: new Set<Capability>([...CAPABILITIES, ...(contracts.length > 0 ? (['contracts'] as const) : [])]),
  });
  return { plans: [linkPlan(plan, names)], problems: [] };
}

/** The nodes of a section and what is below it, in document order; a numbered phase becomes a block of its own. */
function phaseNodes(document: PlanDocument, section: Section): readonly PlanNode[] {
  const own = groupRuns(tasksIn(document, section));
  const below = section.children.flatMap((child) => (ASIDE.test(child.title) ? [] : phaseNodes(document, child)));
  const nodes = [...own, ...below];
  const phase = /^phase\s+([\w.]{1,6})\b/i.exec(section.title);
  if (!phase || nodes.length === 0) return nodes;
  const loc = locate(document, section.heading.start, section.heading.end);
  const block: Block = createBlock(`phase-${section.start}`, 'sequence', nodes, {
    id: { value: phase[0], loc },
    title: { value: section.title.slice(phase[0].length).replace(/^[\s:.-]+/, ''), loc },
    loc,
    extent: locate(document, section.start, section.end),
  });
  return [block];
}

function tasksIn(document: PlanDocument, section: Section): readonly Marked[] {
  return entriesBelow(section.entries).flatMap((entry) => {
    const match = entry.kind === 'item' ? TASK.exec(entry.text) : null;
    if (!match) return [];
    const marks = /^(?:\s*\[[^\]]{1,20}\])*/.exec(entry.text.slice(match[0].length))?.[0] ?? '';
    return [{ task: toTask(document, entry, match, marks), parallel: marks.includes('[P]') }];
  });
}

function toTask(document: PlanDocument, entry: Entry, match: RegExpExecArray, marks: string): Task {
  const at = placer(document);
  const id = match[2] ?? '';
  const idStart = entry.start + entry.text.indexOf(id);
  const textStart = match[0].length + marks.length;
  const text = entry.text.slice(textStart).trim();
  const lines = [entry, ...entry.children.filter((child) => child.kind === 'line')];
  const mark = marks.indexOf('[P]');
  const markStart = entry.start + match[0].length + mark;
  return createTask({
    key: `task-${entry.start}`,
    id: { value: id, loc: at(idStart, idStart + id.length) },
    title: { value: text, loc: at(entry.end - text.length, entry.end) },
    loc: at(idStart, entry.end),
    roles: rolesOf(text),
    paths: lines.flatMap((line) =>
      readItemPaths(line === entry ? entry.text.slice(textStart) : line.text, line === entry ? entry.start + textStart : line.start, at),
    ),
    dependencies: lines.flatMap((line) => dependenciesOf(line, at)),
    done: /[xX]/.test(match[1] ?? ''),
    ...(mentionsFile(entry.text) && { namesFiles: true as const }),
    ...(mark >= 0 && { parallel: { value: true, loc: at(markStart, markStart + 3) }, parallelMark: at(markStart, markStart + 4) }),
  });
}

function dependenciesOf(line: Entry, at: (start: number, end: number) => PathStatement['loc']): readonly Dependency[] {
  return [...line.text.matchAll(/\b(?:depends on|depends:|after|requires|blocked by)\b([^);.]{0,200})/gi)].flatMap((match) => {
    const base = line.start + match.index + match[0].length - (match[1] ?? '').length;
    return readReferences(match[1] ?? '', ID_SHAPES.padded).map((found): Dependency => ({
      ref: { value: found.value, loc: at(base + found.start, base + found.end) },
      via: 'blockedBy',
      ...(found.inside && { implied: true }),
    }));
  });
}

/** `**Total Tasks**: 78` against the tasks of the list. */
function readTotals(document: PlanDocument, outline: Section, tasks: readonly Task[]): readonly Total[] {
  return sectionsOf(outline).flatMap((section) =>
    entriesBelow(section.entries).flatMap((entry) => {
      const value = readNumber(document, entry, /^\W*total (?:number of )?tasks\W{0,6}(\d{1,4})\b(?!\s?[-–%.])/i);
      return value ? [countTotal('number of tasks', 'tasks', value, tasks)] : [];
    }),
  );
}
