// What a rule reports, once it is placed, graded and numbered.
import type { Location } from '../plan/location.ts';

/** How much a finding matters: `error`, the plan cannot run as written or loses work; `warning`, it will probably cost time; `info`, advice. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * How sure a finding is: `high`, every fact behind it is stated; `medium`, one was inferred (how a group runs, the feature type, a write told by its verb);
 * `low`, it rests on more than that.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** The levels of confidence, the lowest first. */
export const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high'];

/** Whether a confidence reaches a level. */
export function reaches(confidence: Confidence, least: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(least);
}

/** A replacement of one range of one file's text. */
export interface TextEdit {
  readonly loc: Location;
  readonly newText: string;
}

/** A change that removes a finding. `safe` fixes follow from the plan's own words; others add words that a person should read. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Another place that a finding speaks of. */
export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

/** One statement about one place of a plan. */
export interface Finding {
  readonly rule: string;
  /** The group that the rule belongs to, where several rules ask parts of one question. */
  readonly group?: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What is the case, in one sentence. */
  readonly message: string;
  /** What to do about it, in one imperative sentence; absent where only a person can tell. */
  readonly help?: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** Stable under edits elsewhere: made of rule, heading path, text and occurrence, not of line numbers. */
  readonly fingerprint: string;
  /** The rule's page. */
  readonly url: string;
  /** Whether the baseline knows it, where there is one. */
  readonly baselineState?: 'new' | 'unchanged';
  readonly suppressed?: { readonly reason?: string; readonly location: Location };
  readonly fix?: Fix;
}
