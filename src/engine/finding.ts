// What a rule reports, once it is placed, graded and numbered.
import type { Location } from '../plan/location.ts';

/** How much a finding matters: `error`, the plan cannot run as written or loses work; `warning`, it will probably cost time; `info`, advice. */
export type Severity = 'error' | 'warning' | 'info';

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
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** Stable under edits elsewhere: made of rule, heading path, text and occurrence, not of line numbers. */
  readonly fingerprint: string;
  /** The rule's page. */
  readonly url: string;
  readonly suppressed?: { readonly reason?: string; readonly location: Location };
  readonly fix?: Fix;
}
