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
  checkDocument({ directives, report }) {
    for (const directive of directives) {
      if (directive.kind === 'enable' || directive.reason !== undefined) continue;
      report({ message: 'this suppression gives no reason, expected one after “--”', loc: directive.loc });
    }
  },
});
