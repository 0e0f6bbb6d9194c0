// Suppression comments that suppress nothing.
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-unused-suppression',
  meta: {
    description: 'Disallow suppression comments that suppress nothing',
    category: 'text',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: [],
    fixable: 'safe',
    messages: {},
  },
  options: noOptions,
  checkSuppressions({ unused, report }) {
    for (const { directive, rule, expired } of unused) {
      const named = directive.rules.find((one) => one.name === rule);
      const message = expired
        ? `this suppression ended on ${directive.until ?? ''}, expected its findings mended by then`
        : `this comment suppresses nothing${rule === undefined ? '' : ` of ${rule}`}, expected a finding to suppress`;
      // One unused rule of several cannot be cut out without touching the words around it; the comment as a whole can.
      const whole = directive.rules.length <= 1;
      report({
        message,
        loc: named?.loc ?? directive.loc,
        ...(whole && { fix: { title: 'Remove the comment', safe: true, edits: [{ loc: directive.loc, newText: '' }] } }),
      });
    }
  },
});
