// The tool `explain_rule`: the page of a rule.
import { z } from 'zod';
import { ruleUrl } from '../../../engine/urls.ts';
import { rules } from '../../../rules/index.ts';
import { explainRule as pageOf } from '../rules.ts';
import { defineTool } from './tool.ts';

/** Gives the page of a rule: why it is there, what it flags, what is fine, what to do. */
export const explainRule = defineTool({
  name: 'explain_rule',
  title: 'Explain a rule',
  description: 'Gives the page of a rule: why it exists, a plan that it flags, one that is fine, and what to do.',
  input: z.strictObject({ rule: z.string().describe('The id of the rule, such as no-write-conflict') }),
  output: z.strictObject({
    rule: z.string(),
    description: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    url: z.string(),
    page: z.string(),
  }),
  answer: ({ rule }, { packageFolder }) => {
    const page = pageOf(rule, packageFolder);
    const meta = rules.find((one) => one.id === rule)?.meta;
    const data = { rule, description: meta?.description ?? '', severity: meta?.severity ?? 'info', url: ruleUrl(rule), page };
    return Promise.resolve({ data, text: page });
  },
});
