// Plan-wide statements of a free-form plan: totals with their parts, comparisons, claims, timed checkpoints.
import type { Duration, Interval } from '../../plan/duration.ts';
import type { Located } from '../../plan/location.ts';
import type { Claim, Total } from '../../plan/model.ts';
import { type Entry, entriesBelow, plain, type Section } from '../../markdown/outline.ts';
import { readClaims, readComparison, SEQUENTIAL } from '../facts/claims.ts';
import { readCadence, readDuration, readDurations, readMarks, readWindow } from '../facts/durations.ts';
import { readLabel } from '../facts/labels.ts';
import { isCheckpoint } from '../facts/roles.ts';
import { asInterval } from '../facts/durations.ts';
import { isJoiningTitle, isMeetingTitle } from '../vocabulary/order.ts';
import { type DraftPlan, locatedAt } from './draft.ts';
import { isUnitHeading, readHeading } from './headings.ts';
import { readLaunch } from '../launches/launch.ts';
import { readTables } from './tables.ts';

const TOTAL = /\b(?:total|overall)\b/i;
const PLAN_TIME =
  /\b(?:expected (?:time|timeline|duration)|estimated (?:time|duration|completion|timeline))\b|^\W*(?:sequential |parallel )?time(?:line| estimate)?\W*$/i;
const OVERHEAD = /\boverhead\b/i;
const SAVED = /\b(?:time )?saved\b|\bsavings?\b/i;

interface Run {
  parts: Located<Interval>[];
  /** Items of the run that state no duration. */
  silent: number;
  /** Items of the run that are streams beside each other: their times do not add up to a wall time. */
  streams: boolean;
  /** The label that introduced the list. */
  intro: string;
  /** Below a phase's heading only what calls itself a total speaks of the whole plan. */
  readonly inPhase: boolean;
}

/** Reads the statements of a scope. `role` tells what a list of its own is about, where that is known from outside (a baseline beside the plan); `isUnit`: a section speaks of one unit, not of the plan; `inside`: the section is a part of the scope, not the whole of it. */
export function readStatements(
  draft: DraftPlan,
  section: Section,
  role: 'plan' | 'baseline',
  isUnit: (section: Section) => boolean = (one) => readHeading(one.heading).kind === 'unit',
  inside = false,
): void {
  const heading = readHeading(section.heading);
  const known = draft.checkpoints.length;
  readMergeSection(draft, section);
  // Markdown cannot close a section, so a mark below the last unit stands in that unit.
  const isOutcome = inside && heading.kind === 'aside' && /\b(?:success|criteria|testing|rollback)/i.test(section.title);
  if (!isOutcome) for (const entry of entriesBelow(section.entries)) readCheckpointMark(draft, entry, section);
  // A section that is called so and names no points by themselves is one.
  if (isMeetingTitle(section.title) && draft.checkpoints.length === known && section.children.every((one) => !isMeetingTitle(one.title)))
    draft.checkpoints.push({ loc: draft.at(section.heading.start, section.heading.end) });
  if (isUnit(section) || isOutcome) return;
  const run: Run = {
    parts: [],
    silent: 0,
    streams: false,
    intro: section.title,
    inPhase: heading.kind === 'phase' || heading.kind === 'wave',
  };
  for (const entry of flatten(section.entries)) readEntry(draft, entry, run, role);
  readTables(draft, section.entries);
  for (const child of section.children) readStatements(draft, child, role, isUnit, true);
}

/** A section that says how the parts come together ("Merge Order", "Integration Strategy") is a stated point of integration. */
function readMergeSection(draft: DraftPlan, section: Section): void {
  if (
    isJoiningTitle(section.title) ||
    /\b(?:merge|integration)\s+(?:order|strategy|plan|sequence|protocol|process|points?)\b|\bsync points?\b|\bconvergence\b/i.test(
      section.title,
    )
  ) {
    draft.checkpoints.push({ loc: draft.at(section.heading.start, section.heading.end) });
  }
  for (const entry of section.entries)
    if (entry.kind === 'row' && !entry.header && isMeetingTitle(entry.cells?.[0]?.text ?? ''))
      draft.checkpoints.push({ loc: draft.at(entry.start, entry.end) });
}

/** Entries one by one; the items of a nested list come after the item that holds them. */
function flatten(entries: readonly Entry[]): readonly Entry[] {
  return entriesBelow(entries).filter((entry) => entry.kind === 'item' || entry.kind === 'line');
}

