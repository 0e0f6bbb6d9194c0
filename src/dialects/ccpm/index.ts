// CCPM's `.claude/epics/<epic>/`: `epic.md`, a file a task, and analyses that split a task into streams. The folder is the plan.
import { locate } from '../../markdown/locate.ts';
import type { Capability, ConflictStatement, ParallelStatement, Plan } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { createNames, linkPlan } from '../../reading/build/link.ts';
import { createPlan } from '../../reading/build/plan.ts';
import { createBlock } from '../../reading/build/tree.ts';
import {
  below,
  type Extraction,
  type Extractor,
  folderOf,
  nameOfFile,
  type PlanDocument,
  type SiblingFiles,
} from '../../reading/extractor.ts';
import { idKey } from '../../reading/facts/references.ts';
import { detectAnalysis, readAnalysis } from './analysis.ts';
import { isEpic, readEpic } from './epic.ts';
import { isNumberedTask, isTask, type PartOfEpic, readPart } from './task.ts';

const CAPABILITIES: ReadonlySet<Capability> = new Set<Capability>(['writes', 'dependencies', 'ids', 'totals', 'durations']);

/** Reads CCPM's epics, tasks and analyses. */
export const ccpm: Extractor = {
  dialect: 'ccpm',
  detect(document, asked) {
    const analysis = detectAnalysis(document);
    const reason = isTask(document)
      ? 'a frontmatter with name, status and parallel or depends_on'
      : isEpic(document, asked)
        ? 'the head of an epic'
        : analysis;
    if (reason === undefined) return undefined;
    const epic = (siblings: SiblingFiles): Promise<Extraction> =>
      siblings.once(`ccpm ${folderOf(document.path)}`, () => extractEpic(document, siblings));
    if (analysis === undefined || isTask(document)) return { reason, extract: epic };
    return {
      reason,
      extract: async (siblings) => {
        const whole = await epic(siblings);
        const own = readAnalysis(document);
        return { plans: [...own, ...whole.plans], problems: whole.problems };
      },
    };
  },
};

/** One plan out of the epic's files. */
async function extractEpic(document: PlanDocument, siblings: SiblingFiles): Promise<Extraction> {
  const folder = folderOf(document.path);
  const documents: PlanDocument[] = [];
  for (const name of siblings.list(folder).filter((one) => /^(?:epic|\d{1,6}(?:-analysis)?)\.md$/.test(one))) {
    const path = below(folder, name);
    const other = path === document.path ? document : await siblings.read(path);
    if (other) documents.push(other);
  }
  if (!documents.includes(document)) documents.push(document);
  documents.sort((a, b) => (a.path < b.path ? -1 : 1));
  const epic = documents.find((one) => isEpic(one, false));
  const streams = new Map(
    documents
      .filter((one) => detectAnalysis(one) !== undefined)
      .map((one) => [/^\d+/.exec(nameOfFile(one.path))?.[0] ?? '', readAnalysis(one)] as const),
  );
  const parts = documents
    .filter((one) => isTask(one) || isNumberedTask(one))
    .map((one) => readPart(one, streams.get(/^\d+/.exec(nameOfFile(one.path))?.[0] ?? '') ?? []));
  if (parts.length === 0) return { plans: [], problems: [] };
  const names = createNames();
  for (const part of parts) names.add(part.task.id?.value ?? '', part.task.key);
  for (const part of parts) for (const alias of part.aliases) names.add(alias, part.task.key);
  const home = epic ?? document;
  const title = (home.outline.children[0] ?? home.outline).heading;
  const titleLoc = locate(home, title.start, title.end);
  const loc = locate(home, 0, home.text.length);
  const tasks = parts.map((part) => part.task);
  const read = epic ? readEpic(epic, parts) : undefined;
  const plan: Plan = createPlan({
    title: { value: (home.outline.children[0] ?? home.outline).title || nameOfFile(folder), loc: titleLoc },
    dialect: 'ccpm',
    loc,
    root: createBlock('plan', 'parallel', tasks, { loc: titleLoc, extent: loc }),
    declarations: home.declarations,
    dependencyStatements: parts.map((part) => part.statement),
    conflicts: parts.flatMap((part): ConflictStatement[] => (part.conflicts ? [part.conflicts] : [])),
    parallelStatements: [
      ...parts.flatMap((part) => part.parallelStatements),
      ...(read?.parallelStatements((id) => names.find(id)) ?? []),
    ] satisfies readonly ParallelStatement[],
    totals: read?.totals ?? [],
    capabilities: CAPABILITIES,
  });
  const beside = new Set(siblings.list(folder).map((name) => idKey(name.replace(/\.md$/, ''))));
  return { plans: [linkPlan(plan, names, foreignTo(parts, tasksOf(plan.root).length, beside))], problems: [] };
}

/** Ids are plain numbers; anything else names other work, and so does a file that lies there and cannot be read as a task. */
function foreignTo(parts: readonly PartOfEpic[], count: number, beside: ReadonlySet<string>): (id: string) => boolean {
  return (id) => count === 0 || parts.length === 0 || !/^\d+$/.test(idKey(id)) || beside.has(idKey(id));
}
