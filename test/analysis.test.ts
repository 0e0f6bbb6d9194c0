// The analyzer against independent solvers: brute force over all list schedules, plain longest paths, and the field's own numbers.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analysis/analyze.ts';
import { verdictOf } from '../src/analysis/verdict.ts';
import { breakEven, figuresOf } from '../src/analysis/overhead.ts';
import { scheduleOn } from '../src/analysis/list-schedule.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import type { Plan, Task } from '../src/plan/model.ts';
import { happensBeforeOf } from '../src/plan/happens-before.ts';

interface Sample {
  readonly minutes: readonly number[];
  /** For each task the tasks before it that it waits for. */
  readonly after: readonly (readonly number[])[];
  /** The file that each task writes. */
  readonly files: readonly string[];
}

/** Up to seven tasks with random times, dependencies and files. */
const samples: fc.Arbitrary<Sample> = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc.record({
    minutes: fc.array(
      fc.integer({ min: 1, max: 9 }).map((one) => one * 10),
      { minLength: count, maxLength: count },
    ),
    after: fc.tuple(...Array.from({ length: count }, (_, index) => fc.subarray(Array.from({ length: index }, (__, one) => one)))),
    files: fc.array(fc.constantFrom('src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts', 'src/e.ts'), { minLength: count, maxLength: count }),
  }),
);

/** The number of a task that the plan calls `Task 3`. */
function numberOf(task: Task): number {
  return Number(task.id?.value.replace(/\D+/g, ''));
}

function blockers(after: readonly number[]): string {
  return after.length === 0 ? 'none' : after.map((one) => `Task ${one + 1}`).join(', ');
}

async function planOf({ minutes, after, files }: Sample): Promise<Plan> {
  const tasks = minutes.map(
    (time, index) =>
      `### Task ${index + 1}: Part ${index + 1}\n\n**File Location:** \`src/\`\n**Files to Modify:** \`${files[index] ?? ''}\`\n**Depends on:** ${blockers(after[index] ?? [])}\n**Estimated time:** ${time} min\n`,
  );
  const { plans } = await lintText('plan.md', `# Parallel plan\n\n${tasks.join('\n')}`, defaultSettings());
  return plans[0] as Plan;
}

/** The longest way through the sample, worked out from its numbers alone. */
function longestPath({ minutes, after }: Sample): number {
  const ends: number[] = [];
  for (const [index, time] of minutes.entries()) ends.push(time + Math.max(0, ...(after[index] ?? []).map((one) => ends[one] ?? 0)));
  return Math.max(...ends);
}

/** The best makespan of all list schedules: every order in which tasks can be taken, each by the agent that is free first. */
function bestOfAll({ minutes, after }: Sample, agents: number): number {
  let best = Infinity;
  const visit = (done: readonly number[], ends: ReadonlyMap<number, number>, free: readonly number[]): void => {
    if (Math.max(0, ...ends.values()) >= best) return;
    if (done.length === minutes.length) {
      best = Math.max(...ends.values());
      return;
    }
    for (const [index, time] of minutes.entries()) {
      if (ends.has(index) || (after[index] ?? []).some((one) => !ends.has(one))) continue;
      const ready = Math.max(0, ...(after[index] ?? []).map((one) => ends.get(one) ?? 0));
      const [first = 0, ...others] = [...free].sort((a, b) => a - b);
      const end = Math.max(first, ready) + time;
      visit([...done, index], new Map([...ends, [index, end]]), [...others, end]);
    }
  };
  visit(
    [],
    new Map(),
    Array.from({ length: agents }, () => 0),
  );
  return best;
}

/** The fewest waves, by trying every wave for every task. */
function fewestWaves({ after, files }: Sample): number {
  const count = files.length;
  const reaches = (from: number, to: number): boolean => (after[to] ?? []).some((one) => one === from || reaches(from, one));
  const meet = (a: number, b: number): boolean => files[a] === files[b] && !reaches(a, b) && !reaches(b, a);
  const fits = (waves: readonly number[], index: number, wave: number): boolean =>
    (after[index] ?? []).every((one) => (waves[one] ?? 0) < wave) && waves.every((other, one) => other !== wave || !meet(one, index));
  const place = (waves: readonly number[], most: number): boolean =>
    waves.length === count ||
    Array.from({ length: most }, (_, wave) => wave).some((wave) => fits(waves, waves.length, wave) && place([...waves, wave], most));
  let most = 1;
  while (!place([], most)) most += 1;
  return most;
}

