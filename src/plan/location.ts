// Where a fact stands in a source file. Every value in the plan model carries one of these.

/** A point in a file: `line` and `column` are 1-based (columns in UTF-16 units), `offset` is 0-based in the text without its byte order mark. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A range in one file; `end` is exclusive. The path is part of it because one plan may span many files. */
export interface Location {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A value together with the place that states it. */
export interface Located<T> {
  readonly value: T;
  readonly loc: Location;
}

/** Orders two locations by path, then start, then end; for sorting. */
export function compareLocations(a: Location, b: Location): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.offset - b.start.offset || a.end.offset - b.end.offset;
}
