// Files in which a plan was expected and no unit of work was found, so that none of them passes for a checked plan.
import type { Settings } from '../config/settings.ts';
import type { ReadPlans } from '../dialects/index.ts';
import { locate } from '../markdown/locate.ts';
import type { Problem } from '../plan/model.ts';
import { tasksOf } from '../plan/walk.ts';
import { nameOfFile, type PlanDocument } from '../reading/extractor.ts';
import { titleSays } from '../reading/vocabulary/work.ts';

/**
 * What expects a file to be a plan: a flag or the configuration that requires it, a dialect that is set for it, the configuration's `include`,
 * or the file's own name or title.
 */
type Expectation = 'required' | 'declared' | 'included' | 'named';

/** A file that was expected to be a plan, and why no unit of work was read from it. */
export interface Unread {
  readonly expected: Expectation;
  /** A clause. */
  readonly reason: string;
}

/** Why a document holds no unit of work, where something expects it to be a plan; undefined for what was read, and for ordinary Markdown. */
export function expectedUnread(
  document: PlanDocument,
  { plans, dialect, reason }: Pick<ReadPlans, 'plans' | 'dialect' | 'reason'>,
  settings: Pick<Settings, 'requiredBy' | 'included' | 'dialects'>,
): Unread | undefined {
  if (plans.some((plan) => tasksOf(plan.root).length > 0)) return undefined;
  const expected = expectationOf(document, settings);
  return expected && { expected, reason: dialect === undefined ? reason : `read as ${dialect} (${reason}), it holds no unit of work` };
}

function expectationOf(document: PlanDocument, settings: Pick<Settings, 'requiredBy' | 'included' | 'dialects'>): Expectation | undefined {
  if (settings.requiredBy !== undefined) return 'required';
  if (document.declarations.dialect !== undefined || settings.dialects.dialect !== undefined) return 'declared';
  if (settings.included) return 'included';
  const said = titleSays(`${document.outline.children[0]?.heading.text ?? ''} ${nameOfFile(document.path)}`);
  // A report or a guide about parallel work is no plan of it.
  return said.parallel && !said.other ? 'named' : undefined;
}

/** The problem, at the first line, of a document that has to be a plan and holds no unit of work; none where it need not be one. */
export function missingPlan(document: PlanDocument, unread: Unread | undefined, requiredBy: string | undefined): readonly Problem[] {
  if (!unread || requiredBy === undefined) return [];
  const end = document.text.search(/[\r\n]|$/);
  const message = `no plan was read: ${unread.reason}; expected one, as ${requiredBy} asks for it`;
  return [{ message, loc: locate(document, 0, end), severity: 'error' }];
}
