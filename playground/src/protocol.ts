// What the page and its worker say to each other.

/** A file of the editor. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the page wants to show; findings come with every answer. */
export type View = 'findings' | 'understood' | 'timeline' | 'waves' | 'graph' | 'json';

/** A question to the worker. */
export interface Question {
  readonly id: number;
  readonly files: readonly SourceFile[];
  readonly view: View;
}

/** A replacement in one file, by offsets. */
export interface Edit {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A finding in one file, by offsets. */
export interface FoundAt {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help?: string;
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
}

/** Something that was understood, and the words that say it. */
export interface Fact {
  readonly depth: number;
  readonly text: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** The worker's answer. */
export interface Answer {
  readonly id: number;
  readonly verdict: string;
  /** How each file was read. */
  readonly reading: readonly { readonly path: string; readonly says: string }[];
  readonly findings: readonly FoundAt[];
  readonly facts?: readonly Fact[];
  /** The page of `analyze --format html`, or the JSON. */
  readonly page?: string;
  readonly json?: string;
}
