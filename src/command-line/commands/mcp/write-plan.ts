// The prompt `write_plan`: how to write a plan that passes, with a template where one fits.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../../engine/errors.ts';
import { newPlan } from '../new.ts';
import { TEMPLATE_NAMES } from '../../templates/names.ts';

/** The arguments of the prompt. */
export const WRITE_PLAN_ARGUMENTS = [
  { name: 'goal', description: 'What is to be built', required: true },
  { name: 'agents', description: 'How many agents there are', required: false },
  { name: 'template', description: `A plan to start from: ${TEMPLATE_NAMES.join(', ')}`, required: false },
];

/** The guide that the skill holds, without its frontmatter. */
export function planGuide(packageFolder: string): string {
  return readFileSync(path.join(packageFolder, 'docs/agents/skill/SKILL.md'), 'utf8')
    .replace(/^---\n[^]*?\n---\n/, '')
    .trim();
}

/** The text of the prompt. @throws UsageError for a goal that is missing, and numbers and templates that do not exist. */
export function writePlanPrompt(given: Readonly<Record<string, string>>, packageFolder: string): string {
  const { goal = '', agents, template } = given;
  if (goal.trim() === '') throw new UsageError('goal is empty, expected what is to be built');
  if (agents !== undefined && !/^[1-9]\d{0,2}$/.test(agents))
    throw new UsageError(`agents is “${agents}”, expected a number from 1 to 999`);
  const number = agents === undefined ? {} : { agents: Number(agents) };
  const start =
    template === undefined
      ? ''
      : `\n\nStart from this plan, and replace its words, paths and times:\n\n\`\`\`\`markdown\n${newPlan(template, number)}\`\`\`\``;
  const staff = agents === undefined ? '' : ` There are ${agents} agents.`;
  return `Write a plan for this goal: ${goal.trim()}${staff}\n\n${planGuide(packageFolder)}${start}`;
}
