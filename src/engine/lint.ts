// Documents in, findings out. No disk, no clock: same input, same findings.
import { analyze, type Analysis } from '../analysis/analyze.ts';
import type { Settings } from '../config/settings.ts';
import { readDocument } from '../reading/document.ts';
import { NO_SIBLINGS, type PlanDocument, type SiblingFiles } from '../reading/extractor.ts';
import type { PartReading } from '../reading/account.ts';
import { alsoRecognised, DIALECTS, partsRead, readPlans } from '../dialects/index.ts';
import { type Confidence, type Finding, type Fix, reaches, type RelatedLocation, type Severity } from './finding.ts';
import { createFingerprinter } from './fingerprint.ts';
import { type Directive, DIRECTIVE_KINDS } from '../markdown/directives.ts';
import { compareLocations, type Location } from '../plan/location.ts';
import type { Block, Plan, Problem, Task } from '../plan/model.ts';
import { happensBeforeOf } from '../plan/happens-before.ts';
import { statesChanges } from '../plan/hazards.ts';
import { blocksOf, tasksOf } from '../plan/walk.ts';
import { formatMessage, type ReadyReport, type Rule } from './rule.ts';
import { ruleGroups, rules } from '../rules/index.ts';
import validPlan from '../rules/valid-plan.ts';
import { applySuppressions } from './suppress.ts';
import { expectedUnread, missingPlan, type Unread } from './unread.ts';
import { ruleUrl } from './urls.ts';

/** What linting one file gives. */
export interface FileResult {
  readonly path: string;
  /** The text that was linted, without its byte order mark. */
  readonly text: string;
  /** Its suppression comments, whether they count or not; absent: none. */
  readonly directives?: readonly Directive[];
  /** Undefined when the file is no plan. */
  readonly dialect?: string;
  /** Why it was taken for that dialect, or for no plan. */
  readonly reason: string;
  /** Set where a plan was expected and no unit of work was found. */
  readonly unread?: Unread;
  /** The plans that the file is or belongs to; files of one plan hold the same object. */
  readonly plans: readonly Plan[];
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** The verdicts on those of its plans whose run a finding changes: where tasks meet, or the order contradicts itself. */
  readonly verdicts?: readonly PlanVerdict[];
  /** Rules that did not run on any plan of this file, each once, with the reason. */
  readonly unchecked: readonly { readonly rule: string; readonly reason: string }[];
  /** Why the reference parser read the file, or would have had to, for `--debug`. */
  readonly parserNote?: string;
}

/** What a conflict or a contradiction makes of a plan, in words. */
export interface PlanVerdict {
  readonly title: string;
  readonly text: string;
}

/** How a linter reaches the files beside a document. Paths have forward slashes and start as the linted paths do. */
export interface FileAccess {
  /** The names in a folder, sorted; none when it may not be looked at. */
  list(folder: string): readonly string[];
  /** A file's text without byte order mark; undefined when it cannot be read. */
  read(path: string): string | undefined;
}

/** Lints texts that may be parts of plans in several files. Remembers what it has parsed last while texts stay the same. */
export interface Linter {
  /** Lints one text in the place of the file at `path`. `isReported`: that another file's findings are shown by themselves, so that they need not be shown here, too. Input never makes it throw. */
  lint(path: string, text: string, settings: Settings, isReported?: (path: string) => boolean): Promise<FileResult>;
  /** Says which other dialects would recognise the text, for `inspect`. */
  otherDialects(path: string, text: string, settings: Settings, taken: string): Promise<readonly string[]>;
  /** Says what each part of the text was taken for, for `inspect`. `taken`: the dialect that reads it, undefined for no plan. */
  parts(path: string, text: string, settings: Settings, taken: string | undefined): Promise<readonly PartReading[]>;
}

interface DraftFinding {
  readonly rule: Rule;
  readonly message: string;
  readonly help: string | undefined;
  readonly loc: Location;
  readonly severity: Severity | undefined;
  readonly confidence: Confidence | undefined;
  readonly related: readonly RelatedLocation[];
  readonly fix: Fix | undefined;
}

/** Lints one text by itself. `path` is shown in findings; `text` comes without a byte order mark. Input never makes it throw. */
export function lintText(path: string, text: string, settings: Settings): Promise<FileResult> {
  return createLinter().lint(path, text, settings);
}

/** Characters of text whose documents are kept: what lies side by side is linted side by side, so that more of them are hardly asked for again. */
const KEPT_TEXT = 1_000_000;

/** Plans of several files that are kept. */
const KEPT_PLANS = 8;

