// What grows while a free-form plan is read: plan-wide facts, and the means to place and number them.
import type { Duration, Interval } from '../../plan/duration.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { Checkpoint, Claim, Comparison, Component, ContractStatement, Total } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Section, Slice } from '../../markdown/outline.ts';
import type { Found } from '../facts/durations.ts';

/** A plan in the making. */
export interface DraftPlan {
  readonly source: SourceText;
  readonly checkpoints: Checkpoint[];
  readonly contracts: ContractStatement[];
  readonly components: Component[];
  readonly totals: Total[];
  /** Stated counts (`Total tracks: 4`). */
  readonly counts: { readonly noun: string; readonly value: Located<Interval> }[];
  readonly comparisons: Comparison[];
  readonly claims: Claim[];
  statedParallelTime?: Located<Duration>;
  statedSequentialTime?: Located<Duration>;
  /** Paths and agents that a unit states outside the schedule, by reference key. */
  readonly territories: Map<string, Territory>;
  /** Unit sections that only describe what a phase schedules. */
  readonly beside: Set<Section>;
  /** Keys of the tasks that are launched by a string in pseudo-code. */
  readonly sketched: Set<string>;
  nextKey(kind: string): string;
  at(start: number, end: number): Location;
}

/** What a plan says about a unit apart from its tasks. */
interface Territory {
  readonly texts: readonly Slice[];
}

/** An empty draft over a source. */
export function createDraft(source: SourceText): DraftPlan {
  let count = 0;
  return {
    source,
    checkpoints: [],
    contracts: [],
    components: [],
    totals: [],
    counts: [],
    comparisons: [],
    claims: [],
    territories: new Map(),
    beside: new Set(),
    sketched: new Set(),
    nextKey: (kind) => `${kind}${(count += 1)}`,
    at: (start, end) => locate(source, start, end),
  };
}

/** A slice as a stated text. */
export function located(draft: DraftPlan, slice: Slice, value = slice.text): Located<string> {
  return { value, loc: draft.at(slice.start, slice.end) };
}

/** Something found in a text that starts at `base`, as a stated value. */
export function locatedAt<T>(draft: DraftPlan, found: Found<T>, base: number): Located<T> {
  return { value: found.value, loc: draft.at(base + found.start, base + found.end) };
}
