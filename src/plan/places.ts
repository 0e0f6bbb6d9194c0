// What the kinds of place in which a plan states something are called.
import type { Origin } from './model.ts';

/** A name for each kind of place, as the subject of a sentence. */
export const PLACE_NAMES: Readonly<Record<Origin, string>> = {
  task: 'the task itself',
  table: 'the dependency matrix',
  graph: 'the graph',
  summary: 'the summary',
  overview: 'the heading around it',
};
