// The verdict: its gains are those of the changed plan, linted and scheduled anew, and its words say what its numbers say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analysis/analyze.ts';
import { type Verdict, verdictOf } from '../src/analysis/verdict.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import type { Plan, Task } from '../src/plan/model.ts';

interface Sample {
  readonly minutes: readonly number[];
  /** For each task the tasks before it that it waits for. */
  readonly after: readonly (readonly number[])[];
  /** The shared files that each task writes. */
  readonly writes: readonly (readonly string[])[];
  /** The shared files that each task reads. */
  readonly reads: readonly (readonly string[])[];
}

const FILES = ['src/a.ts', 'src/b.ts', 'src/c.ts'];

const samples: fc.Arbitrary<Sample> = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc.record({
    minutes: fc.array(
      fc.integer({ min: 1, max: 9 }).map((one) => one * 10),
      { minLength: count, maxLength: count },
    ),
    after: fc.tuple(...Array.from({ length: count }, (_, index) => fc.subarray(Array.from({ length: index }, (__, one) => one)))),
    writes: fc.array(fc.subarray(FILES), { minLength: count, maxLength: count }),
    reads: fc.array(fc.subarray(FILES, { maxLength: 1 }), { minLength: count, maxLength: count }),
  }),
);

function textOf({ minutes, after, writes, reads }: Sample): string {
  const tasks = minutes.map((time, index) => {
    const files = [`src/own${index + 1}.ts`, ...(writes[index] ?? [])].map((file) => `\`${file}\``).join(', ');
    const needs = (after[index] ?? []).map((one) => `Task ${one + 1}`).join(', ') || 'none';
    // What a task writes it does not only read: that counts once, as written.
    const read = (reads[index] ?? [])
      .filter((file) => !writes[index]?.includes(file))
      .map((file) => `\n\nBased on \`${file}\`.`)
      .join('');
    return `### Task ${index + 1}: Part ${index + 1}\n\n**Files to Modify:** ${files}\n**Depends on:** ${needs}\n**Estimated time:** ${time} min${read}\n`;
  });
  return `# Parallel plan\n\n${tasks.join('\n')}`;
}

async function planOf(text: string): Promise<Plan> {
  const { plans } = await lintText('plan.md', text, defaultSettings());
  return plans[0] as Plan;
}

async function verdict(text: string, agents?: number): Promise<Verdict> {
  return verdictOf(analyze(await planOf(text), agents === undefined ? {} : { agents }));
}

function numberOf(task: Task | undefined): number {
  return Number(task?.id?.value.replace(/\D+/g, '')) - 1;
}

/** The sample with one change of a verdict made by hand. */
function changed(given: Sample, change: Verdict['changes'][number]): Sample {
  const sample = { ...given, reads: given.reads.map((files, index) => files.filter((file) => !given.writes[index]?.includes(file))) };
  if (change.kind === 'owner') {
    const owners = new Set<string>();
    const writes = sample.writes.map((files, index) =>
      files.filter((file) => {
        // Only the tasks that meet over the file are meant; another writer, ordered behind them, stays.
        if (!change.files.includes(file) || !change.tasks.some((task) => numberOf(task) === index)) return true;
        if (!writers(sample, change, file).includes(index) || owners.has(file)) return !writers(sample, change, file).includes(index);
        owners.add(file);
        return true;
      }),
    );
    return { ...sample, writes };
  }
  if (change.kind === 'dependency') {
    const [earlier, later] = change.tasks.map(numberOf);
    return { ...sample, after: sample.after.map((own, index) => (index === later ? own.filter((one) => one !== earlier) : own)) };
  }
  return sample;
}

/** Tasks that write a file beside another one that does: nothing orders the two. */
function writers({ after, writes }: Sample, change: Verdict['changes'][number], file: string): readonly number[] {
  const before = after.map(() => new Set<number>());
  for (const [index, own] of after.entries())
    for (const one of own) for (const other of [one, ...(before[one] ?? [])]) before[index]?.add(other);
  const all = writes.flatMap((files, index) => (files.includes(file) ? [index] : []));
  return all.filter((index) => all.some((other) => other !== index && !before[index]?.has(other) && !before[other]?.has(index)));
}

