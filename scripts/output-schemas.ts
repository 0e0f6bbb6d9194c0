// The shapes of the machine-readable outputs; the published JSON Schemas are made of these, and the tests hold the outputs against them.
import { z } from 'zod';

const position = z.strictObject({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) });
const location = z.strictObject({ path: z.string(), start: position, end: position });
const severity = z.enum(['error', 'warning', 'info']);
const finding = z.strictObject({
  rule: z.string(),
  group: z.string().optional().describe('The former name of the rule, which it shares with others'),
  severity,
  confidence: z.enum(['high', 'medium', 'low']).describe('high: every fact is stated; medium: one is inferred; low: more than one'),
  message: z.string().describe('What is the case'),
  help: z.string().optional().describe('What to do about it'),
  location,
  related: z.array(z.strictObject({ message: z.string(), location })),
  fingerprint: z.string(),
  url: z.string(),
  baselineState: z.enum(['new', 'unchanged']).optional().describe('Whether the baseline knows it, where there is one'),
  suppressed: z.strictObject({ reason: z.string().optional(), location }).optional(),
  fix: z
    .strictObject({ title: z.string(), safe: z.boolean(), edits: z.array(z.strictObject({ location, newText: z.string() })) })
    .optional(),
});
const unplacedKind = z.enum(['file', 'duration', 'dependency', 'checkpoint']);