/** Makes a linter; without access every file is a plan of its own. */
export function createLinter(access?: FileAccess): Linter {
  const known = new Map<string, { readonly text: string; readonly read: Promise<PlanDocument> }>();
  const forgotten = new Set<string>();
  const made = new Map<string, Promise<unknown>>();
  const judged: Judged = new WeakMap();
  let kept = 0;
  const forget = (path: string): void => {
    kept -= known.get(path)?.text.length ?? 0;
    known.delete(path);
    forgotten.add(path);
  };
  const open = (path: string, text: string, settings: Settings): Promise<PlanDocument> => {
    const before = known.get(path);
    if (before?.text === text) return before.read;
    // Another text may change what was made of several files; of a forgotten one nobody knows whether it is another.
    if (before || forgotten.has(path)) made.clear();
    if (before) forget(path);
    const read = readDocument(path, text, settings.declarations);
    known.set(path, { text, read });
    kept += text.length;
    for (const oldest of known.keys()) {
      if (kept <= KEPT_TEXT || oldest === path) break;
      forget(oldest);
    }
    return read;
  };
  const siblingsOf = (settings: Settings): SiblingFiles => {
    if (!access) return NO_SIBLINGS;
    return {
      list: (folder) => access.list(folder),
      read: async (path) => {
        const text = known.get(path)?.text ?? access.read(path);
        return text === undefined ? undefined : open(path, text, settings);
      },
      once: <T>(key: string, make: () => Promise<T>): Promise<T> => {
        const before = made.get(key) as Promise<T> | undefined;
        if (before) return before;
        const now = make();
        made.set(key, now);
        const [oldest] = made.keys();
        if (oldest !== undefined && made.size > KEPT_PLANS) made.delete(oldest);
        return now;
      },
    };
  };
  return {
    lint: async (path, text, settings, isReported) =>
      lintDocument(await open(path, text, settings), siblingsOf(settings), settings, judged, isReported),
    otherDialects: async (path, text, settings, taken) => alsoRecognised(await open(path, text, settings), settings.dialects, taken),
    parts: async (path, text, settings, taken) => partsRead(await open(path, text, settings), taken),
  };
}

async function lintDocument(
  document: PlanDocument,
  siblings: SiblingFiles,
  settings: Settings,
  judged: Judged,
  isReported: ((path: string) => boolean) | undefined,
): Promise<FileResult> {
  const { path, text } = document;
  const drafts: DraftFinding[] = [];
  const stated = document.declarations.dialect;
  const known = [...settings.dialects.own.map((one) => one.name), ...DIALECTS];
  const isKnown = stated !== undefined && known.includes(stated.value);
  const extraction = await readPlans(document, siblings, { ...settings.dialects, ...(isKnown && { dialect: stated.value }) });
  const unknown: readonly Problem[] =
    stated && !isKnown
      ? [{ message: `no dialect is called “${stated.value}”, expected one of ${known.join(', ')}`, loc: stated.loc, severity: 'error' }]
      : [];
  const note = document.parserNote === undefined ? {} : { parserNote: document.parserNote };
  const unread = expectedUnread(document, extraction, settings);
  const read = {
    path,
    text,
    ...(document.directives.length > 0 && { directives: document.directives }),
    reason: extraction.reason,
    plans: extraction.plans,
    ...(unread && { unread }),
    ...note,
  };
  // Nothing is said of ordinary Markdown; what has to be a plan and is none is checked for what keeps it from being one.
  if (extraction.dialect === undefined && unread?.expected !== 'required') return { ...read, findings: [], unchecked: [] };
  const directives = !settings.inlineConfig ? [] : (settings.admits?.(text, document.directives) ?? document.directives);
  checkDocument(drafts, settings, [...document.problems, ...unknown, ...extraction.problems]);
  const unchecked = inAll(extraction.plans.map((plan) => checkPlan(drafts, settings, plan)));
  const fingerprint = createFingerprinter(text, document.outline);
  const here = drafts.flatMap((draft) => bringHere(draft, path, isReported));
  const sorted = sortDrafts(here).map((draft) => toFinding(draft, settings, fingerprint));
  const missing = missingPlan(document, unread, settings.requiredBy).map((problem) => toRequired(problem, fingerprint));
  const { findings, unused } = applySuppressions([...missing, ...sorted], directives, document.lineStarts.length, settings.today);
  const late: DraftFinding[] = [];
  const names = suppressionNames(settings);
  for (const rule of activeRules(settings))
    rule.checkSuppressions?.({ ...names, directives, unused, report: (report) => late.push(fromReport(rule, report)) });
  const all = [...findings, ...late.map((draft) => toFinding(draft, settings, fingerprint))]
    .filter(({ confidence }) => reaches(confidence, settings.minConfidence))
    .sort(compareFindings);
  const verdicts = all.some(changesRun) ? await verdictsOn(extraction.plans, settings, judged) : [];
  return {
    ...read,
    ...(extraction.dialect !== undefined && { dialect: extraction.dialect }),
    findings: all,
    unchecked,
    ...(verdicts.length > 0 && { verdicts }),
  };
}