describe('schedules of random plans', () => {
  it('have the longest path for a critical path, and keep all bounds', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.integer({ min: 1, max: 4 }), async (sample, agents) => {
        const analysis = analyze(await planOf(sample), { agents });
        const work = sample.minutes.reduce((sum, one) => sum + one, 0);
        const critical = longestPath(sample);
        const { makespan } = analysis.schedule;
        const optimum = bestOfAll(sample, agents);
        expect(analysis.criticalPath.length).toBe(critical);
        expect(analysis.criticalPath.tasks.reduce((sum, task) => sum + analysis.times.of(task).expected, 0)).toBe(critical);
        expect(analysis.work).toBe(work);
        expect(analysis.lowerBound).toBeCloseTo(Math.max(critical, work / agents), 6);
        expect(optimum).toBeGreaterThanOrEqual(analysis.lowerBound - 1e-9);
        expect(makespan).toBeGreaterThanOrEqual(optimum);
        expect(makespan).toBeLessThanOrEqual((analysis.upperBound ?? Infinity) + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
  it('never use an agent twice at once, start nothing early, and need no more than the critical path with all agents free', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.integer({ min: 1, max: 4 }), async (sample, agents) => {
        const plan = await planOf(sample);
        const analysis = analyze(plan, { agents });
        const { assignments } = analysis.schedule;
        const slot = new Map(assignments.map((one) => [numberOf(one.task) - 1, one]));
        expect(slot.size).toBe(sample.minutes.length);
        for (const [index, one] of slot) {
          for (const other of assignments)
            if (other !== one && other.agent === one.agent) expect(one.end <= other.start || other.end <= one.start).toBe(true);
          for (const before of sample.after[index] ?? []) expect(slot.get(before)?.end).toBeLessThanOrEqual(one.start);
          expect(one.agent).toBeLessThan(agents);
        }
        expect(scheduleOn(sample.minutes.length, analysis.input).makespan).toBe(longestPath(sample));
      }),
    );
  });
  it('state windows in which every task really can move', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const analysis = analyze(await planOf(sample));
        for (const { task, window } of analysis.tasks) {
          const index = numberOf(task) - 1;
          const later = { ...sample, minutes: sample.minutes.map((time, at) => (at === index ? time + window.slack : time)) };
          expect(longestPath(later)).toBe(longestPath(sample));
          const tooLong = { ...sample, minutes: sample.minutes.map((time, at) => (at === index ? time + window.slack + 1 : time)) };
          expect(longestPath(tooLong)).toBeGreaterThan(longestPath(sample));
        }
      }),
    );
  });
});

describe('repaired waves of random plans', () => {
  it('hold no conflict and no broken dependency, and are as few as possible', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const plan = await planOf(sample);
        const repair = verdictOf(analyze(plan)).safe;
        const order = happensBeforeOf(plan);
        const fileOf = (task: Task): string | undefined => sample.files[numberOf(task) - 1];
        const waveOf = new Map(repair.waves.flatMap((wave, at) => wave.map((task) => [task, at] as const)));
        expect(waveOf.size).toBe(sample.minutes.length);
        for (const [first, second] of order.concurrentPairs())
          if (waveOf.get(first) === waveOf.get(second)) expect(fileOf(first)).not.toBe(fileOf(second));
        for (const earlier of order.tasks)
          for (const later of order.tasks)
            if (order.precedes(earlier, later)) expect(waveOf.get(earlier)).toBeLessThan(waveOf.get(later) as number);
        expect(repair.optimal).toBe(true);
        expect(repair.waves.length).toBe(fewestWaves(sample));
      }),
      { numRuns: 200 },
    );
  });
});

const SHOP = `# Reading Room

## Phase 0: Parallelization Analysis (15 min)

Components and what they need.

## Phase 1: Interface Definition (30 min)

Seat API Contract (frozen):
GET /api/seats - All seats

## Phase 2: Parallel Execution (2 hours)

@feature "Seat map"
@feature "Seat service"
@feature "Seat tables"
@feature "Seat sensors"
@test-builder "Seat tests"

## Phase 3: Integration (30 min)

- Run everything

Total: 3.25 hours (vs 11 hours sequential), 70% time reduction
`;

