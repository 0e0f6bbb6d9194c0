// The public API: lint a text, read its plans, and the types of what comes back.
export { lintText, type FileResult } from './lint.ts';
export { defaultSettings, type Preset, type RuleSettings, type Settings } from './config/settings.ts';
export { rules } from './rules/index.ts';
export type { Rule, SharedSettings } from './rule.ts';
export type { Finding, Fix, RelatedLocation, Severity, TextEdit } from './finding.ts';
export { applyEdits, fixesOf, fixText, type FixLevel } from './fix.ts';
export type { Location, Position, Stated } from './plan/location.ts';
export type { Duration, Interval, TimeUnit } from './plan/duration.ts';
export type {
  Block,
  Checkpoint,
  Claim,
  Comparison,
  Component,
  ContractStatement,
  Declarations,
  Dependency,
  Fact,
  PathStatement,
  Plan,
  PlanNode,
  Problem,
  Risk,
  Role,
  Task,
  Total,
} from './plan/model.ts';
export { type Order, orderOf } from './plan/order.ts';
