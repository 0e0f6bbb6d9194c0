// spec-kit's `tasks.md`: `- [ ] T012 [P] [US1] text with path (depends on T009-T011)` below phases.
// A run of consecutive [P] tasks is one concurrent group; a task without [P], a heading and a phase are barriers.
import type { Stated } from '../../plan/location.ts';
import type { Block, Dependency, Fact, PathStatement, Plan, PlanNode, Task, Total } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { locate } from '../../markdown/locate.ts';
import { type Entry, entriesBelow, type Section, sectionsOf } from '../../markdown/outline.ts';
import type { Extractor, PlanDocument } from '../extractor.ts';
import { readTaskIds } from '../facts/ids.ts';
import { readPaths, readTaskPaths } from '../facts/paths.ts';
import { rolesOf } from '../facts/roles.ts';

/** The dialect states no durations, agents or contracts; a [P] run is no staffing plan. */
const STATES: ReadonlySet<Fact> = new Set<Fact>(['writes', 'reads', 'dependencies', 'ids', 'totals']);
const TASK = /^\[([ xX~-])\]\s+(?:\*\*)?(T\d{3,4}[A-Za-z]?)[*:]{0,4}(?=\s|$)/;
/** Phases and sections that talk about tasks listed above. */
const ASIDE =
  /^\W*(?:dependencies\b|execution order|parallel (?:execution |team )?(?:examples?|opportunit|strategy)|implementation strategy|notes\b|(?:task |test )?summary|format:|path conventions|task (?:count|distribution))/i;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads spec-kit's task lists. */
export const speckit: Extractor = {
  dialect: 'speckit',
  detect(document) {
    const count = sectionsOf(document.outline)
      .flatMap((section) => entriesBelow(section.entries))
      .filter((entry) => entry.kind === 'item' && TASK.test(entry.text)).length;
    return count < 3
      ? undefined
      : { reason: `${count} tasks of the form “- [ ] T001 …”`, extract: () => ({ plans: [extractPlan(document)], problems: [] }) };
  },
};

function extractPlan(document: PlanDocument): Plan {
  const { outline } = document;
  const top = outline.children[0] ?? outline;
  const loc = locate(document, outline.start, outline.end);
  const titleLoc = locate(document, top.heading.start, top.heading.end);
  const children = phaseNodes(document, outline);
  const root: Block = { type: 'block', key: 'plan', arrangement: 'sequence', loc: titleLoc, extent: loc, dependencies: [], children };
  const linked = resolve(root);
  return {
    title: { value: top.title, loc: titleLoc },
    dialect: 'speckit',
    loc,
    root: linked,
    declarations: document.declarations,
    checkpoints: [],
    contracts: [],
    components: [],
    totals: readTotals(document, outline, tasksOf(linked)),
    comparisons: [],
    claims: [],
    sketch: false,
    states: STATES,
  };
}

/** The nodes of a section and what is below it, in document order; a numbered phase becomes a block of its own. */
function phaseNodes(document: PlanDocument, section: Section): readonly PlanNode[] {
  const own = groupRuns(document, section, tasksIn(document, section));
  const below = section.children.flatMap((child) => (ASIDE.test(child.title) ? [] : phaseNodes(document, child)));
  const nodes = [...own, ...below];
  const phase = /^phase\s+([\w.]{1,6})\b/i.exec(section.title);
  if (!phase || nodes.length === 0) return nodes;
  const loc = locate(document, section.heading.start, section.heading.end);
  return [
    {
      type: 'block',
      key: `phase-${section.start}`,
      arrangement: 'sequence',
      id: { value: phase[0], loc },
      title: { value: section.title.slice(phase[0].length).replace(/^[\s:.-]+/, ''), loc },
      loc,
      extent: locate(document, section.start, section.end),
      dependencies: [],
      children: nodes,
    },
  ];
}

interface Marked {
  readonly task: Task;
  readonly parallel: boolean;
  readonly entry: Entry;
}

function tasksIn(document: PlanDocument, section: Section): readonly Marked[] {
  return entriesBelow(section.entries).flatMap((entry) => {
    const match = entry.kind === 'item' ? TASK.exec(entry.text) : null;
    if (!match) return [];
    const marks = /^(?:\s*\[[^\]]{1,20}\])*/.exec(entry.text.slice(match[0].length))?.[0] ?? '';
    return [{ task: toTask(document, entry, match, marks), parallel: marks.includes('[P]'), entry }];
  });
}

