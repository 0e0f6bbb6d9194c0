// Tasks that are marked as parallel and do not say which files they change.
import { statesChanges } from '../plan/hazards.ts';
import type { Block, Task } from '../plan/model.ts';
import { blocksOf, nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'require-file-ownership',
  meta: {
    description: 'Require tasks that are marked as parallel to name the files they change',
    category: 'conflict',
    severity: 'info',
    recommended: true,
    since: '0.2.0',
    needs: [],
    asksFor: ['writes'],
    messages: {
      unowned: '{{tasks}} may run in parallel, but {{names}} no files',
    },
    help: { unowned: 'name the files that {{each}} changes' },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    for (const block of blocksOf(plan.root)) {
      const marked = markedIn(block).filter((task) => !onlyLooks(task) && (settings.includeCompleted || !task.done));
      const beside = marked.filter((task) => marked.some((other) => order.concurrent(task, other)));
      const unowned = beside.filter((task) => !statesChanges(task) && !task.namesFiles);
      const [first, ...rest] = unowned;
      if (!first) continue;
      report({
        messageId: 'unowned',
        data: {
          tasks: namesOf(unowned),
          names: unowned.length === 1 ? 'names' : 'name',
          each: unowned.length === 1 ? 'it' : 'each of them',
        },
        loc: first.loc,
        related: rest.slice(0, 10).map((task) => ({ message: `${nameOf(task)} names none, either`, location: task.loc })),
      });
    }
  },
});

function markedIn(block: Block): readonly Task[] {
  return block.children.flatMap((child) => (child.type === 'task' && child.parallel?.value === true ? [child] : []));
}

/** Whether a task changes nothing: it runs, measures, reviews or verifies what is there. */
function onlyLooks(task: Task): boolean {
  const title = task.title.value;
  if (/^\W*(?:run|verify|review|validate|check|confirm|ensure|execute|measure|manual|research|explore|audit)\b/i.test(title)) return true;
  const builds = /\b(?:add|create|implement|write|update|build|extend|refactor|set ?up|configure|define|generate|document)\b/i.test(title);
  return !builds && /\b(?:verified|validated|verification|validation|complete|passes|pass|checked|reviewed)\b/i.test(title);
}
