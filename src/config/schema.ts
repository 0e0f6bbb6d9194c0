// The configuration file: one zod schema is its type, its validation, its JSON Schema and its documentation.
import { z } from 'zod';
import { readDuration } from '../reading/facts/durations.ts';
import { DIALECTS } from '../dialects/index.ts';
import { dialectSchema } from '../dialects/schema.ts';
import { ruleGroups, rules } from '../rules/index.ts';

const severity = z.enum(['off', 'info', 'warning', 'error']);

/** A time in minutes, or words such as `90 min` or `2 hours`. */
const time = z.union([
  z.number().positive('expected a time above zero'),
  z.string().superRefine((text, context) => {
    const read = readDuration(text)?.value;
    const [low, high] = boundsIn(text);
    if (read === undefined) context.addIssue('expected a time such as “90 min” or “2 hours”');
    else if (low !== undefined && high !== undefined && low > high) context.addIssue(reversed(low, high));
    else if (read.max <= 0) context.addIssue('expected a time above zero');
  }),
]);

/** An agent count such as `3` or `3-4`. */
const range = z.union([
  z.int('expected a whole number of agents').positive('expected at least 1 agent'),
  z
    .string()
    .regex(/^\d{1,3}(?:\s?[-–]\s?\d{1,3})?$/, 'expected a number of agents or a range such as “3-4”')
    .superRefine((text, context) => {
      const [low = 1, high = low] = boundsIn(text);
      if (low < 1) context.addIssue('expected at least 1 agent');
      else if (low > high) context.addIssue(reversed(low, high));
    }),
]);

/** The two ends of a range as it is written. */
function boundsIn(text: string): readonly number[] {
  return (/^\s*\d+(?:\s?[-–]\s?\d+)?/.exec(text)?.[0] ?? '').split(/[-–]/).flatMap((part) => (part === '' ? [] : [Number(part)]));
}

function reversed(low: number, high: number): string {
  return `expected a range from the smaller to the larger number, such as “${high}-${low}”`;
}

const plan = z.strictObject({
  'feature-type': z.string().min(1).optional().describe('The kind of feature, which sets how many agents suit it'),
  risk: z
    .enum(['high', 'medium', 'low', 'stable'])
    .optional()
    .describe('How risky the work is, which sets how often it has to come together'),
  team: z.enum(['experienced', 'inexperienced']).optional().describe('Whether the team knows parallel development'),
  deadline: z.enum(['critical', 'normal']).optional().describe('Whether the deadline is critical'),
  agents: z.int().min(1).max(1000).optional().describe('How many agents there are'),
  overhead: time.optional().describe('Coordination overhead of the plan'),
});

const entryOf = (options: z.ZodType): z.ZodType => z.union([severity, z.tuple([severity]), z.tuple([severity, options])]).optional();

const ruleSettings = z.strictObject({
  ...Object.fromEntries(rules.map((rule) => [rule.id, entryOf(rule.options(z)).describe(rule.meta.description)])),
  ...Object.fromEntries(
    [...ruleGroups].map(([group, members]) => [
      group,
      entryOf(z.strictObject({})).describe(`All of ${members.map((rule) => rule.id).join(', ')}`),
    ]),
  ),
});

const configObject = z.strictObject({
  $schema: z.string().optional().describe('Where the JSON Schema of this file lies'),
  extends: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Other configuration files (JSON or YAML data) that this one builds on'),
  preset: z.enum(['recommended', 'strict']).optional().describe('The rules to start from'),
  include: z.array(z.string()).optional().describe('Globs of the files to lint when no path is given'),
  ignore: z.array(z.string()).optional().describe('Globs of files never to lint, beside those that git ignores'),
  'require-plan': z
    .array(z.string())
    .optional()
    .describe('Globs of the files that have to be plans: one in which no unit of work is found is an error'),
  rules: ruleSettings.optional().describe('Severity, or [severity, options], by rule'),
  plan: plan.optional().describe('Facts about every plan, where its own frontmatter does not state them'),
  dialect: z.string().min(1).optional().describe('The dialect of every plan, instead of recognising it'),
  dialects: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a name in small letters'), dialectSchema)
    .optional()
    .describe('Dialects of your own, as data'),
  'feature-types': z.record(z.string(), range).optional().describe('Agents at once by feature type; added to the built-in types'),
  cadences: z
    .strictObject({ high: time.optional(), medium: time.optional(), low: time.optional(), stable: time.optional() })
    .optional()
    .describe('Longest stretch without a checkpoint, by risk'),
  'small-work': time.optional().describe('Work below this size in sequence is too small to split'),
  'min-confidence': z.enum(['high', 'medium', 'low']).optional().describe('Findings below this confidence are not reported (medium)'),
  'max-file-size': z
    .int()
    .min(1024)
    .max(64 * 1024 * 1024)
    .optional()
    .describe('Files with more bytes are not read'),
  overrides: z
    .array(
      z.strictObject({
        files: z.array(z.string()).min(1),
        rules: ruleSettings.optional(),
        plan: plan.optional(),
        dialect: z.string().min(1).optional(),
      }),
    )
    .optional()
    .describe('Rules and facts for the files that the globs match; later entries win'),
});

/** The configuration as people write it. A dialect that is set has to exist, or to be defined beside it. */
export const configSchema = configObject.superRefine((config, context) => {
  const known = [...DIALECTS, ...Object.keys(config.dialects ?? {})];
  const check = (name: string | undefined, path: readonly (string | number)[]): void => {
    if (name !== undefined && !known.includes(name))
      context.addIssue({ code: 'custom', path: [...path], input: name, message: `expected one of ${known.join(', ')}` });
  };
  check(config.dialect, ['dialect']);
  for (const [index, override] of (config.overrides ?? []).entries()) check(override.dialect, ['overrides', index, 'dialect']);
});

/** A configuration that has been validated. */
export type Config = z.output<typeof configSchema>;