/** Verdicts by plan, so that a plan of several files is judged once. */
type Judged = WeakMap<Plan, PlanVerdict | null>;

/** Rules about what runs beside what. */
const ABOUT_THE_RUN = new Set(rules.filter(({ meta }) => meta.category === 'conflict' || meta.category === 'graph').map(({ id }) => id));

function changesRun({ rule, severity, suppressed }: Finding): boolean {
  return severity !== 'info' && suppressed === undefined && ABOUT_THE_RUN.has(rule);
}

/** The verdicts on the plans that cannot run as they are written. */
async function verdictsOn(plans: readonly Plan[], settings: Settings, judged: Judged): Promise<readonly PlanVerdict[]> {
  const [{ verdictOf }, { toleratedBy }] = await Promise.all([import('../analysis/verdict.ts'), import('./tolerated.ts')]);
  return plans.flatMap((plan) => {
    let verdict = judged.get(plan);
    if (verdict === undefined) {
      const { kind, text } = tasksOf(plan.root).length > 0 ? verdictOf(analyze(plan), toleratedBy(settings)) : { kind: 'done', text: '' };
      verdict = kind === 'slower' || kind === 'reordered' ? { title: plan.title.value, text } : null;
      judged.set(plan, verdict);
    }
    return verdict ? [verdict] : [];
  });
}

/**
 * A finding stands in the file that holds its words. One whose words are in a file that is not reported by itself is shown
 * where this file has a part in it, with the two places exchanged. A fix stays with its file.
 */
function bringHere(draft: DraftFinding, path: string, isReported: ((path: string) => boolean) | undefined): readonly DraftFinding[] {
  if (draft.loc.path === path) {
    const foreign = draft.fix?.edits.some((edit) => edit.loc.path !== path) ?? false;
    return [foreign ? { ...draft, fix: undefined } : draft];
  }
  if (isReported?.(draft.loc.path)) return [];
  const own = draft.related.find((one) => one.location.path === path);
  if (!own) return [];
  const others = draft.related.filter((one) => one !== own);
  return [{ ...draft, loc: own.location, related: [{ message: 'the other place', location: draft.loc }, ...others], fix: undefined }];
}

function activeRules(settings: Settings): readonly Rule[] {
  return rules.filter((rule) => settings.rules.get(rule.id)?.severity !== 'off');
}

function fromReport(rule: Rule, { message, help, loc, severity, fix }: ReadyReport): DraftFinding {
  return { rule, message, help, loc, severity, confidence: undefined, related: [], fix };
}

function checkDocument(
  drafts: DraftFinding[],
  settings: Settings,
  problems: Parameters<NonNullable<Rule['checkDocument']>>[0]['problems'],
): void {
  for (const rule of activeRules(settings)) rule.checkDocument?.({ problems, report: (report) => drafts.push(fromReport(rule, report)) });
}

/** What a suppression may name, and what it may not. */
function suppressionNames(
  settings: Settings,
): Pick<Parameters<NonNullable<Rule['checkSuppressions']>>[0], 'names' | 'kinds' | 'about' | 'explains'> {
  return {
    kinds: DIRECTIVE_KINDS,
    names: [...rules.map((rule) => rule.id), ...ruleGroups.keys()],
    about: rules.filter((rule) => 'checkSuppressions' in rule).map((rule) => rule.id),
    explains: activeRules(settings).some((rule) => rule.id === 'no-unexplained-suppression'),
  };
}

/** The rules that every one of several plans left unchecked. */
function inAll(plans: readonly FileResult['unchecked'][]): FileResult['unchecked'] {
  const [first = [], ...others] = plans;
  return first.filter(({ rule }) => others.every((plan) => plan.some((one) => one.rule === rule)));
}

/** Runs the rules on one plan; gives those that did not run, as the plan holds nothing for them to check. */
function checkPlan(drafts: DraftFinding[], settings: Settings, plan: Plan): FileResult['unchecked'] {
  const order = happensBeforeOf(plan);
  let analysis: Analysis | undefined;
  const unchecked: { rule: string; reason: string }[] = [];
  const stated = statedIn(plan);
  for (const rule of activeRules(settings)) {
    if (!rule.check) continue;
    const unknown = [...(rule.meta.asksFor ?? []), ...rule.meta.needs].find((capability) => !plan.capabilities.has(capability));
    const missing = rule.meta.needs.find((capability) => !stated(capability));
    if (unknown !== undefined || missing !== undefined) {
      const reason = unknown === undefined ? `the plan states no ${missing ?? ''}` : `the ${plan.dialect} dialect cannot state ${unknown}`;
      unchecked.push({ rule: rule.id, reason });
      continue;
    }
    rule.check({
      plan,
      order,
      analysis: () => (analysis ??= analyze(plan, {}, order)),
      options: settings.rules.get(rule.id)?.options ?? {},
      settings: settings.shared,
      report: ({ messageId, data, loc, severity, confidence, related, fix }) =>
        drafts.push({
          rule,
          message: formatMessage(rule.meta.messages[messageId] ?? '', data),
          help: helpOf(rule, messageId, data),
          loc,
          severity,
          confidence,
          related: related ?? [],
          fix,
        }),
    });
  }
  return unchecked;
}

