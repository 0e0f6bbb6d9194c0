// The settings that a file is linted with, once presets, configuration and overrides are merged.
import type { Confidence, Severity } from '../engine/finding.ts';
import type { DialectChoice } from '../dialects/index.ts';
import type { Directive } from '../markdown/directives.ts';
import type { Declarations } from '../plan/model.ts';
import type { Rule, SharedSettings } from '../engine/rule.ts';
import { rules } from '../rules/index.ts';
import { DEFAULT_OPTIONS } from './default-options.generated.ts';
import { CADENCES, FEATURE_TYPES, MIN_CONFIDENCE, SMALL_WORK } from './defaults.ts';

/** The sets of rules to start from. */
export type Preset = 'recommended' | 'strict';

/** How one rule runs. */
export interface RuleSettings {
  readonly severity: Severity | 'off';
  /** The configuration names the severity, so that it holds for every finding of the rule. */
  readonly explicit: boolean;
  readonly options: object;
  /** What set it: a preset or a configuration file. */
  readonly source: string;
}

/** Everything that decides what is reported for a file. */
export interface Settings {
  readonly rules: ReadonlyMap<string, RuleSettings>;
  readonly shared: SharedSettings;
  /** Findings that are less sure are not reported. */
  readonly minConfidence: Confidence;
  /** Facts from the configuration, which the file's own frontmatter overrides. */
  readonly declarations: Declarations;
  /** The dialect that is set for the file, and those that the configuration defines. */
  readonly dialects: DialectChoice;
  /** The configuration's `include` names the file. */
  readonly included?: boolean;
  /** What requires the file to be a plan, in words for people; absent: nothing does. */
  readonly requiredBy?: string;
  /** Whether suppression comments count. */
  readonly inlineConfig: boolean;
  /** Which of a file's suppression comments count, where not all of them do. */
  readonly admits?: (text: string, directives: readonly Directive[]) => readonly Directive[];
  /** The day, as YYYY-MM-DD, against which `until=` is held; absent: suppressions do not end. */
  readonly today?: string;
}

/** The rules of a preset. `strict` runs every rule and takes advice as a warning. */
export function presetRules(preset: Preset): Map<string, RuleSettings> {
  return new Map(
    rules.map((rule) => [
      rule.id,
      { severity: presetSeverity(rule, preset), explicit: false, options: DEFAULT_OPTIONS[rule.id] ?? {}, source: `preset ${preset}` },
    ]),
  );
}

function presetSeverity(rule: Rule, preset: Preset): Severity | 'off' {
  if (preset === 'recommended') return rule.meta.recommended ? rule.meta.severity : 'off';
  return rule.meta.severity === 'info' ? 'warning' : rule.meta.severity;
}

/** The settings of a preset without any configuration. */
export function defaultSettings(preset: Preset = 'recommended'): Settings {
  return {
    rules: presetRules(preset),
    shared: { featureTypes: new Map(FEATURE_TYPES), cadences: CADENCES, smallWork: SMALL_WORK, includeCompleted: false },
    minConfidence: MIN_CONFIDENCE,
    declarations: {},
    dialects: { own: [] },
    inlineConfig: true,
  };
}
