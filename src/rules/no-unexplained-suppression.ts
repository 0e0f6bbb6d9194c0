// Suppression comments without a reason.
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-unexplained-suppression',
  meta: {
    description: 'Require a reason in suppression comments',
    category: 'text',
    severity: 'warning',
    recommended: false,
    since: '0.1.0',
    needs: [],
    messages: {},
  },
  options: noOptions,
  checkSuppressions({ directives, report }) {
    for (const { kind, reason, blank, loc } of directives) {
      if (kind === 'enable' || kind === 'unknown' || reason !== undefined) continue;
      report({
        message: blank === undefined || blank === '' ? 'this suppression gives no reason' : `“${blank}” is no reason for a suppression`,
        help: 'say after “--” why the finding does not count',
        loc,
      });
    }
  },
});