function groupRuns(document: PlanDocument, section: Section, marked: readonly Marked[]): readonly PlanNode[] {
  const nodes: PlanNode[] = [];
  let run: Marked[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (run.length === 1 && first) nodes.push(first.task);
    else if (first && last) {
      const loc = locate(document, first.entry.start, last.entry.end);
      nodes.push({
        type: 'block',
        key: `run-${first.entry.start}`,
        arrangement: 'parallel',
        loc: first.task.loc,
        extent: loc,
        dependencies: [],
        children: run.map((one) => one.task),
      });
    }
    run = [];
  };
  for (const one of marked) {
    if (one.parallel) run.push(one);
    else {
      flush();
      nodes.push(one.task);
    }
  }
  flush();
  return nodes;
}

function toTask(document: PlanDocument, entry: Entry, match: RegExpExecArray, marks: string): Task {
  const at = (start: number, end: number): PathStatement['loc'] => locate(document, start, end);
  const id = match[2] ?? '';
  const idStart = entry.start + entry.text.indexOf(id);
  const textStart = match[0].length + marks.length;
  const text = entry.text.slice(textStart).trim();
  const lines = [entry, ...entry.children.filter((child) => child.kind === 'line')];
  return {
    type: 'task',
    key: `task-${entry.start}`,
    id: { value: id, loc: at(idStart, idStart + id.length) },
    title: { value: text, loc: at(entry.end - text.length, entry.end) },
    loc: at(idStart, entry.end),
    roles: rolesOf(text),
    paths: lines.flatMap((line) =>
      pathsOf(line === entry ? entry.text.slice(textStart) : line.text, line === entry ? entry.start + textStart : line.start, at),
    ),
    dependencies: lines.flatMap((line) => dependenciesOf(line, at)),
    done: /[xX]/.test(match[1] ?? ''),
    steps: [],
  };
}

/** What a task writes is the path in its text, unless a reading word governs it or the task only looks. */
function pathsOf(text: string, base: number, at: (start: number, end: number) => PathStatement['loc']): readonly PathStatement[] {
  const known = readTaskPaths(text, base, at);
  const looks = /^\W*(?:run|verify|review|validate|check|test on|ensure|confirm|read|manual)\b/i.test(text);
  return readPaths(text).flatMap((mention): PathStatement[] => {
    const read = known.find((path) => path.loc.start.offset === base + mention.start);
    // A bare name (`plan.md`) names a document of the feature far more often than a file to write.
    const isDocument = !mention.value.includes('/') && /\.md$/i.test(mention.value);
    // A folder says where the work lies, and claims nothing.
    if (looks || isDocument || mention.value.endsWith('/'))
      return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'read', source: 'body' }];
    if (read) return [read];
    return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'write', source: 'body' }];
  });
}

function dependenciesOf(line: Entry, at: (start: number, end: number) => PathStatement['loc']): readonly Dependency[] {
  return [...line.text.matchAll(/\b(?:depends on|depends:|after|requires|blocked by)\b([^);.]{0,200})/gi)].flatMap((match) => {
    const base = line.start + match.index + match[0].length - (match[1] ?? '').length;
    return readTaskIds(match[1] ?? '').map((found): Dependency => ({
      ref: { value: found.value, loc: at(base + found.start, base + found.end) },
      via: 'blockedBy',
      ...(found.inside && { external: true }),
    }));
  });
}

function resolve(root: Block): Block {
  const keys = new Map<string, string>();
  for (const task of tasksOf(root)) if (task.id && !keys.has(task.id.value)) keys.set(task.id.value, task.key);
  const link = (dependency: Dependency): Dependency => {
    const target = keys.get(dependency.ref.value);
    return target === undefined ? dependency : { ...dependency, target };
  };
  const visit = (node: PlanNode): PlanNode =>
    node.type === 'task' ? { ...node, dependencies: node.dependencies.map(link) } : { ...node, children: node.children.map(visit) };
  return visit(root) as Block;
}

/** `**Total Tasks**: 78` against the tasks of the list. */
function readTotals(document: PlanDocument, outline: Section, tasks: readonly Task[]): readonly Total[] {
  const parts: readonly Stated<{ min: number; max: number }>[] = tasks.map((task) => ({ value: { min: 1, max: 1 }, loc: task.loc }));
  return sectionsOf(outline).flatMap((section) =>
    entriesBelow(section.entries).flatMap((entry): Total[] => {
      const match = /^\W*total (?:number of )?tasks\W{0,6}(\d{1,4})\b(?!\s?[-–%.])/i.exec(entry.text);
      if (!match) return [];
      const number = match[1] ?? '';
      const end = entry.start + match[0].length;
      const total: Writable<Total> = {
        quantity: 'tasks',
        label: 'number of tasks',
        value: { value: { min: Number(number), max: Number(number) }, loc: locate(document, end - number.length, end) },
        parts,
        complete: true,
      };
      return [total];
    }),
  );
}