describe('golden numbers', () => {
  it('reaches the total of a plan in the shape of the first example', async () => {
    const { plans } = await lintText('plan.md', SHOP, defaultSettings());
    const analysis = analyze(plans[0] as Plan);
    expect(analysis.schedule.makespan).toBe(195);
    expect(analysis.criticalPath.length).toBe(195);
    expect(analysis.width).toBe(5);
    expect(analysis.agents).toBe(5);
    expect(analysis.stated).toMatchObject({ sequential: 660, parallel: 195 });
    expect(Math.round((analysis.stated?.timeReduction ?? 0) * 100)).toBe(70);
  });
  it('works the formulas out', () => {
    expect(Math.round(figuresOf(660, 195).timeReduction * 100)).toBe(70);
    expect(Math.round(figuresOf(18, 5.5).timeReduction * 100)).toBe(69);
    expect(figuresOf(18, 5.5).efficiencyRatio).toBeCloseTo(3.27, 2);
    expect(figuresOf(80 * 60, 20 * 60, 6 * 60).returnOnInvestment).toBe(9);
    expect(breakEven(0.5, 30)).toBe(60);
    expect(breakEven(1, 30)).toBeUndefined();
  });
  const seed = path.join(import.meta.dirname, '../../shared/seed/parallelization-examples.md');
  it.skipIf(!existsSync(seed))('finds them in the field’s own examples (skipped where ../shared is not at hand)', async () => {
    const { plans } = await lintText('seed.md', readFileSync(seed, 'utf8'), defaultSettings());
    const of = (title: RegExp): ReturnType<typeof analyze> => analyze(plans.find((plan) => title.test(plan.title.value)) as Plan);
    expect(of(/Shopping Cart/).schedule.makespan).toBe(195);
    expect(of(/Shopping Cart/).stated).toMatchObject({ sequential: 660, parallel: 195 });
    expect(of(/Measuring/).stated).toMatchObject({ sequential: 1080, parallel: 330 });
    expect(of(/Measuring/).stated?.efficiencyRatio).toBeCloseTo(3.27, 2);
    expect(of(/ROI/).stated?.returnOnInvestment).toBe(9);
    expect(of(/Real-time Analytics/).work).toBe(720);
  });
});

describe('plans that state little or contradict themselves', () => {
  it('count in steps without times, and say so', async () => {
    const { plans } = await lintText(
      'tasks.md',
      '# Tasks: X\n\n- [ ] T001 Set up\n- [ ] T002 [P] Build src/a.ts\n- [ ] T003 [P] Build src/b.ts\n- [ ] T004 Join\n',
      defaultSettings(),
    );
    const analysis = analyze(plans[0] as Plan);
    expect(analysis.times.measure).toBe('steps');
    expect(analysis.times.assumption).toContain('every task counts as one step');
    expect(analysis.schedule.makespan).toBe(3);
    expect(analysis.breakEven).toBeUndefined();
  });
  it('take the mean for tasks that state no time, and say so', async () => {
    const sample: Sample = { minutes: [60, 120, 60], after: [[], [], []], files: ['src/a.ts', 'src/b.ts', 'src/c.ts'] };
    const plan = await planOf(sample);
    const text = `# Parallel plan\n\n### Task 1: A\n\n**File Location:** \`src/\`\n**Depends on:** none\n**Estimated time:** 60 min\n\n### Task 2: B\n\n**File Location:** \`src/\`\n**Depends on:** none\n**Estimated time:** 120 min\n\n### Task 3: C\n\n**File Location:** \`src/\`\n**Depends on:** none\n`;
    const analysis = analyze((await lintText('plan.md', text, defaultSettings())).plans[0] as Plan);
    expect(analysis.times.assumption).toBe('1 of 3 tasks states no time and counts as the mean of the others');
    expect(analysis.work).toBe(270);
    expect(analyze(plan).times.assumption).toBeUndefined();
  });
  it('leave out an order that closes a circle', async () => {
    const text = `# Parallel plan\n\n### Task 1: A\n\n**File Location:** \`src/\`\n**Depends on:** Task 2\n\n### Task 2: B\n\n**File Location:** \`src/\`\n**Depends on:** Task 1\n`;
    const analysis = analyze((await lintText('plan.md', text, defaultSettings())).plans[0] as Plan);
    expect(analysis.contradictions).toBe(1);
    expect(analysis.schedule.assignments).toHaveLength(2);
    const verdict = verdictOf(analysis);
    expect(verdict.safe.waves.flat()).toHaveLength(2);
    expect(verdict.text).toContain('wait for each other in a circle: one dependency is left out');
  });
});