function helpOf(rule: Rule, messageId: string, data: Readonly<Record<string, string | number>>): string | undefined {
  const template = rule.meta.help?.[messageId];
  return template === undefined ? undefined : formatMessage(template, data);
}

type Needed = Rule['meta']['needs'][number];

/** Tells whether a plan has any statement of a fact, so that a rule on it has something to check. Each fact is looked for once. */
function statedIn(plan: Plan): (capability: Needed) => boolean {
  const tasks = tasksOf(plan.root);
  const blocks = blocksOf(plan.root);
  const known = new Map<Needed, boolean>();
  return (capability) => {
    const before = known.get(capability);
    if (before !== undefined) return before;
    const found = holds(plan, tasks, blocks, capability);
    known.set(capability, found);
    return found;
  };
}

function holds(plan: Plan, tasks: readonly Task[], blocks: readonly Block[], capability: Needed): boolean {
  switch (capability) {
    case 'writes':
      return tasks.some(statesChanges);
    case 'reads':
      return tasks.some((task) => task.paths.some((path) => path.access === 'read'));
    case 'dependencies':
      return [...blocks, ...tasks].some((node) => node.dependencies.length > 0);
    case 'totals':
      return (
        plan.totals.length > 0 ||
        plan.comparisons.length > 0 ||
        plan.statedParallelTime !== undefined ||
        plan.claims.some((claim) => claim.kind === 'reduction')
      );
    case 'claims':
      return plan.claims.length > 0;
    case 'components':
      return plan.components.length > 0;
    case 'durations':
      return (
        plan.comparisons.length > 0 ||
        (plan.statedParallelTime ?? plan.statedSequentialTime) !== undefined ||
        blocks.some((block) => (block.duration ?? block.window) !== undefined) ||
        tasks.some((task) => task.duration !== undefined)
      );
    default:
      return tasks.length > 0;
  }
}

/** One finding for one message at one place, however many plans of the file state it. */
function sortDrafts(drafts: readonly DraftFinding[]): readonly DraftFinding[] {
  const byPlace = new Map(drafts.map((draft) => [`${draft.rule.id} ${draft.loc.path}:${draft.loc.start.offset} ${draft.message}`, draft]));
  return [...byPlace.values()].sort(
    (a, b) => compareLocations(a.loc, b.loc) || compareText(a.rule.id, b.rule.id) || compareText(a.message, b.message),
  );
}

function compareFindings(a: Finding, b: Finding): number {
  return compareLocations(a.location, b.location) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A plan that is required is an error when it is missing, whatever severity the configuration gives the rule that says so. */
function toRequired({ message, loc }: Problem, fingerprint: Fingerprinter): Finding {
  return toFinding(fromReport(validPlan, { message, loc, severity: 'error' }), { rules: new Map() }, fingerprint);
}

type Fingerprinter = ReturnType<typeof createFingerprinter>;

function toFinding(draft: DraftFinding, settings: Pick<Settings, 'rules'>, fingerprint: Fingerprinter): Finding {
  const { id, meta } = draft.rule;
  const configured = settings.rules.get(id);
  const base = configured === undefined || configured.severity === 'off' ? meta.severity : configured.severity;
  const confidence = draft.confidence ?? meta.confidence ?? 'high';
  return {
    rule: id,
    ...(meta.group !== undefined && { group: meta.group }),
    severity: configured?.explicit ? base : atMost(draft.severity ?? base, confidence),
    confidence,
    message: draft.message,
    ...(draft.help !== undefined && { help: draft.help }),
    location: draft.loc,
    related: draft.related,
    fingerprint: fingerprint(id, draft.loc.start.offset, draft.loc.end.offset),
    url: ruleUrl(id),
    ...(draft.fix && { fix: draft.fix }),
  };
}

/** What rests on a guess is a warning at most, unless the configuration names the severity. */
function atMost(severity: Severity, confidence: Confidence): Severity {
  return severity === 'error' && confidence !== 'high' ? 'warning' : severity;
}