function readEntry(draft: DraftPlan, entry: Entry, run: Run, role: 'plan' | 'baseline'): void {
  if (readLaunch(entry.text)) {
    run.silent += 1;
    return;
  }
  const text = entry.text;
  const head = /^(?:[§#>*\s-]*)([^:]{0,60}):/.exec(text)?.[1] ?? '';
  const comparison = readComparison(text, head !== '' && isTotal(head, run));
  if (comparison) {
    const parallel = locatedAt(draft, comparison.parallel, entry.start);
    const sequential = locatedAt(draft, comparison.sequential, entry.start);
    const part = /^\W*(?:phase|step|wave|week|\d+\.)/i.test(plain(text));
    draft.comparisons.push({
      loc: draft.at(entry.start + comparison.start, entry.start + comparison.end),
      parallel,
      sequential,
      scope: part ? 'part' : 'plan',
    });
    if (!part) {
      draft.statedParallelTime ??= parallel;
      draft.statedSequentialTime ??= sequential;
      const steps = run.parts;
      if (isTotal(text.slice(0, comparison.start), run) && steps.length > 0) {
        draft.totals.push({
          quantity: 'time',
          label: 'expected time',
          value: asInterval(parallel),
          duration: parallel.value,
          parts: steps,
          complete: run.silent === 0,
        });
      }
    }
    readLineClaims(draft, entry, parallel, sequential);
    return;
  }
  const durations = readDurations(text);
  const found = durations.find((one) => one.start >= head.length) ?? durations[0];
  if (found !== undefined && head !== '' && isTotal(head, run) && !/\b(?:deadline|each|per)\b/i.test(head)) {
    readTotal(draft, entry, locatedAt(draft, found, entry.start), head, run, role);
    return;
  }
  readCount(draft, entry);
  readLineClaims(draft, entry, undefined, undefined);
  if (entry.kind === 'line' && /:\**\s*$/.test(text)) Object.assign(run, { parts: [], silent: 0, streams: false, intro: plain(text) });
  else if (entry.kind === 'item') {
    const own = readDuration(text.replace(/\([^)]*\b(?:each|per)\b[^)]*\)/gi, (aside) => ' '.repeat(aside.length)));
    if (isUnitHeading(plain(text))) run.streams = true;
    // `every 2 hours` says how often, not how long.
    const recurs = /\bevery\b/i.test(text.slice(0, own?.start ?? 0));
    if (own?.value.measure === 'wall' && !recurs) run.parts.push(asInterval(locatedAt(draft, own, entry.start)));
    else run.silent += 1;
  }
}

const COUNTED =
  /^\W*(?:total|number of|overall)\s+(?:parallel\s+)?(tasks|agents|phases|waves|tracks|streams|workstreams|sessions|teams|slices)[^\w:]{0,4}:[^\w]{0,4}(\d{1,4})(?![\d.]|\s?[-–%])/i;

/** `Total tracks: 4`; what is counted is filled in when the tree is known. */
function readCount(draft: DraftPlan, entry: Entry): void {
  const match = COUNTED.exec(entry.text);
  if (!match) return;
  const end = entry.start + match[0].length;
  const value = Number(match[2]);
  draft.counts.push({
    noun: (match[1] ?? '').toLowerCase(),
    value: { value: { min: value, max: value }, loc: draft.at(end - (match[2] ?? '').length, end) },
  });
}