/** `parallelint --format json`. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  files: z.array(
    z.strictObject({
      path: z.string(),
      dialect: z.string().nullable(),
      plans: z.array(
        z.strictObject({
          title: z.string(),
          dialect: z.string(),
          location,
          unplaced: z
            .array(z.strictObject({ kind: unplacedKind, text: z.string(), location }))
            .describe('Stated facts that belong to no unit of work'),
        }),
      ),
      findings: z.array(finding),
      verdicts: z
        .array(z.strictObject({ title: z.string(), text: z.string() }))
        .describe('What conflicts and contradictions make of plans of this file that cannot run as they are written'),
      unchecked: z.array(z.strictObject({ rule: z.string(), reason: z.string() })),
    }),
  ),
  unread: z
    .array(
      z.strictObject({
        path: z.string(),
        expected: z
          .enum(['required', 'declared', 'included', 'named'])
          .describe(
            'What expects a plan: --require-plan or require-plan, a dialect that is set, include, or the name or title of the file',
          ),
        reason: z.string(),
      }),
    )
    .describe('Files in which a plan was expected and no unit of work was found'),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  summary: z.strictObject({
    files: z.int(),
    noPlans: z.int(),
    plans: z.int(),
    dialects: z.record(z.string(), z.int()),
    tasks: z.int(),
    done: z.int().describe('Finished tasks'),
    durations: z.int(),
    writeSets: z.int(),
    findings: z.strictObject({ error: z.int(), warning: z.int(), info: z.int() }),
    suppressed: z.int(),
    baseline: z
      .strictObject({ known: z.int(), gone: z.int() })
      .optional()
      .describe('Findings that the baseline knows, and those of it that are mended'),
    fixable: z.int(),
    fixed: z.int(),
    unreadable: z.int(),
  }),
});

const stated = <T extends z.ZodType>(value: T) => z.strictObject({ value, loc: location });
const interval = z.strictObject({ min: z.number(), max: z.number() });
const duration = z.strictObject({
  min: z.number(),
  max: z.number(),
  unit: z.enum(['minute', 'hour', 'day', 'week', 'month']),
  precision: z.number(),
  approximate: z.boolean(),
  measure: z.enum(['wall', 'effort']),
  text: z.string(),
});
const dependency = z.strictObject({
  ref: stated(z.string()),
  target: z.string().optional(),
  external: z.boolean().optional(),
  implied: z.literal(true).optional(),
  via: z.enum(['blockedBy', 'blocks', 'graph']),
});
const insertion = z.strictObject({ at: location, before: z.string(), after: z.string(), between: z.string().optional() });
const origin = z.enum(['task', 'table', 'graph', 'summary', 'overview']);
const task = z.strictObject({
  type: z.literal('task'),
  key: z.string(),
  id: stated(z.string()).optional(),
  title: stated(z.string()),
  loc: location,
  roles: z.array(z.enum(['work', 'research', 'contract', 'freeze', 'checkpoint', 'integration', 'test'])),
  agent: stated(z.string()).optional(),
  agentType: stated(z.string()).optional(),
  duration: stated(duration).optional(),
  paths: z.array(
    z.strictObject({
      value: z.string(),
      loc: location,
      access: z.enum(['write', 'read']),
      action: z.enum(['create', 'modify', 'delete']).optional(),
      partial: z.boolean().optional(),
      source: z.enum(['declared', 'body']),
    }),
  ),
  components: z.array(z.strictObject({ value: z.string(), loc: location, partial: z.boolean().optional() })).optional(),
  dependencies: z.array(dependency),
  done: z.boolean(),
  steps: z.array(stated(z.string())),
  parallel: stated(z.boolean()).optional(),
  parallelMark: location.optional(),
  size: stated(z.string()).optional(),
  namesFiles: z.literal(true).optional(),
  writeSet: insertion.optional(),
  get children(): z.ZodOptional<z.ZodArray<z.ZodType>> {
    return z.array(task).optional();
  },
});
const block = z.strictObject({
  type: z.literal('block'),
  key: z.string(),
  arrangement: z.enum(['sequence', 'parallel', 'unknown']),
  id: stated(z.string()).optional(),
  title: stated(z.string()).optional(),
  loc: location,
  extent: location,
  duration: stated(duration).optional(),
  window: stated(interval).optional(),
  agents: stated(interval).optional(),
  inferred: z.literal(true).optional().describe('Its members run at the same time by what they are called or carry; no words say it'),
  together: location.optional(),
  loosely: z.literal(true).optional().describe('That they start together is said by a line about the group only'),
  dependencies: z.array(dependency),
  get children(): z.ZodArray<z.ZodUnion<[typeof task, z.ZodType]>> {
    return z.array(z.union([task, block]));
  },
});

/** `parallelint inspect --format json`: the plan model as plain data. */
export const inspectionSchema = z.strictObject({
  version: z.literal(1),
  path: z.string(),
  dialect: z.string().nullable(),
  reason: z.string().describe('Why it was taken for that dialect, or for no plan'),
  plans: z.array(
    z.strictObject({
      title: stated(z.string()),
      dialect: z.string(),
      loc: location,
      root: block,
      declarations: z.record(z.string(), stated(z.union([z.string(), z.number()]))),
      checkpoints: z.array(z.strictObject({ loc: location, at: z.number().optional(), every: z.number().optional() })),
      contracts: z.array(z.strictObject({ action: z.string(), subject: stated(z.string()), node: z.string().optional() })),
      components: z.array(z.strictObject({ name: stated(z.string()), independence: stated(z.enum(['high', 'medium', 'low'])).optional() })),
      accounts: z.array(
        z.strictObject({
          node: z.string(),
          direction: z.enum(['blockedBy', 'blocks']),
          origin,
          refs: z.array(dependency),
          loc: location,
          insertion: insertion.optional(),
        }),
      ),
      waves: z.array(
        z.strictObject({
          node: z.string(),
          wave: z.number(),
          final: z.literal(true).optional(),
          label: z.string(),
          origin,
          loc: location,
          editable: z.boolean().optional(),
        }),
      ),
      conflicts: z.array(z.strictObject({ node: z.string(), refs: z.array(dependency), loc: location })),
      facts: z.array(z.strictObject({ node: z.string(), fact: z.literal('parallel'), value: stated(z.string()) })),
      criticalPaths: z.array(z.strictObject({ loc: location, steps: z.array(dependency) })),
      waveGraph: z
        .strictObject({
          loc: location,
          waves: z.array(
            z.strictObject({
              label: z.string(),
              loc: location,
              tasks: z.array(dependency),
              number: stated(z.number()).optional(),
              insertion: insertion.optional(),
            }),
          ),
        })
        .optional(),
      totals: z.array(
        z.strictObject({
          quantity: z.string(),
          label: z.string(),
          value: stated(interval),
          duration: duration.optional(),
          parts: z.array(stated(interval)),
          complete: z.boolean(),
        }),
      ),
      comparisons: z.array(
        z.strictObject({ loc: location, parallel: stated(duration), sequential: stated(duration), scope: z.enum(['plan', 'part']) }),
      ),
      claims: z.array(
        z.strictObject({
          kind: z.enum(['reduction', 'speedup', 'roi', 'score', 'saved', 'ready', 'width', 'density', 'overlaps']),
          value: stated(interval),
          text: z.string(),
          precision: z.number(),
          approximate: z.boolean(),
          parallel: stated(duration).optional(),
          sequential: stated(duration).optional(),
          saved: stated(duration).optional(),
          overhead: stated(duration).optional(),
          outOf: z.number().optional(),
        }),
      ),
      makespan: stated(duration).optional(),
      baseline: stated(duration).optional(),
      sketch: z.boolean(),
      idScope: z.enum(['plan', 'group']),
      speaksOfTests: z.boolean().optional(),
      unplaced: z.array(z.strictObject({ kind: unplacedKind, text: z.string(), loc: location })),
      states: z.array(z.string()),
    }),
  ),
  parts: z
    .array(
      z.strictObject({
        loc: location,
        shape: z.enum(['section', 'list', 'table']),
        title: z.string(),
        role: z.enum(['stage', 'unit', 'step', 'group', 'facts', 'aside', 'text']),
        why: z.string(),
      }),
    )
    .describe('What each section, list and table was taken for; empty where a format of its own says it'),
});

