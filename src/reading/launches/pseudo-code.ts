// Pseudo-code steps: `api_contract = define_api_specification()`, `freeze_interface(x)`, `every_2_hours:`, `integrate_and_test()`.
import type { PlanNode, Task } from '../../plan/model.ts';
import type { Entry } from '../../markdown/outline.ts';
import { readCadence } from '../facts/durations.ts';
import { rolesOf } from '../facts/roles.ts';
import { type DraftPlan, located } from '../statements/draft.ts';

const CALL = /^(?:(\w{1,60})\s*=\s*)?([a-z]\w{2,60})\(([^()]{0,80})\)?/;

/** The nodes of a pseudo-code line; undefined when the line is none, an empty list when it adds no step. */
export function readPseudoStep(draft: DraftPlan, entry: Entry): readonly PlanNode[] | undefined {
  if (!/^every_|\(/.test(entry.text)) return undefined;
  const cadence = /^every_\w+:?/.test(entry.text) ? readCadence(entry.text.replace(/:.*$/, '')) : undefined;
  if (cadence) {
    draft.checkpoints.push({ loc: draft.at(entry.start, entry.end), every: cadence.value });
    return [];
  }
  const call = CALL.exec(entry.text);
  if (!call || !/_|^(?:freeze|integrate|merge|test|verify|deploy|review)/.test(call[2] ?? '')) return undefined;
  const words = `${call[2] ?? ''} ${call[1] ?? ''}`.replaceAll('_', ' ').trim();
  if (/^parallel\b/.test(words)) return [];
  const roles = rolesOf(words);
  const task: Task = {
    type: 'task',
    key: draft.nextKey('call'),
    title: located(draft, { text: call[0], start: entry.start, end: entry.start + call[0].length }),
    loc: draft.at(entry.start, entry.end),
    roles,
    paths: [],
    dependencies: [],
    done: false,
    steps: [],
  };
  if (roles.has('contract')) draft.contracts.push({ action: 'define', subject: task.title, node: task.key });
  if (roles.has('freeze')) draft.contracts.push({ action: 'freeze', subject: task.title, node: task.key });
  return [task];
}
