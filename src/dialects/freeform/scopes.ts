// Which parts of a document are plans: fences that launch agents, sections with units of parallel work, measurements.
import { entriesBelow, type Entry, outlineOfFence, plain, type Section, sectionsOf } from '../../markdown/outline.ts';
import type { SourceText } from '../../markdown/locate.ts';
import { readDuration } from '../../reading/facts/durations.ts';
import { labelKind, readLabel } from '../../reading/facts/labels.ts';
import { createDraft } from './draft.ts';
import { readHeading, referenceKey } from './headings.ts';
import { readLaunch } from './launches.ts';
import { isMeasurement } from './statements.ts';
import { readUnitBody } from './unit.ts';

/** A part of a document that is a plan by itself. */
export interface Scope {
  /** The section whose content is the plan: one of the document, or the outline of a fence. */
  readonly section: Section;
  /** What the plan is called. */
  readonly title: string;
  readonly titleStart: number;
  readonly titleEnd: number;
  /** Fences and lists beside the plan that state what the work takes in sequence. */
  readonly baselines: readonly Section[];
  readonly measurement: boolean;
  /** What was seen, for `inspect`. */
  readonly reason: string;
}

const PLAN_LANGUAGES = new Set(['', 'markdown', 'md', 'text', 'txt', 'plaintext', 'python', 'py', 'plan', 'pseudo', 'pseudocode']);
const CODE_LANGUAGES = new Set(['python', 'py', 'pseudo', 'pseudocode']);
const SIBLING_PLANS = /^(?:example|template|pattern|anti-pattern|plan|option|scenario|feature|epic|project)\b/i;

/** Every plan of a document, in order; plans do not overlap. */
export function findScopes(source: SourceText, outline: Section): readonly Scope[] {
  const scopes: Scope[] = [];
  const fenced = new Set<Section>();
  for (const section of sectionsOf(outline)) {
    const found = fenceScopes(source, section);
    if (found.length > 0) fenced.add(section);
    scopes.push(...found);
  }
  scopes.push(...proseScopes(source, outline, fenced));
  return scopes.sort((a, b) => a.section.start - b.section.start);
}

function fenceScopes(source: SourceText, section: Section): readonly Scope[] {
  const fences = section.entries.filter((entry) => entry.kind === 'fence' && PLAN_LANGUAGES.has(entry.language ?? ''));
  if (fences.length === 0) return [];
  const outlines = fences.map((fence) => ({
    fence,
    outline: outlineOfFence(source, fence.body as NonNullable<Entry['body']>, CODE_LANGUAGES.has(fence.language ?? '')),
  }));
  const plans = outlines.filter(({ outline }) => launchCount(outline) >= 2);
  const baselines = outlines.filter(({ outline }) => launchCount(outline) === 0 && isBaseline(outline)).map(({ outline }) => outline);
  return plans.map(({ fence, outline }) => {
    const label = labelBefore(section, fence);
    const own = sectionsOf(outline).find((one) => /^(?:feature|plan|project)\b/i.test(one.title));
    const named = own ?? section;
    return {
      section: outline,
      title: own
        ? own.title
        : label && /\b(?:wrong|right|bad|good|before|after)\b/i.test(label)
          ? `${section.title}: ${label}`
          : section.title,
      titleStart: named.heading.start,
      titleEnd: named.heading.end,
      baselines: plans.length === 1 ? baselines : [],
      measurement: false,
      reason: `${launchCount(outline)} agent launches in a fence`,
    };
  });
}

function labelBefore(section: Section, fence: Entry): string | undefined {
  const before = section.entries[section.entries.indexOf(fence) - 1];
  return before?.kind === 'line' && /:\**\s*$/.test(before.text) ? plain(before.text).replace(/:$/, '') : undefined;
}

function launchCount(section: Section): number {
  return sectionsOf(section)
    .flatMap((one) => entriesBelow(one.entries))
    .filter((entry) => readLaunch(entry.text) !== undefined).length;
}

