// `npm run bench:analysis`: how the analysis grows from 250 to 4,000 tasks with three dependencies each, against n log n.
import { analyze } from '../src/analysis/analyze.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import type { Plan } from '../src/plan/model.ts';

const SIZES = [250, 500, 1000, 2000, 4000];
const ROUNDS = 7;

/** A plan of so many tasks; each waits for three before it, and every hundredth pair writes one file. */
function planText(count: number): string {
  let state = count;
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
  const tasks = Array.from({ length: count }, (_, index) => {
    const after = index < 10 ? [] : Array.from({ length: 3 }, () => Math.max(1, index - random(Math.ceil(count / 10))));
    const file = `src/part-${index % 100 === 1 ? index - 1 : index}.ts`;
    return `### Task ${index + 1}: Part ${index + 1}\n\n**File Location:** \`src\`\n**Files to Modify:** \`${file}\`\n**Depends on:** ${after.map((one) => `Task ${one}`).join(', ') || 'none'}\n**Estimated time:** ${15 * (1 + random(8))} min\n`;
  });
  return `# Parallel plan\n\n${tasks.join('\n')}`;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
let base: { readonly time: number; readonly scale: number } | undefined;
console.log('tasks  median ms  growth  n log n');
for (const size of SIZES) {
  const { plans } = await lintText('plan.md', planText(size), defaultSettings());
  const plan = plans[0] as Plan;
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    analyze(plan, { agents: 8 });
    return performance.now() - start;
  });
  const time = median(times);
  const scale = size * Math.log2(size);
  base ??= { time, scale };
  console.log(
    `${String(size).padStart(5)} ${time.toFixed(1).padStart(10)} ${(time / base.time).toFixed(1).padStart(7)} ${(scale / base.scale).toFixed(1).padStart(8)}`,
  );
}
