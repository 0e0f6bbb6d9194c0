// Written by npm run generate from the rules' option schemas, so that a run without configuration need not load the schema library.

/** The options of each rule that has any, with nothing configured. */
export const DEFAULT_OPTIONS: Readonly<Record<string, object>> = {
  'min-independent-parts': { least: 3 },
  'min-time-reduction': { target: 40 },
  'balanced-streams': { factor: 2, leastWait: 60 },
  'no-write-conflict': { allow: [] },
  'no-read-write-race': { allow: [] },
  'no-shared-surface': { allow: [] },
};
