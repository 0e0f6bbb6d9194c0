// Which tasks may run at the same time, above all where the plan does not say how they run.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analysis/analyze.ts';
import { answersOf } from '../src/analysis/decide.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { factsOf } from '../src/output/analysis/facts.ts';
import { verdictOf } from '../src/analysis/verdict.ts';
import { viewOf } from '../src/output/analysis/view.ts';
import { happensBeforeOf } from '../src/plan/happens-before.ts';
import { writeHazards } from '../src/plan/hazards.ts';
import type { Location } from '../src/plan/location.ts';
import type { Block, Plan, PlanNode, Task } from '../src/plan/model.ts';
import { createPlan } from '../src/reading/build/plan.ts';
import { createBlock, createTask } from '../src/reading/build/tree.ts';
import { rules } from '../src/rules/index.ts';

const start = { line: 1, column: 1, offset: 0 };
const loc: Location = { path: 'plan.md', start, end: start };

function task(key: string, facts: Partial<Task> = {}): Task {
  return createTask({ key, title: { value: key, loc }, loc, roles: new Set(['work']), ...facts });
}

function group(key: string, arrangement: Block['arrangement'], ...children: readonly PlanNode[]): Block {
  return createBlock(key, arrangement, children, { loc, extent: loc });
}

function planOf(root: Block, facts: Partial<Plan> = {}): Plan {
  return createPlan({ title: { value: 'Plan', loc }, dialect: 'test', loc, root, declarations: {}, capabilities: new Set(), ...facts });
}

function waitsFor(...targets: readonly string[]): Pick<Task, 'dependencies'> {
  return { dependencies: targets.map((target) => ({ ref: { value: target, loc }, target, via: 'blockedBy' })) };
}

const writes = (value: string): Pick<Task, 'paths'> => ({ paths: [{ value, loc, access: 'write', source: 'declared' }] });
const marked: Pick<Task, 'parallel'> = { parallel: { value: true, loc } };

function pairsOf(plan: Plan): readonly string[] {
  return happensBeforeOf(plan)
    .concurrentPairs()
    .map(([a, b]) => `${a.key} ${b.key}`);
}

describe('a block that does not say how its tasks run', () => {
  it('has no tasks that run at once, and orders none', () => {
    const [a, b] = [task('a'), task('b')];
    const order = happensBeforeOf(planOf(group('root', 'unknown', a, b)));
    expect(order.concurrent(a, b)).toBe(false);
    expect(order.precedes(a, b) || order.precedes(b, a) || order.excludes(a, b)).toBe(false);
    expect(order.leavesOpen(a, b)).toBe(true);
    expect(order.sideBySide(order.node('root') as Block)).toEqual([]);
    expect(order.width(order.node('root') as Block)).toBe(1);
  });

  it('lets those run at once that both say so, in the task or beside it', () => {
    expect(pairsOf(planOf(group('root', 'unknown', task('a', marked), task('b', marked), task('c'))))).toEqual(['a b']);
    const parallelStatements = ['a', 'b'].map((node) => ({ node, value: { value: 'true', loc } }));
    expect(pairsOf(planOf(group('root', 'unknown', task('a'), task('b'), task('c')), { parallelStatements }))).toEqual(['a b']);
  });

  it('orders what waits for each other', () => {
    const [a, b] = [task('a', waitsFor('b')), task('b')];
    const order = happensBeforeOf(planOf(group('root', 'unknown', a, b)));
    expect(order.precedes(b, a)).toBe(true);
  });

  it('matters only as the lowest block around two tasks', () => {
    const inner = group('inner', 'unknown', task('a'), task('b'));
    expect(pairsOf(planOf(group('root', 'parallel', inner, task('c'))))).toEqual(['a c', 'b c']);
    const waves = group('outer', 'unknown', group('wave', 'parallel', task('a'), task('b')), task('c'));
    expect(pairsOf(planOf(waves))).toEqual(['a b']);
  });

  it('counts no two tasks together that it leaves open', () => {
    const streams = [group('u', 'unknown', task('a'), task('b'), task('c')), group('v', 'unknown', task('d'), task('e'))];
    const order = happensBeforeOf(planOf(group('root', 'parallel', ...streams)));
    expect(order.width(order.node('root') as Block)).toBe(2);
    const both = happensBeforeOf(planOf(group('root', 'unknown', task('a', marked), task('b', marked), task('c'))));
    expect(both.width(both.node('root') as Block)).toBe(2);
  });

  it('takes nothing from the order of one agent’s tasks around it', () => {
    const agent = { agent: { value: 'Ada', loc } };
    const [a, b, c, d] = [task('a', agent), task('b', agent), task('c', agent), task('d', agent)];
    const order = happensBeforeOf(planOf(group('root', 'parallel', a, group('u', 'unknown', b, c), d)));
    expect([order.precedes(a, c), order.precedes(b, d), order.precedes(c, d)]).toEqual([true, true, true]);
    expect(order.precedes(b, c)).toBe(false);
  });

  it('is no place of a conflict', () => {
    const tasks = [task('a', writes('src/a.ts')), task('b', writes('src/a.ts'))];
    expect(writeHazards(happensBeforeOf(planOf(group('root', 'unknown', ...tasks))))).toEqual([]);
    expect(writeHazards(happensBeforeOf(planOf(group('root', 'parallel', ...tasks))))).toHaveLength(1);
  });

  it('is scheduled as it is written, behind what its tasks wait for, and the analysis says so', () => {
    const plan = planOf(group('root', 'unknown', task('a', waitsFor('c')), task('b'), task('c')));
    const analysis = analyze(plan);
    expect(analysis.schedule.assignments.map((one) => one.task.key)).toEqual(['c', 'a', 'b']);
    expect([analysis.schedule.makespan, analysis.width, analysis.contradictions]).toEqual([3, 1, 0]);
    const assumed = factsOf(viewOf(analysis, verdictOf(analysis))).find((line) => line.label === 'assumed')?.text;
    expect(assumed).toContain('1 group does not say how its tasks run and is taken one after another, as written');
    expect(answersOf(plan, verdictOf(analysis)).parts).toBeUndefined();
  });

  it('stands a long chain against the order of the text', () => {
    const count = 20_000;
    const tasks = Array.from({ length: count }, (_, at) => task(`t${at}`, at + 1 < count ? waitsFor(`t${at + 1}`) : {}));
    const order = happensBeforeOf(planOf(group('root', 'unknown', ...tasks)));
    expect(order.width(order.node('root') as Block)).toBe(1);
  });
});

