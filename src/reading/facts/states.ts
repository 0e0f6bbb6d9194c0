// Check boxes and words that say whether a task is over.
import { isDoneStatus } from '../vocabulary/work.ts';

/** The characters in a check box that say a task is over, done or dropped, unless a dialect gives them another meaning. */
const OVER = 'xX✓✔☑✅-';

/** Whether a check box with this character says that its task is over. `over`: the characters that say so. */
export function isOver(mark: string, over: string = OVER): boolean {
  return mark !== '' && mark !== ' ' && over.includes(mark);
}

/** `Title ✅`, `Title [COMPLETE]`: in a title only marks and words set apart say it. */
const DONE_TITLE = /[✅☑✔]|[[(—–-] ?(?:complete[d]?|done|finished|shipped|merged)[\])]?$/iu;

/** What is known of the state of a task. */
interface StatedState {
  /** The character in its own check box. */
  readonly box?: string;
  /** The value of a field that names its state. */
  readonly status?: string;
  /** Its title, where it has no check box. */
  readonly title?: string;
  /** The lines of its steps, some of which may be check boxes. */
  readonly steps: readonly string[];
  readonly over?: string;
}

/** Whether a task is over: its own check box counts before a stated status, and that before its title and the check boxes below it. */
export function isTaskOver({ box, status, title, steps, over }: StatedState): boolean {
  if (box !== undefined) return isOver(box, over);
  if (status !== undefined) return isDoneStatus(status);
  if (title !== undefined && DONE_TITLE.test(title)) return true;
  const boxes = steps.flatMap((step) => /^\[([^\]])\]/.exec(step)?.[1] ?? []);
  return boxes.length > 0 && boxes.every((mark) => isOver(mark, over));
}
