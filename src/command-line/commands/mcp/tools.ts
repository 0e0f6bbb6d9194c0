// The registry of the MCP server's tools.
import { analyzePlan, repairWaves } from './analyze-plan.ts';
import { explainRule } from './explain-rule.ts';
import { lintPlan } from './lint-plan.ts';
import type { Tool } from './tool.ts';

/** The tools, in the order in which clients list them. */
export const TOOLS: readonly Tool[] = [lintPlan, analyzePlan, repairWaves, explainRule];