const place = z.strictObject({ path: z.string(), line: z.int().min(1) });
const index = z.int().min(0);
const spread = z.strictObject({ min: z.number(), expected: z.number(), max: z.number() });
const figures = z.strictObject({ timeReduction: z.number(), efficiencyRatio: z.number(), returnOnInvestment: z.number().nullable() });

const slot = z.strictObject({
  wave: z.int().min(1),
  agent: index.describe('Row in “rows”'),
  start: z.number(),
  end: z.number(),
  critical: z.boolean().describe('It cannot slip without making the run longer'),
});

const way = z.strictObject({
  waves: z.array(z.array(index)),
  optimal: z.boolean().describe('No fewer waves are possible'),
  atOnce: z.int().describe('The most tasks that run at once'),
  time: spread,
  rows: z.array(z.string()),
  phases: z.array(z.strictObject({ name: z.string(), start: z.number(), end: z.number() })),
  checkpoints: z.array(z.number()),
});

const verdict = z
  .strictObject({
    kind: z
      .enum(['done', 'single', 'open', 'sequence', 'as-written', 'reordered', 'slower'])
      .describe(
        'open: the plan does not say how it runs; reordered: tasks meet and keeping them apart costs no time; slower: it costs time',
      ),
    text: z.string().describe('What to know before the plan is run'),
    headline: z.string().describe('The same without the changes'),
    done: z.int(),
    agents: z.int().describe('How many agents the plan is written for'),
    written: way.describe('As it is written'),
    safe: way.describe('As it can safely run: no two tasks meet'),
    promise: z.strictObject({ time: z.number().nullable(), claims: z.array(z.string()) }),
    causes: z.strictObject({
      files: z.array(z.strictObject({ files: z.array(z.string()), writers: z.array(index), readers: z.array(index) })),
      dependencies: z.array(z.strictObject({ earlier: index, later: index })),
    }),
    changes: z
      .array(
        z.strictObject({
          kind: z.enum(['owner', 'decouple', 'order', 'dependency', 'agents']),
          text: z.string(),
          files: z.array(z.string()),
          tasks: z.array(index),
          agents: z.int().nullable(),
          time: z.number(),
          waves: z.int(),
          gain: z.number(),
        }),
      )
      .describe('The few changes that gain most, each scheduled'),
    now: z.array(index).describe('Tasks that can start at once'),
    unordered: z.int().describe('Tasks of which the plan does not say how they run'),
  })
  .describe('How the plan is written to run, how it can safely run, why they differ, and what to change first');

