// What a rule is: metadata, options and one check over one plan.
import type { z } from 'zod';
import type { Analysis } from '../analysis/analyze.ts';
import type { Confidence, Fix, RelatedLocation, Severity } from './finding.ts';
import type { Interval } from '../plan/duration.ts';
import type { Location } from '../plan/location.ts';
import type { Directive } from '../markdown/directives.ts';
import type { Capability, Plan, Problem, Risk } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';

/** What a rule is about; the rule index is ordered by it. */
type Category = 'size' | 'checkpoints' | 'contracts' | 'agents' | 'numbers' | 'conflict' | 'graph' | 'text';

type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholder<Rest> : never;

/** The values that a message's `{{placeholders}}` ask for. */
type MessageData<Text> = Readonly<Record<Placeholder<Text>, string | number>>;

/** Messages, or what to do about them, by message id. */
type Texts = Readonly<Record<string, string>>;

/** What a rule hands to `report`: the message by id, its values, the place, and what goes with it. */
type Report<Messages extends Texts, Helps extends Texts> = {
  [Id in keyof Messages]: {
    readonly messageId: Id;
    readonly data: MessageData<Messages[Id]> & (Id extends keyof Helps ? MessageData<Helps[Id]> : unknown);
    readonly loc: Location;
    readonly related?: readonly RelatedLocation[];
    readonly fix?: Fix;
    /** A lower (or higher) severity than the rule's own, for this one finding. */
    readonly severity?: Severity;
    /** Another confidence than the rule's own, for this one finding. */
    readonly confidence?: Confidence;
  };
}[keyof Messages];

/** Numbers that several rules share and that a team may set. */
export interface SharedSettings {
  /** Agents at once by feature type. */
  readonly featureTypes: ReadonlyMap<string, Interval>;
  /** Longest stretch without a checkpoint, in minutes, by risk. */
  readonly cadences: Readonly<Record<Risk, number>>;
  /** Work whose whole size in sequence is certainly below this many minutes is too small to split. */
  readonly smallWork: number;
  /** Report conflicts between tasks that are both done, too. */
  readonly includeCompleted: boolean;
}

/** What a check gets. */
interface RuleContext<Messages extends Texts, Helps extends Texts, Options> {
  readonly plan: Plan;
  readonly order: HappensBefore;
  /** What the plan is worth, worked out when it is first asked for. */
  readonly analysis: () => Analysis;
  readonly options: Options;
  readonly settings: SharedSettings;
  readonly report: (finding: Report<Messages, Helps>) => void;
}

/** Everything about a rule that is not its check. */
interface RuleMeta<Messages extends Texts, Helps extends Texts> {
  readonly description: string;
  readonly category: Category;
  readonly severity: Severity;
  /** How sure its findings are where they do not say so themselves; `high` where absent. */
  readonly confidence?: Confidence;
  /** The former name of the rule, under which it can be configured and suppressed together with the others of its group. */
  readonly group?: string;
  /** Part of the `recommended` preset. */
  readonly recommended: boolean;
  /** The version that introduced it. */
  readonly since: string;
  /** Facts without which the rule is skipped. */
  readonly needs: readonly Capability[];
  /** Facts whose absence the rule reports: it is skipped only where the dialect cannot state them. */
  readonly asksFor?: readonly Capability[];
  /** Whether `--fix` can mend some of its findings, and whether those fixes are safe. */
  readonly fixable?: 'safe' | 'unsafe';
  readonly messages: Messages;
  /** What to do about a finding, by message id. */
  readonly help?: Helps;
}

/** What a check of the text around the plans gets. */
interface DocumentContext {
  readonly problems: readonly Problem[];
  readonly report: (finding: ReadyReport) => void;
}

/** What a check of the suppressions gets, after everything else has run. What it reports cannot be suppressed in the plan. */
interface SuppressionContext {
  readonly directives: readonly Directive[];
  readonly unused: readonly { readonly directive: Directive; readonly rule: string | undefined; readonly expired: boolean }[];
  /** The directives that exist, without `parallelint-`. */
  readonly kinds: readonly string[];
  /** The rules and groups that exist. */
  readonly names: readonly string[];
  /** Those of them that check suppressions. */
  readonly about: readonly string[];
  /** Whether a rule asks for reasons. */
  readonly explains: boolean;
  readonly report: (finding: ReadyReport) => void;
}

/** A report whose message is already written. */
export interface ReadyReport {
  readonly message: string;
  readonly help?: string;
  readonly loc: Location;
  readonly fix?: Fix;
  readonly severity?: Severity;
}

/** The schema library, handed to a rule's options so that a run without configuration need not load it. */
export type SchemaLibrary = typeof z;

/** A rule as the rest of the program sees it; it has one of the three checks. */
export interface Rule {
  readonly id: string;
  readonly meta: RuleMeta<Texts, Texts>;
  options(library: SchemaLibrary): z.ZodObject;
  check?(context: RuleContext<Texts, Texts, object>): void;
  checkDocument?(context: DocumentContext): void;
  checkSuppressions?(context: SuppressionContext): void;
}

interface RuleDefinition<Messages extends Texts, Helps extends Texts, Schema extends z.ZodObject> {
  readonly id: string;
  readonly meta: RuleMeta<Messages, Helps>;
  options(library: SchemaLibrary): Schema;
  check?(context: RuleContext<Messages, Helps, z.output<Schema>>): void;
  checkDocument?(context: DocumentContext): void;
  checkSuppressions?(context: SuppressionContext): void;
}

/** Options of a rule that has none. */
export const noOptions = (library: SchemaLibrary): z.ZodObject<Record<never, never>> => library.strictObject({});

/** Checks a rule's message ids, placeholders and option types at compile time and gives the erased form that the engine runs. */
export function defineRule<
  const Messages extends Texts,
  Schema extends z.ZodObject,
  const Helps extends Texts = Readonly<Record<never, string>>,
>(definition: RuleDefinition<Messages, Helps, Schema>): Rule {
  // The types above are narrower than the erased ones; only the engine calls a check, with the options that the rule's own schema has read.
  return definition as Omit<RuleDefinition<Messages, Helps, Schema>, 'check'>;
}

/** A message template with its placeholders filled. */
export function formatMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? ''));
}
