// The owner's numbers: what holds where nobody configures anything. All of them come from the seed document.
import type { Confidence } from '../engine/finding.ts';
import type { Interval } from '../plan/duration.ts';
import type { Risk } from '../plan/model.ts';

/** Agents that run at once, by feature type ("Optimal Agent Counts by Feature Type"). */
export const FEATURE_TYPES: readonly (readonly [string, Interval])[] = [
  ['CRUD API', { min: 3, max: 4 }],
  ['Refactoring', { min: 2, max: 3 }],
  ['New Service', { min: 4, max: 5 }],
  ['Bug Fix', { min: 1, max: 2 }],
  ['UI Component', { min: 2, max: 3 }],
  ['Data Pipeline', { min: 4, max: 5 }],
  ['Integration', { min: 2, max: 2 }],
];

/** Longest stretch without a checkpoint, in minutes, by risk ("Integration Checkpoint Frequency", upper ends). */
export const CADENCES: Readonly<Record<Risk, number>> = { high: 60, medium: 120, low: 240, stable: 360 };

/** Work below this many minutes in sequence is too small to split ("Small tasks (< 2 hours)"). */
export const SMALL_WORK = 120;

/** How sure a finding has to be to be reported where nobody configures it. */
export const MIN_CONFIDENCE: Confidence = 'medium';
