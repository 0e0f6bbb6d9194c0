// Suppression comments that suppress nothing: no finding, no such rule, no such directive, no date, an announced reason that is missing.
import { closest } from 'fastest-levenshtein';
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
  checkSuppressions({ unused, directives, kinds, names, about, explains, report }) {
    const unknown = new Set<string>();
    for (const directive of directives) {
      const { kind, word, rules, blank, noDate, loc } = directive;
      if (kind === 'unknown') {
        const near = closest(word.replace(/^parallelint[^a-z]*/i, '').toLowerCase(), [...kinds]);
        report({ message: `unknown directive “${word}”`, help: `did you mean parallelint-${near}?`, loc });
        continue;
      }
      for (const rule of rules) {
        if (about.includes(rule.name)) {
          unknown.add(rule.name);
          report({
            message: `${rule.name} cannot be suppressed in a plan`,
            help: 'set its severity in the configuration',
            loc: rule.loc,
          });
        } else if (!names.includes(rule.name)) {
          unknown.add(rule.name);
          report({ message: `unknown rule “${rule.name}”`, help: `did you mean ${closest(rule.name, [...names])}?`, loc: rule.loc });
        }
      }
      if (noDate)
        report({ message: `“${noDate.text}” is not a date, so this suppresses nothing`, help: 'write until=YYYY-MM-DD', loc: noDate.loc });
      else if (blank !== undefined && kind !== 'enable' && !explains)
        report({ message: `${reasonOf(blank)}, so this suppresses nothing`, help: 'say after “--” why the finding does not count', loc });
    }
    for (const { directive, rule, expired } of unused) {
      if (rule !== undefined && unknown.has(rule)) continue;
      const named = directive.rules.find((one) => one.name === rule);
      // One unused rule of several cannot be cut out without touching the words around it; the comment as a whole can.
      const whole = directive.rules.length <= 1;
      report({
        message: expired
          ? `this suppression ended on ${directive.until ?? ''}`
          : `this comment suppresses nothing${rule === undefined ? '' : ` of ${rule}`}`,
        help: expired ? 'fix what it suppressed, or set a later date' : whole ? 'remove the comment' : `remove ${rule ?? ''} from it`,
        loc: named?.loc ?? directive.loc,
        ...(whole && { fix: { title: 'Remove the comment', safe: true, edits: [{ loc: directive.loc, newText: '' }] } }),
      });
    }
  },
});

function reasonOf(blank: string): string {
  return blank === '' ? 'the reason after “--” is empty' : `“${blank}” is no reason`;
}