describe('components', () => {
  it('meet by name alone, never as patterns', () => {
    const holding = (key: string, value: string): Task => task(key, { components: [{ value, loc }] });
    const hazards = (...names: readonly string[]): number =>
      writeHazards(happensBeforeOf(planOf(group('root', 'parallel', ...names.map((name, at) => holding(`t${at}`, name)))))).length;
    expect([hazards('Api', 'Api'), hazards('Api*', 'ApiServer'), hazards('api/', 'api/x'), hazards('A', 'B', 'A', 'A')]).toEqual([
      1, 0, 0, 3,
    ]);
  });
});

/** A plan that is the same, but does not say how any of its groups run. */
function withoutArrangement(plan: Plan): Plan {
  const visit = (node: PlanNode): PlanNode => {
    if (node.type === 'task') {
      const { parallel, ...rest } = node;
      return parallel?.value === true ? rest : node;
    }
    const { together, ...rest } = node;
    const children = node.children.map(visit);
    return node.arrangement === 'parallel' || together ? { ...rest, arrangement: 'unknown', children } : { ...node, children };
  };
  return { ...plan, root: visit(plan.root) as Block, parallelStatements: [] };
}

/** Rules whose every finding presumes that tasks run at once. */
const PRESUMING: ReadonlySet<string> = new Set([
  'agent-count',
  'balanced-streams',
  'checkpoint-cadence',
  'no-shared-contract-owner',
  'require-contract-first',
  'require-integration',
  'min-independent-parts',
  'no-coupled-parallel',
  'no-read-write-race',
  'no-shared-surface',
  'no-write-conflict',
  'require-file-ownership',
  'require-tests',
]);

/** Messages of other rules that do. */
const PRESUMING_MESSAGES: ReadonlySet<string> = new Set([
  'no-premature-parallelization small',
  'no-contract-change changed',
  'no-contract-change relied',
  'no-contract-change unfrozen',
  'no-dependency-in-wave together',
  'feasible-schedule total',
  'feasible-schedule idle',
]);

function findingsOf(plan: Plan): readonly string[] {
  const settings = defaultSettings();
  const order = happensBeforeOf(plan);
  return rules.flatMap((rule) => {
    const found: string[] = [];
    rule.check?.({
      plan,
      order,
      analysis: () => analyze(plan, {}, order),
      options: settings.rules.get(rule.id)?.options ?? {},
      settings: settings.shared,
      report: ({ messageId }) => found.push(`${rule.id} ${messageId}`),
    });
    return found.filter((one) => PRESUMING.has(rule.id) || PRESUMING_MESSAGES.has(one));
  });
}

it('rules find nothing that presumes concurrency in the plans of all fixtures once those do not say how their groups run', async () => {
  const folder = path.join(import.meta.dirname, '../fixtures/rules');
  let before = 0;
  for (const file of readdirSync(folder)) {
    for (const [, text = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(/^~~~~markdown\n([\s\S]*?)^~~~~$/gm)) {
      for (const plan of (await lintText('plan.md', text.replace(/<!--.*?-->/g, ''), defaultSettings())).plans) {
        before += findingsOf(plan).length;
        expect(findingsOf(withoutArrangement(plan)), `${file}: ${plan.title.value}`).toEqual([]);
      }
    }
  }
  expect(before).toBeGreaterThan(100);
});