/** `parallelint analyze --format json`. Times are minutes, or steps where `measure` says so; tasks are named by their index. */
export const analysisSchema = z.strictObject({
  version: z.literal(1),
  plans: z.array(
    z.strictObject({
      title: z.string(),
      dialect: z.string(),
      place,
      measure: z.enum(['minutes', 'steps']).describe('What times are counted in; steps where the plan states no times'),
      unit: z.enum(['minute', 'hour', 'day', 'week', 'month']).describe('The coarsest unit that the plan thinks in'),
      assumption: z.string().nullable(),
      tasks: z.array(
        z.strictObject({
          key: z.string(),
          id: z.string().nullable(),
          name: z.string(),
          title: z.string(),
          place,
          time: z.strictObject({
            min: z.number(),
            expected: z.number(),
            max: z.number(),
            source: z.enum(['stated', 'derived', 'assumed']),
          }),
          earliestStart: z.number(),
          latestStart: z.number(),
          slack: z.number(),
          critical: z.boolean(),
          done: z.boolean(),
          checkpoint: z.boolean(),
          written: slot
            .nullable()
            .describe('Its place in the plan as it is written; null for a finished task of a plan that is still to be run'),
          repaired: slot.nullable().describe('Its place in the plan as it can safely run'),
          writes: z.array(z.string()),
          after: z.array(index),
        }),
      ),
      criticalPath: z.array(index),
      criticalLength: spread,
      work: z.number(),
      width: z.int().describe('The most tasks that run at once when each starts as early as it can'),
      agents: z.strictObject({
        count: z.int().min(1),
        from: z.enum(['asked', 'declared', 'named', 'enough']),
        enough: z.int().describe('The fewest agents that are as fast as any number'),
        best: z.int().describe('The fastest number with the overhead counted in'),
      }),
      verdict,
      makespan: spread,
      curve: z.array(
        z.strictObject({ agents: z.int(), makespan: z.number(), speedup: z.number(), efficiency: z.number(), overhead: z.number() }),
      ),
      bounds: z.strictObject({ lower: z.number(), upper: z.number().nullable() }),
      speedup: z.number().nullable(),
      efficiency: z.number().nullable(),
      sequentialShare: z.number(),
      ceiling: z.number().nullable(),
      overhead: z.strictObject({ minutes: z.number(), from: z.enum(['declared', 'default']) }),
      breakEven: z.number().nullable(),
      figures: figures.nullable(),
      target: z.number().nullable().describe('The time reduction, in percent, that is asked for'),
      stated: figures.extend({ sequential: z.number(), parallel: z.number() }).nullable(),
      hazards: z.array(z.strictObject({ kind: z.enum(['write-write', 'write-read']), file: z.string(), first: index, second: index })),
      surfaces: z
        .array(z.strictObject({ file: z.string(), writers: z.array(index), readers: z.array(index) }))
        .describe('Conflicts by file, those with most tasks first'),
      moves: z
        .array(
          z.strictObject({
            task: index,
            from: z.int(),
            to: z.int(),
            alone: z.boolean(),
            because: z.array(z.strictObject({ task: index, file: z.string() })),
          }),
        )
        .describe('Tasks in a later wave than what they wait for asks for'),
      unresolved: z.int().describe('Stated dependencies on something that the plan does not define'),
      contradictions: z.int(),
    }),
  ),
});

/** `parallelint analyze --waves json`. */
export const wavesSchema = z.strictObject({
  version: z.literal(1),
  plans: z.array(
    z.strictObject({
      title: z.string(),
      place,
      waves: z.array(
        z.strictObject({
          wave: z.int().min(1),
          tasks: z.array(
            z.strictObject({
              key: z.string(),
              id: z.string().nullable(),
              title: z.string(),
              place,
              done: z.boolean(),
              minutes: z.number().nullable(),
              writes: z.array(z.string()),
              after: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** `parallelint suppressions --format json`. */
export const suppressionsSchema = z.strictObject({
  version: z.literal(1),
  suppressions: z.array(
    z.strictObject({
      path: z.string(),
      location,
      kind: z.enum(['disable', 'disable-line', 'disable-next-line', 'disable-file']),
      rules: z.array(z.string()).describe('None: all rules'),
      reason: z.string().nullable(),
      until: z.string().nullable(),
      ended: z.boolean().describe('Its last day is over, so that it hides nothing any more'),
      since: z.string().nullable().describe('The day that the comment has its words from; null where it is not committed'),
      commit: z.string().nullable(),
      days: z.int().nullable(),
      hides: z.array(z.strictObject({ rule: z.string(), severity, message: z.string(), location, fingerprint: z.string() })),
    }),
  ),
});
