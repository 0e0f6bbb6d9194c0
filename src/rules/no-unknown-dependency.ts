// A dependency on something that the plan does not define.
import { closest, distance } from 'fastest-levenshtein';
import { blocksOf, nameOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'no-unknown-dependency',
  meta: {
    description: 'Disallow dependencies on ids that the plan does not define',
    category: 'graph',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['dependencies'],
    messages: {
      unknown: '{{task}} depends on {{ref}}, which the plan does not define',
      near: '{{task}} depends on {{ref}}, which the plan does not define, did you mean {{suggestion}}?',
      many: '{{task}} depends on {{count}} ids that the plan does not define ({{refs}})',
    },
  },
  options: noOptions,
  check({ plan, report }) {
    const nodes = [...blocksOf(plan.root), ...tasksOf(plan.root)];
    const ids = nodes.flatMap((node) => (node.id ? [node.id.value] : []));
    for (const node of nodes) {
      // An id inside a range is not written by anyone, so that it cannot be mistaken.
      const unknown = node.dependencies.filter(({ target, external, implied }) => target === undefined && !external && !implied);
      const [first] = unknown;
      if (!first) continue;
      const task = nameOf(node);
      if (unknown.length > 3) {
        const refs = unknown.map((dependency) => dependency.ref.value);
        report({ messageId: 'many', data: { task, count: refs.length, refs: `${refs.slice(0, 3).join(', ')}, …` }, loc: first.ref.loc });
        continue;
      }
      for (const { ref } of unknown) {
        const suggestion = ids.length > 0 ? closest(ref.value, ids) : undefined;
        if (suggestion !== undefined && isTypo(ref.value, suggestion))
          report({ messageId: 'near', data: { task, ref: ref.value, suggestion }, loc: ref.loc });
        else report({ messageId: 'unknown', data: { task, ref: ref.value }, loc: ref.loc });
      }
    }
  },
});

/** Whether two ids differ by a slip of the pen; another number is another task. */
function isTypo(written: string, meant: string): boolean {
  const words = (id: string): string => id.replace(/\d/g, '');
  return words(written) !== words(meant) && distance(written, meant) <= 1;
}
