// A dependency on something that the plan does not define.
import { closest, distance } from 'fastest-levenshtein';
import type { Location } from '../plan/location.ts';
import type { PlanNode } from '../plan/model.ts';
import { blocksOf, nameOf, namesOf, tasksOf } from '../plan/walk.ts';
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
      unknown: '{{tasks}} {{verb}} on {{ref}}, which the plan does not define',
      near: '{{tasks}} {{verb}} on {{ref}}, which the plan does not define',
      many: '{{tasks}} {{verb}} on {{count}} ids that the plan does not define ({{refs}})',
    },
    help: {
      unknown: 'add {{ref}}, or remove it from what {{tasks}} {{verb}} on',
      near: 'did you mean {{suggestion}}?',
      many: 'add these tasks, or remove them from what {{tasks}} {{verb}} on',
    },
  },
  options: noOptions,
  check({ plan, settings, report }) {
    const nodes = [...blocksOf(plan.root), ...tasksOf(plan.root)];
    const ids = nodes.flatMap((node) => (node.id ? [node.id.value] : []));
    // One wrong id that several tasks name is one finding.
    const byRef = new Map<string, { readonly node: PlanNode; readonly loc: Location }[]>();
    for (const node of nodes) {
      if (node.type === 'task' && node.done && !settings.includeCompleted) continue;
      // An id inside a range is not written by anyone, so that it cannot be mistaken.
      const unknown = node.dependencies.filter(({ target, external, implied }) => target === undefined && !external && !implied);
      const [first] = unknown;
      if (unknown.length > 3 && first) {
        const refs = unknown.map((dependency) => dependency.ref.value);
        const data = { tasks: nameOf(node), verb: 'depends', count: refs.length, refs: `${refs.slice(0, 3).join(', ')}, …` };
        report({ messageId: 'many', data, loc: first.ref.loc });
      } else for (const { ref } of unknown) byRef.set(ref.value, [...(byRef.get(ref.value) ?? []), { node, loc: ref.loc }]);
    }
    for (const [ref, uses] of byRef) {
      const [first, ...rest] = uses;
      if (!first) continue;
      const suggestion = ids.length > 0 ? closest(ref, ids) : undefined;
      const data = { tasks: namesOf(uses.map(({ node }) => node)), verb: rest.length > 0 ? 'depend' : 'depends', ref };
      const related = rest.map(({ node, loc }) => ({ message: `${nameOf(node)} depends on it, too`, location: loc }));
      if (suggestion !== undefined && isTypo(ref, suggestion))
        report({ messageId: 'near', data: { ...data, suggestion }, loc: first.loc, related });
      else report({ messageId: 'unknown', data, loc: first.loc, related });
    }
  },
});

/** Whether two ids differ by a slip of the pen; another number is another task. */
function isTypo(written: string, meant: string): boolean {
  const words = (id: string): string => id.replace(/\d/g, '');
  return words(written) !== words(meant) && distance(written, meant) <= 1;
}
