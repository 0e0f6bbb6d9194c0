// The public API: lint a text, read its plans, and the types of what comes back.
export { lintText, type FileResult } from './engine/lint.ts';
export { defaultSettings, type Preset, type RuleSettings, type Settings } from './config/settings.ts';
export { rules } from './rules/index.ts';
export type { Rule, SharedSettings } from './engine/rule.ts';
export type { Confidence, Finding, Fix, RelatedLocation, Severity, TextEdit } from './engine/finding.ts';
export { applyEdits, fixesOf, fixText, type FixLevel } from './engine/fix.ts';
export type { Located, Location, Position } from './plan/location.ts';
export type { Duration, Interval, TimeUnit } from './plan/duration.ts';
export type {
  Block,
  Capability,
  Checkpoint,
  Claim,
  Comparison,
  Component,
  ContractStatement,
  Declarations,
  Dependency,
  PathStatement,
  Plan,
  PlanNode,
  Problem,
  Risk,
  Role,
  Task,
  Total,
  UnplacedFact,
} from './plan/model.ts';
export { type HappensBefore, happensBeforeOf } from './plan/happens-before.ts';
