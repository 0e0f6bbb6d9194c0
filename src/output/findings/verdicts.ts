// What conflicts and contradictions make of the plans, for people: how each is written to run, how it can run, and what to change first.
import { type ReportedFile, verdictsIn } from '../../engine/report.ts';
import { visible } from '../terminal.ts';

/** A line a plan that cannot run as it is written. With `alone` its title is left out where it is the only plan. */
export function verdictLines(files: readonly ReportedFile[], alone: boolean): readonly string[] {
  return verdictsIn(files).map(({ title, text }) => `verdict${alone ? '' : ` on “${visible(title)}”`}: ${visible(text)}`);
}
