// A validated configuration and a file → the settings for that file.
import { z } from 'zod';
import { DECLARATION_KEYS, readDeclaration } from '../reading/facts/declarations.ts';
import { readDuration } from '../reading/facts/durations.ts';
import { toDialect } from '../dialects/declared/declaration.ts';
import type { Confidence, Severity } from '../engine/finding.ts';
import { matchGlobs } from '../engine/globs.ts';
import type { Interval } from '../plan/duration.ts';
import { isSameType } from '../plan/feature-type.ts';
import type { Location } from '../plan/location.ts';
import type { Declarations, Risk } from '../plan/model.ts';
import { ruleGroups, rules } from '../rules/index.ts';
import type { Config } from './schema.ts';
import { defaultSettings, type Preset, presetRules, type RuleSettings, type Settings } from './settings.ts';

/** A configuration with where it comes from. */
export interface LoadedConfig {
  /** The file, as a path for people. */
  readonly path: string;
  /** The folder that its globs are relative to, absolute. */
  readonly folder: string;
  readonly config: Config;
}

/** What the command line adds to a configuration. */
export interface Overlay {
  readonly preset?: Preset;
  readonly includeCompleted?: boolean;
  readonly minConfidence?: Confidence;
  readonly inlineConfig?: boolean;
  /** Every file of the call has to be a plan. */
  readonly requirePlan?: boolean;
  readonly today?: string;
}

type RuleEntries = NonNullable<Config['rules']>;

/** The settings of a file. `relativePath` is the file's path from the configuration's folder, with forward slashes. */
export function resolveSettings(loaded: LoadedConfig | undefined, relativePath: string, overlay: Overlay): Settings {
  const preset = overlay.preset ?? loaded?.config.preset ?? 'recommended';
  const base = defaultSettings(preset);
  const config = loaded?.config ?? {};
  const ruleSettings = presetRules(preset);
  applyRules(ruleSettings, config.rules, loaded?.path ?? '');
  let declarations = toDeclarations(config.plan, loaded?.path ?? '');
  let dialect = config.dialect;
  for (const [index, override] of (config.overrides ?? []).entries()) {
    if (!matchGlobs(override.files)(relativePath)) continue;
    const source = `${loaded?.path ?? ''} overrides[${index}]`;
    applyRules(ruleSettings, override.rules, source);
    declarations = { ...declarations, ...toDeclarations(override.plan, source) };
    dialect = override.dialect ?? dialect;
  }
  return {
    rules: ruleSettings,
    shared: {
      featureTypes: withTypes(base.shared.featureTypes, config['feature-types']),
      cadences: {
        ...base.shared.cadences,
        ...(Object.fromEntries(Object.entries(config.cadences ?? {}).map(([risk, value]) => [risk, toMinutes(value)])) as Partial<
          Record<Risk, number>
        >),
      },
      smallWork: config['small-work'] === undefined ? base.shared.smallWork : toMinutes(config['small-work']),
      includeCompleted: overlay.includeCompleted ?? false,
    },
    minConfidence: overlay.minConfidence ?? config['min-confidence'] ?? base.minConfidence,
    declarations,
    dialects: {
      own: Object.entries(config.dialects ?? {}).map(([name, one]) => toDialect(name, one)),
      ...(dialect !== undefined && { dialect }),
    },
    ...expectations(loaded, relativePath, overlay),
    inlineConfig: overlay.inlineConfig ?? true,
    ...(overlay.today !== undefined && { today: overlay.today }),
  };
}

/** What the command line and the configuration's globs expect of a file: that it is a plan, or that it has to be one. */
function expectations(loaded: LoadedConfig | undefined, relativePath: string, overlay: Overlay): Pick<Settings, 'included' | 'requiredBy'> {
  const isNamedBy = (globs: readonly string[] | undefined): boolean =>
    globs !== undefined && globs.length > 0 && matchGlobs(globs)(relativePath);
  const required = isNamedBy(loaded?.config['require-plan']);
  return {
    ...(isNamedBy(loaded?.config.include) && { included: true }),
    ...(overlay.requirePlan ? { requiredBy: '--require-plan' } : required ? { requiredBy: `require-plan in ${loaded?.path ?? ''}` } : {}),
  };
}

/** Applies what a place says of rules: groups first, so that a rule's own entry counts before that of its group. */
function applyRules(settings: Map<string, RuleSettings>, entries: RuleEntries | undefined, source: string): void {
  const given = Object.entries(entries ?? {});
  for (const [name, entry] of [...given.filter(([key]) => ruleGroups.has(key)), ...given.filter(([key]) => !ruleGroups.has(key))]) {
    if (entry === undefined) continue;
    const [severity, options] = (typeof entry === 'string' ? [entry] : entry) as [Severity | 'off', object?];
    for (const rule of ruleGroups.get(name) ?? rules.filter((one) => one.id === name)) {
      const previous = settings.get(rule.id);
      if (!previous) continue;
      settings.set(rule.id, { severity, explicit: true, options: rule.options(z).parse({ ...previous.options, ...options }), source });
    }
  }
}

/** The known feature types and the configuration's; one that is known already, however it is spelled, is replaced. */
function withTypes(known: ReadonlyMap<string, Interval>, given: Config['feature-types']): ReadonlyMap<string, Interval> {
  const types = new Map(known);
  for (const [name, value] of Object.entries(given ?? {}))
    types.set([...types.keys()].find((one) => isSameType(one, name)) ?? name, toRange(value));
  return types;
}

function toMinutes(value: string | number | undefined): number {
  return typeof value === 'number' ? value : (readDuration(value ?? '')?.value.max ?? 0);
}

function toRange(value: string | number): Interval {
  const [low, high] = String(value).split(/[-–]/).map(Number);
  return { min: low ?? 1, max: high ?? low ?? 1 };
}

/** Facts of the configuration; their place is the configuration file as a whole. */
function toDeclarations(plan: Config['plan'], source: string): Declarations {
  const start = { line: 1, column: 1, offset: 0 };
  const loc: Location = { path: source.split(' ')[0] ?? source, start, end: start };
  const declarations: Record<string, unknown> = {};
  for (const key of DECLARATION_KEYS) {
    if (key === 'dialect') continue;
    const read = plan?.[key] === undefined ? undefined : readDeclaration(key, plan[key]);
    if (typeof read !== 'object') continue;
    for (const [name, value] of Object.entries(read)) declarations[name] = { value, loc };
  }
  return declarations;
}
