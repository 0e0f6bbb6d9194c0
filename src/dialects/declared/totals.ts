// Stated numbers of tasks: `**Total Tasks**: 78`.
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { Task, Total } from '../../plan/model.ts';
import { countTotal, readNumber } from '../../reading/build/items.ts';
import type { PlanDocument } from '../../reading/extractor.ts';

/** Every stated number of tasks of the whole plan, against the tasks that it lists. */
export function readTaskTotals(document: PlanDocument, tasks: readonly Task[]): readonly Total[] {
  return sectionsOf(document.outline).flatMap((section) =>
    entriesBelow(section.entries).flatMap((entry) => {
      const value = readNumber(document, entry, /^\W*total (?:number of )?tasks\W{0,6}(\d{1,4})\b(?!\s?[-–%.])/i);
      return value ? [countTotal('number of tasks', 'tasks', value, tasks)] : [];
    }),
  );
}