describe('the gains of a verdict', () => {
  it('are what linting and scheduling the changed plan gives', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(samples, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), async (sample, agents) => {
        const found = await verdict(textOf(sample), agents);
        for (const change of found.changes) {
          if (change.kind === 'decouple') continue;
          const after = await verdict(textOf(changed(sample, change)), change.agents ?? agents);
          expect(after.safe.time.expected, change.text).toBeCloseTo(change.time, 6);
          expect(found.safe.time.expected - after.safe.time.expected, change.text).toBeCloseTo(change.gain, 6);
          expect(after.safe.waves.length, change.text).toBe(change.waves);
          seen.set(change.kind, (seen.get(change.kind) ?? 0) + 1);
        }
      }),
      { numRuns: 300, seed: 12 },
    );
    for (const kind of ['owner', 'dependency', 'agents']) expect(seen.get(kind), kind).toBeGreaterThan(20);
  });
  it('never make the safe run faster than the written one allows without a limit of agents, and keep what meets apart', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const { written, safe, hazards } = await verdict(textOf(sample));
        expect(safe.time.expected).toBeGreaterThanOrEqual(written.time.expected - 1e-9);
        const slot = new Map(safe.schedule.assignments.map((one) => [one.task, one]));
        for (const { first, second } of hazards) {
          const [a, b] = [slot.get(first), slot.get(second)];
          expect((a?.end ?? 0) <= (b?.start ?? 0) + 1e-9 || (b?.end ?? 0) <= (a?.start ?? 0) + 1e-9).toBe(true);
        }
      }),
    );
  });
});

const stream = (id: number, file: string, more = ''): string => `## Workstream ${id}: Part ${id}\n\n**File**: \`${file}\`\n${more}\n`;

describe('the words of a verdict', () => {
  it('say of four streams that write one file that they run one after another, and what an owner gains', async () => {
    const text = `# Parallel Development Plan\n\nFour parallel workstreams, each for one agent.\n\n${[1, 2, 3, 4].map((id) => stream(id, 'ui/index.html')).join('\n')}`;
    const { kind, text: says } = await verdict(text);
    expect(kind).toBe('slower');
    expect(says).toBe(
      'Written for 4 agents at once in 1 step; runs one after another, 4 steps, because all four write index.html. Give index.html one owner and it runs in 1 step instead of 4.',
    );
  });
  it('say of a plan half done what is left and what can start now', async () => {
    const tasks =
      '# Tasks: Desk\n\n- [x] T001 Set up\n- [x] T002 [P] Build src/a.ts\n- [ ] T003 [P] Build src/a.ts\n- [ ] T004 [P] Build src/b.ts\n- [ ] T005 Join in src/c.ts\n';
    const { plans } = await lintText('tasks.md', tasks, defaultSettings());
    const found = verdictOf(analyze(plans[0] as Plan));
    expect(found.text).toBe(
      '2 of 5 tasks are done, 3 are left; T003 and T004 can start now. Runs as written: 2 agents at once in 2 steps.',
    );
    expect(found.hazards).toEqual([]);
    expect(found.safe.waves.map((wave) => wave.length)).toEqual([2, 1]);
  });
  it('say when nothing is left', async () => {
    const { plans } = await lintText(
      'tasks.md',
      '# Tasks: Desk\n\n- [x] T001 Set up\n- [x] T002 [P] Build src/a.ts\n- [x] T003 [P] Build src/b.ts\n',
      defaultSettings(),
    );
    expect(verdictOf(analyze(plans[0] as Plan)).text).toBe('All 3 tasks are done: nothing is left to run.');
  });
  it('say that the order is not known, and what it would give to know it', async () => {
    const text = `# Parallel work\n\n${[1, 2, 3].map((id) => `## Task ${id}: Part ${id}\n\n- **Files**: \`src/${id}.ts\`\n- **Estimate**: 1 hour\n`).join('\n')}`;
    const found = await verdict(text);
    if (found.unordered === 0) throw new Error('the plan is no example of an unknown order any more');
    expect(found.text).toBe(
      'Nothing says which of the 3 tasks may run at once; one after another, as written, they take 3 h. Say which tasks may run at once: if all of them may, it runs in 1 h instead of 3 h.',
    );
  });
  it('name a dependency that the order leaves no room for', async () => {
    const text =
      '# Tasks: Log\n\n## Phase 1: Foundation\n\n- [ ] T001 [P] Lamp model in src/lamp.ts\n- [ ] T002 [P] Lamp service in src/service.ts (depends on T001)\n- [ ] T003 Lamp page in src/page.ts\n';
    const { plans } = await lintText('tasks.md', text, defaultSettings());
    const found = verdictOf(analyze(plans[0] as Plan));
    expect(found.text).toBe(
      'Written for 2 agents at once in 2 steps; runs one after another, 3 steps, because T002 waits for T001, and both are to start together. If T002 need not wait for T001 after all, it runs in 2 steps instead of 3.',
    );
  });
  it('call a file by its last name only where that tells it apart', async () => {
    const text = `# Parallel Plan\n\nParallel workstreams.\n\n${stream(1, 'a/index.ts', '\n**File**: `b/index.ts`\n')}${stream(2, 'a/index.ts')}${stream(3, 'b/index.ts')}`;
    expect((await verdict(text)).text).toContain('a/index.ts');
  });
});
