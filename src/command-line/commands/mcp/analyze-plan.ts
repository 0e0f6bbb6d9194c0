// The tools `analyze_plan` and `repair_waves`: what a plan is worth, and in which waves it can be run without conflicts.
import { z } from 'zod';
import type { Settings } from '../../../config/settings.ts';
import { UsageError } from '../../../engine/errors.ts';
import { ANALYSIS_FORMATS, type AnalysisRenderer, loadWaves } from '../../../output/analysis/index.ts';
import { analyzePlans } from '../analyze.ts';
import { defineTool, planInput, readPlan, type ToolAnswer, type ToolContext } from './tool.ts';

/** An agent wants the bounds and figures, too. */
const PLAIN = { columns: 100, details: true } as const;

const input = planInput.extend({ agents: z.int().min(1).max(1000).optional().describe('Schedule for so many agents') });

async function answer(
  { agents, ...plan }: z.output<typeof input>,
  context: ToolContext,
  data: AnalysisRenderer,
  text: AnalysisRenderer,
): Promise<ToolAnswer> {
  const linted = await readPlan(plan, context, { keepPlans: true });
  const settings = new Map<string, Settings>();
  for (const file of linted.report.files) settings.set(file.path, await linted.settingsOf(file.path));
  const plans = analyzePlans(linted.files, agents, settings);
  if (plans.length === 0) throw new UsageError('no plan with tasks is found there');
  return { data: JSON.parse(data(plans, PLAIN)) as object, text: text(plans, PLAIN) };
}

/** Analyzes a plan; the data is that of `parallelint analyze --format json`. */
export const analyzePlan = defineTool({
  name: 'analyze_plan',
  title: 'Analyze a plan',
  description:
    'Works out the schedule of a plan: critical path, slack, makespan for a number of agents, speed-up and its ceiling, the best number of agents, conflicts over files.',
  input,
  output: 'analysis.schema.json',
  answer: async (given, context) => answer(given, context, await ANALYSIS_FORMATS.json(), await ANALYSIS_FORMATS.text()),
});

/** Gives the waves of a plan; the data is that of `parallelint analyze --waves json`. */
export const repairWaves = defineTool({
  name: 'repair_waves',
  title: 'Repair the waves of a plan',
  description:
    'Gives the fewest waves in which the tasks of a plan can run: everything in one wave may run at once, no two tasks of it write one file, and every dependency lies in an earlier wave.',
  input,
  output: 'waves.schema.json',
  answer: async (given, context) => {
    const waves = await loadWaves();
    return answer(given, context, waves, waves);
  },
});
