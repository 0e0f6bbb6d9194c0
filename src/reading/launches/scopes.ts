// Which parts of a document are plans that launch agents (`@agent "task"`), in fences or in sections, and which set measured times against each other.
import { entriesBelow, type Entry, outlineOfFence, plain, type Section, sectionsOf } from '../../markdown/outline.ts';
import type { SourceText } from '../../markdown/locate.ts';
import { readDuration } from '../facts/durations.ts';
import { readLaunch } from './launch.ts';
import { isMeasurement } from '../statements/statements.ts';

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
  scopes.push(...proseScopes(outline, fenced));
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

/** Sections of the document itself that launch agents, and lists of times set against each other. */
function proseScopes(outline: Section, fenced: ReadonlySet<Section>): readonly Scope[] {
  const measured = sectionsOf(outline)
    .filter((section) => isMeasurement(section) && !fenced.has(section))
    .map((section) => ({ ...titled(section), baselines: [], measurement: true, reason: 'lists of sequential and parallel times' }));
  const launching = splitPlans(outline).filter(
    (section) =>
      launchCount(section) >= 2 && !sectionsOf(section).some((one) => fenced.has(one) || measured.some((scope) => scope.section === one)),
  );
  return [
    ...measured,
    ...launching.map((section) => ({
      ...titled(section),
      baselines: [],
      measurement: false,
      reason: `${launchCount(section)} agent launches`,
    })),
  ];
}

/** The sections that are plans of their own: siblings that say so ("Template: …"), else the whole document. */
function splitPlans(outline: Section): readonly Section[] {
  const plans = sectionsOf(outline).filter((section) => SIBLING_PLANS.test(section.title) && launchCount(section) >= 2);
  const outermost = plans.filter((section) => !plans.some((other) => other !== section && sectionsOf(other).includes(section)));
  return outermost.length >= 2 ? outermost : [outline];
}

function titled(section: Section): Pick<Scope, 'section' | 'title' | 'titleStart' | 'titleEnd'> {
  const heading = section.depth > 0 ? section : (section.children[0] ?? section);
  const start = heading.heading.start;
  return { section, title: heading.title, titleStart: start, titleEnd: heading.heading.end };
}
