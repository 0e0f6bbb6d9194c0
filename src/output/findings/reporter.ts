// What a reporter is.
import type { Report } from '../../engine/report.ts';

/** What a reporter may need to know of its surroundings. */
export interface ReporterContext {
  readonly color: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Absolute folder that paths are relative to. */
  readonly root: string;
  readonly version: string;
  /** What concerns finished tasks is reported, too. */
  readonly includesDone?: boolean;
  /** Print what was checked and timed. */
  readonly stats: boolean;
}

/** Turns a report into the text of one format. */
export type Reporter = (report: Report, context: ReporterContext) => string;
