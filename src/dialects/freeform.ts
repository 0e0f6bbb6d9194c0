// The seed's notation and its free-form relatives: `PARALLEL_*_PLAN.md`, workstreams, tracks, sessions, agent launches.
import type { Block, Dependency, Plan, PlanNode, Task } from '../plan/model.ts';
import { blocksOf, tasksOf } from '../plan/walk.ts';
import { entriesBelow, type Entry, sectionsOf, type Slice } from '../markdown/outline.ts';
import { createPlan } from '../reading/build/plan.ts';
import type { Extraction, Extractor, PlanDocument } from '../reading/extractor.ts';
import { accountOf, type PartReading } from '../reading/account.ts';
import { planOf, readFreely } from '../reading/engine.ts';
import { buildTree } from '../reading/launches/build.ts';
import { readSignatures } from '../reading/statements/contracts.ts';
import { createDraft } from '../reading/statements/draft.ts';
import { referenceKey } from '../reading/statements/headings.ts';
import { speaksOfTests } from '../reading/facts/roles.ts';
import { mergeRestatedLaunches } from '../reading/launches/restated.ts';
import { findScopes, type Scope } from '../reading/launches/scopes.ts';
import { statedOf } from '../reading/statements/stated.ts';
import { readStatements } from '../reading/statements/statements.ts';
import { readCountTotals, readPhaseTotal } from '../reading/statements/tree-totals.ts';

/** Reads free-form plans, launches of agents among them. */
export const freeform: Extractor = {
  dialect: 'freeform',
  detect(document) {
    const scopes = findScopes(document, document.outline);
    if (scopes.length > 0)
      return { reason: [...new Set(scopes.map((scope) => scope.reason))].join('; '), extract: () => extract(document, scopes) };
    const { verdict } = readFreely(document);
    return verdict.isPlan ? { reason: verdict.reason, extract: () => extract(document, scopes) } : undefined;
  },
  refusal: (document) => readFreely(document).verdict.reason,
};

/** What the parts of a free-form document, or of one that is no plan, were taken for; none where launches make it a plan, which are read by themselves. */
export function partsOf(document: PlanDocument): readonly PartReading[] {
  return findScopes(document, document.outline).length > 0 ? [] : accountOf(document);
}

/** The plans of a document whose notation is free-form, whatever wrote it: those that launch agents, else the one that the engine reads. */
export function extractFreeform(document: PlanDocument): Extraction {
  return extract(document, findScopes(document, document.outline));
}

function extract(document: PlanDocument, scopes: readonly Scope[]): Extraction {
  return {
    plans: scopes.length > 0 ? scopes.map((scope) => extractPlan(document, scope)) : [planOf(document, readFreely(document))],
    problems: [],
  };
}

function extractPlan(document: PlanDocument, scope: Scope): Plan {
  const draft = createDraft(document);
  for (const baseline of scope.baselines) readStatements(draft, baseline, 'baseline');
  const tree: Block = scope.measurement
    ? {
        type: 'block',
        key: draft.nextKey('plan'),
        arrangement: 'sequence',
        loc: draft.at(scope.titleStart, scope.titleEnd),
        extent: draft.at(scope.section.start, scope.section.end),
        dependencies: [],
        children: [],
      }
    : buildTree(draft, scope.section);
  const root = resolveDependencies(mergeRestatedLaunches(tree));
  readStatements(draft, scope.section, 'plan');
  readSignatures(draft, scope.section);
  readPhaseTotal(draft, root);
  readCountTotals(draft, root);
  const tasks = tasksOf(root);
  return createPlan({
    title: { value: scope.title, loc: draft.at(scope.titleStart, scope.titleEnd) },
    dialect: 'freeform',
    loc: draft.at(scope.section.start, scope.section.end),
    root,
    declarations: document.declarations,
    ...statedOf(draft),
    speaksOfTests: sectionsOf(scope.section).some((section) =>
      [section.heading, ...entriesBelow(section.entries)].some((slice) => speaksOfTests(slice.text) || speaksOfTests(bodyOf(slice))),
    ),
    sketch: tasks.some((task) => draft.sketched.has(task.key)),
  });
}

/** The text of a fence; agents' instructions often stand in one. */
function bodyOf(slice: Slice | Entry): string {
  return 'body' in slice ? slice.body.text : '';
}

/** Links references to the nodes that bear the id. A reference of a kind that the plan does not number names no node of this plan. */
function resolveDependencies(root: Block): Block {
  const nodes = [...blocksOf(root), ...tasksOf(root)].filter((node) => node.id !== undefined);
  const byKey = new Map<string, PlanNode>();
  for (const node of nodes) {
    const key = referenceKey(node.id?.value ?? '');
    if (!byKey.has(key)) byKey.set(key, node);
  }
  const kinds = new Set([...byKey.keys()].map((key) => key.replace(/(?:\d+[a-z]?|[a-z])$/, '')));
  const resolve = (dependency: Dependency): Dependency => {
    const key = referenceKey(dependency.ref.value);
    const target = byKey.get(key);
    if (target) return { ...dependency, target: target.key };
    return kinds.has(key.replace(/(?:\d+[a-z]?|[a-z])$/, '')) ? dependency : { ...dependency, external: true };
  };
  const visit = (node: PlanNode): PlanNode =>
    node.type === 'task'
      ? ({ ...node, dependencies: node.dependencies.map(resolve) } satisfies Task)
      : { ...node, dependencies: node.dependencies.map(resolve), children: node.children.map(visit) };
  return visit(root) as Block;
}