/** A list of steps with their times and a total: what the work takes in sequence. */
function isBaseline(outline: Section): boolean {
  const items = entriesBelow(outline.entries).filter((entry) => entry.kind === 'item');
  return items.length >= 2 && items.filter((entry) => readDuration(entry.text)).length >= 2;
}

/** Sections of the document itself that are plans. */
function proseScopes(source: SourceText, outline: Section, fenced: ReadonlySet<Section>): readonly Scope[] {
  const scopes: Scope[] = [];
  for (const section of sectionsOf(outline)) {
    if (isMeasurement(section) && !fenced.has(section)) {
      scopes.push({ ...titled(section), baselines: [], measurement: true, reason: 'lists of sequential and parallel times' });
    }
  }
  const candidates = splitPlans(source, outline).filter((section) => !sectionsOf(section).some((one) => fenced.has(one)));
  for (const section of candidates) {
    const reason = planReason(source, section);
    if (reason !== undefined && !scopes.some((scope) => sectionsOf(section).includes(scope.section))) {
      scopes.push({ ...titled(section), baselines: [], measurement: false, reason });
    }
  }
  return scopes;
}

/** The sections that are plans of their own: siblings that say so ("Template: …"), else the whole document. */
function splitPlans(source: SourceText, outline: Section): readonly Section[] {
  const plans = sectionsOf(outline).filter((section) => SIBLING_PLANS.test(section.title) && planReason(source, section) !== undefined);
  const outermost = plans.filter((section) => !plans.some((other) => other !== section && sectionsOf(other).includes(section)));
  return outermost.length >= 2 ? outermost : [outline];
}

function titled(section: Section): Pick<Scope, 'section' | 'title' | 'titleStart' | 'titleEnd'> {
  const heading = section.depth > 0 ? section : (section.children[0] ?? section);
  const start = heading.heading.start;
  return { section, title: heading.title, titleStart: start, titleEnd: heading.heading.end };
}

/** Why a section is taken for a plan; undefined when it is none. A unit heading alone is too weak: its body has to state a fact. */
function planReason(source: SourceText, section: Section): string | undefined {
  const all = sectionsOf(section);
  const launches = all.flatMap((one) => entriesBelow(one.entries)).filter((entry) => readLaunch(entry.text)).length;
  if (launches >= 2) return `${launches} agent launches`;
  if (hasFactualUnits(source, all)) return 'units of parallel work with files, dependencies or durations';
  const timed = all.filter((one) => {
    const heading = readHeading(one.heading);
    return heading.kind === 'phase' && heading.id !== undefined && heading.sequential !== undefined;
  });
  if (timed.length >= 2) return `${timed.length} phases with a sequential and a parallel time`;
  return undefined;
}

/** Whether two units at least state a fact; the rest need not be read to know. */
function hasFactualUnits(source: SourceText, sections: readonly Section[]): boolean {
  const seen = new Set<string>();
  for (const section of sections) {
    const { kind, id } = readHeading(section.heading);
    if (kind !== 'unit' || !id || seen.has(referenceKey(id.value)) || !statesFacts(source, section)) continue;
    seen.add(referenceKey(id.value));
    if (seen.size === 2) return true;
  }
  return false;
}

/** Whether a unit says what it writes, waits for or takes; or owns something, in a sub-heading. */
function statesFacts(source: SourceText, unit: Section): boolean {
  const heading = readHeading(unit.heading);
  if (heading.duration ?? heading.agent) return true;
  const body = readUnitBody(createDraft(source), unit.entries, unit.children);
  if (body.duration ?? body.paths.some((path) => path.access === 'write')) return true;
  return sectionsOf(unit).some(
    (section) =>
      (section !== unit && labelKind(section.title) === 'write' && section.entries.length > 0) ||
      entriesBelow(section.entries).some((entry) => {
        const label = readLabel(entry.text);
        return label?.kind === 'dependency' || (label?.kind === 'write' && label.value.startsWith('`'));
      }),
  );
}
