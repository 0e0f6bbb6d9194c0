// The tool `lint_plan`: what is wrong with a plan.
import { z } from 'zod';
import { agentText } from '../../../output/findings/agent.ts';
import { toJson } from '../../../output/findings/json.ts';
import { defineTool, planInput, readPlan } from './tool.ts';

/** Lints a plan; the data is the JSON report. */
export const lintPlan = defineTool({
  name: 'lint_plan',
  title: 'Lint a plan',
  description:
    'Checks a Markdown plan that splits work among parallel agents: write conflicts, unknown dependencies, cycles, missing checkpoints and contracts, totals that do not add up. Call it after writing or changing a plan, and mend what it finds.',
  input: planInput.extend({ preset: z.enum(['recommended', 'strict']).optional().describe('The rules to start from') }),
  output: 'report.schema.json',
  async answer({ preset, ...plan }, context) {
    const { report } = await readPlan(plan, context, preset ? { preset } : {});
    return {
      data: toJson(report),
      text: agentText(report),
    };
  },
});