function isTotal(head: string, run: Run): boolean {
  return TOTAL.test(head) || /\btime saved\b/i.test(head) || (!run.inPhase && PLAN_TIME.test(head.replace(/[*§#>-]/g, '').trim()));
}

function readTotal(draft: DraftPlan, entry: Entry, value: Located<Duration>, head: string, run: Run, role: 'plan' | 'baseline'): void {
  // Person-time and padding are no sum of the phases' wall times.
  if (value.value.measure === 'effort' || /\b(?:buffer|contingency|slack|padding)\b/i.test(entry.text)) return;
  const context = `${run.intro} ${entry.text}`;
  const saved = SAVED.test(head);
  const overhead = OVERHEAD.test(head) && !/with (?:the )?overhead/i.test(head);
  const sequential =
    role === 'baseline' || SEQUENTIAL.test(entry.text) || (SEQUENTIAL.test(run.intro) && !/\bparallel\b/i.test(entry.text));
  if (saved) {
    draft.claims.push(savedClaim(value, draft));
    return;
  }
  const total: Total = {
    quantity: 'time',
    label: plain(head).toLowerCase(),
    value: asInterval(value),
    duration: value.value,
    parts: run.parts.length > 1 && (!run.streams || sequential) ? run.parts : [],
    complete: run.silent === 0,
  };
  if (!OVERHEAD.test(head) || overhead) draft.totals.push(total);
  if (!overhead) {
    if (sequential) draft.statedSequentialTime ??= value;
    else if (!/\b(?:effort|work|person|agent)[- ]?(?:hours|days)?\b/i.test(head) || /parallel/i.test(context))
      draft.statedParallelTime ??= value;
  }
  readLineClaims(draft, entry, sequential ? undefined : value, undefined);
  Object.assign(run, { parts: [], silent: 0, streams: false });
}

function savedClaim(value: Located<Duration>, draft: DraftPlan): Claim {
  const claim: Claim = {
    kind: 'saved',
    text: value.value.text,
    value: { value: { min: value.value.min, max: value.value.max }, loc: value.loc },
    precision: value.value.precision,
    approximate: value.value.approximate,
    saved: value,
  };
  return {
    ...claim,
    ...(draft.statedParallelTime && { parallel: draft.statedParallelTime }),
    ...(draft.statedSequentialTime && { sequential: draft.statedSequentialTime }),
  };
}

function readLineClaims(
  draft: DraftPlan,
  entry: Entry,
  parallel: Located<Duration> | undefined,
  sequential: Located<Duration> | undefined,
): void {
  for (const found of readClaims(entry.text)) {
    const claim: Claim = {
      kind: found.kind,
      text: found.text,
      value: locatedAt(draft, found, entry.start),
      precision: found.precision,
      approximate: found.approximate,
      ...(found.outOf !== undefined && { outOf: found.outOf }),
      ...(parallel && { parallel }),
      ...(sequential && { sequential }),
    };
    if (found.kind === 'roi') {
      const saved = draft.claims.find((one) => one.kind === 'saved')?.saved;
      const overheadTotal = draft.totals.find((total) => OVERHEAD.test(total.label));
      const overhead = overheadTotal?.duration && { value: overheadTotal.duration, loc: overheadTotal.value.loc };
      draft.claims.push({ ...claim, ...(saved && { saved }), ...(overhead && { overhead }) });
    } else draft.claims.push(claim);
  }
}

/** `- T+1hr: …`, `**Checkpoint 1** (T+45 min):`, `Checkpoints: T+1h, T+2h`, `merge every 2 hours`, `Checkpoint at 2h`. */
function readCheckpointMark(draft: DraftPlan, entry: Entry, section: Section): void {
  const { text } = entry;
  if (
    entry.kind === 'fence' ||
    entry.kind === 'html' ||
    entry.header ||
    !/[T+]|check|point|gate|merge|sync|once|after|when|every|hourly/i.test(text)
  )
    return;
  const loc = draft.at(entry.start, entry.end);
  const named = isCheckpoint(text.slice(0, 60)) || isCheckpoint(section.title);
  const marks = readMarks(text);
  const cadence = named || /^\W*every\s/i.test(text) || /\b(?:merge|sync|integrat\w+)\b/i.test(text) ? readCadence(text) : undefined;
  const at = named ? /\bat\s+(?=\d)/i.exec(text) : null;
  const time = at && readDuration(text.slice(at.index + at[0].length));
  if (marks.length > 0 && (named || /^[\W_]*T\s?\+/.test(text))) {
    // A window is where a phase lies, not two checkpoints.
    const points = readWindow(text) ? [] : marks;
    for (const mark of points) draft.checkpoints.push({ loc, at: mark.value });
  } else if (cadence) draft.checkpoints.push({ loc, every: cadence.value });
  else if (time) draft.checkpoints.push({ loc, at: time.value.max });
  else if (JOINING.test(text)) draft.checkpoints.push({ loc });
}

/** A named point without a time, or a sentence that says what happens once all streams are done. */
const JOINING =
  /^\W*(?:\w+\s)?(?:checkpoint|sync point|merge window|integration point)\b[^a-z]{0,6}(?:\d|:|\*)|\b(?:once|after|when)\b[^.;]{0,30}\b(?:streams?|workstreams?|tracks?|agents?|sessions?|teams?|slices?)\b[^.;]{0,30}\b(?:converge|merged?|complete|integrated?|done|finish(?:ed)?)\b[^.;]{0,6}[:,]/i;

/** Labels of a list that set a plan's sequential and parallel time against each other, for scopes without launches. */
export function isMeasurement(section: Section): boolean {
  const labels = section.entries
    .filter((entry) => entry.kind === 'line' && /:\**\s*$/.test(entry.text))
    .map((entry) => plain(entry.text).toLowerCase());
  if (labels.length < 2) return false;
  const timed = section.entries.filter((entry) => entry.kind === 'item' && readLabel(entry.text) && readDuration(entry.text)).length;
  const sequential = labels.some((label) => /\bsequential\b/.test(label)) && labels.some((label) => /\bparallel\b/.test(label));
  const investment = labels.some((label) => /^costs?\b/.test(label)) && labels.some((label) => /^(?:benefits?|roi|gains?)\b/.test(label));
  return timed >= 3 && (sequential || investment);
}
