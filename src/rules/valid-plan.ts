// What stands in a plan and could not be read.
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'valid-plan',
  meta: {
    description: 'Disallow frontmatter and plan notation that cannot be read',
    category: 'text',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: [],
    fixable: 'safe',
    messages: {},
  },
  options: noOptions,
  checkDocument({ problems, report }) {
    for (const { message, loc, severity, fix } of problems) report({ message, loc, severity, ...(fix && { fix: { ...fix, safe: true } }) });
  },
});
