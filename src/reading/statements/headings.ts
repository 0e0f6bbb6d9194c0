// What a heading announces in a free-form plan: a phase, a unit of parallel work, a wave, an aside …
import type { Duration, Interval } from '../../plan/duration.ts';
import type { Slice } from '../../markdown/outline.ts';
import { type Found, readDurations, readWindow } from '../facts/durations.ts';

/** The kinds of section that free-form plans have; an aside is about the plan and not part of it. */
type HeadingKind = 'unit' | 'wave' | 'phase' | 'launch' | 'aside' | 'other';

/** A heading, taken apart; offsets count from the start of its text. */
export interface HeadingFacts {
  readonly kind: HeadingKind;
  /** `Track 2`, `Agent A`: kind word and number, as the plan writes it. */
  readonly id?: Found<string>;
  /** The words after the id, without what stands in parentheses. */
  readonly name: string;
  readonly duration?: Found<Duration>;
  /** The first half of `6 weeks → 4 weeks`. */
  readonly sequential?: Found<Duration>;
  readonly window?: Found<Interval>;
  readonly agent?: Found<string>;
  readonly agents?: Found<Interval>;
  /** Speaks of components, or of interfaces. */
  readonly components: boolean;
  readonly contract: boolean;
}

const UNIT_WORD = String.raw`(?:track|agent|session|stream|work[ -]?stream|team|slice|lane|person|developer|dev|engineer|worker|thread|pod|squad)`;
const NUMBER = String.raw`(?:\d{1,3}[a-z]?|[A-Z]|[IVX]{1,4})(?![\w-])`;
const UNIT = new RegExp(String.raw`^(?:parallel\s+)?${UNIT_WORD}\s+#?${NUMBER}`, 'i');
const WAVE = new RegExp(String.raw`^(?:wave|batch|round|tier)\s+#?${NUMBER}`, 'i');
const PHASE =
  /^(?:phase|step|stage|sprint|milestone|iteration|weeks?|days?|part)\s+#?(?:\d{1,3}(?:\.\d{1,2})?(?:\s?[-–]\s?\d{1,3})?[a-z]?|[A-Z]|[IVX]{1,4})(?![\w-])/i;
const ASIDE =
  /\b(?:success|acceptance|criteria|risks?|rollback|communication|quick ?start|commands?|quality (?:gates?|requirements?|standards?)|deliverables?|glossary|appendix|notes?|guidelines?|references?|faq|troubleshooting|metrics?|git workflow|prerequisites?|background|problem|overview|summary|context|status|progress|changelog|history|lessons|post-execution|next steps|open questions|checklist|monitoring|mitigation|contingency|conflicts?|prevention|protocol|dependency graph|dependencies|diagram|utilization|handoff|prompts?|instructions?|tips|conclusion|why|goals?|objectives?|scope|requirements?|key changes|best practices|what we|when to use|responsibilit(?:y|ies)|territor(?:y|ies)|ownership|specifications?)\b/i;
const COMPONENTS = /\b(?:components|parallelization analysis|independence analysis)\b/i;
const CONTRACT =
  /\b(?:interface definitions?|interfaces?|contracts?|api (?:contract|definition|specification|spec)|data models?|shared types)\b/i;
const PHASE_WORDS =
  /\b(?:phase|parallel (?:execution|implementation|development|research|work)|integration|implementation|preparation|setup|foundation|testing|validation|polish|review|merge)\b/i;

// A memo and no state: the same heading always has the same facts, and every pass over a plan asks for them.
const known = new WeakMap<Slice, HeadingFacts>();

/** Takes a heading apart, by its source text. Emoji, bold marks and a leading number (`1.`) do not matter. */
export function readHeading(heading: Slice): HeadingFacts {
  const facts = known.get(heading) ?? readHeadingText(heading.text);
  known.set(heading, facts);
  return facts;
}

function readHeadingText(text: string): HeadingFacts {
  const lead = /^(?:[^\p{L}\p{N}(@[]|\d{1,2}\.\s)*/u.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead).replaceAll('**', '  ');
  const window = readWindow(body);
  const all = readDurations(body);
  const arrow = all.length > 1 && /^\s*(?:→|->|=>)\s*$/.test(body.slice(all[0]?.end ?? 0, all[1]?.start ?? 0));
  const duration = window ? all.find((one) => one.start >= window.end) : all[arrow ? 1 : 0];
  const agent = /\((?:agent|session|dev(?:eloper)?|person|team)\s+#?(\w{1,12})\)/i.exec(body);
  const count = /(?<![\d-])(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?\s+(?:parallel\s+)?(?:agents?|workers|developers|sessions|subagents)\b/i.exec(
    body,
  );
  const unit = UNIT.exec(body);
  const wave = WAVE.exec(body);
  const phase = PHASE.exec(body);
  const label = unit ?? wave ?? phase;
  const at = <T>(value: T, start: number, length: number): Found<T> => ({ value, start: lead + start, end: lead + start + length });
  const moved = <T>(found: Found<T>): Found<T> => at(found.value, found.start, found.end - found.start);
  return {
    kind: kindOf(body, unit, wave, phase),
    name: body
      .slice(label ? label[0].length : 0)
      .replace(/^[\s:.)–—-]+/, '')
      .replace(/\s*\([^)]*\)\s*/g, ' ')
      .replace(/\s[—–-]\s~?\d[\w. –-]*$/, '')
      .replaceAll('`', '')
      .trim(),
    components: COMPONENTS.test(body),
    contract: CONTRACT.test(body),
    ...(label && { id: at(label[0].replace(/^parallel\s+/i, ''), 0, label[0].length) }),
    ...(duration && { duration: moved(duration) }),
    ...(arrow && all[0] && { sequential: moved(all[0]) }),
    ...(window && { window: moved(window) }),
    ...(agent && { agent: at(agent[0].slice(1, -1), agent.index + 1, agent[0].length - 2) }),
    ...(count && { agents: at({ min: Number(count[1]), max: Number(count[2] ?? count[1]) }, count.index, count[0].length) }),
  };
}

/** Whether a text names a unit of parallel work (`Stream A: …`). */
export function isUnitHeading(text: string): boolean {
  return UNIT.test(text);
}

function kindOf(body: string, unit: RegExpExecArray | null, wave: RegExpExecArray | null, phase: RegExpExecArray | null): HeadingKind {
  const label = unit ?? wave ?? phase;
  if (label && /\b(?:success|criteria|deliverables?|commands?|prompt|complete)\b\s*:?$/i.test(body)) return 'aside';
  if (unit) return 'unit';
  if (wave) return 'wave';
  if (phase) return 'phase';
  if (
    /^(?:parallel )?(?:execution|launch)\b|\bsingle message\b/i.test(body) &&
    !/\b(?:plan|strategy|architecture|order|timeline|commands?)\b/i.test(body)
  )
    return 'launch';
  if (ASIDE.test(body) || COMPONENTS.test(body)) return 'aside';
  return PHASE_WORDS.test(body) && !/\b(?:plan|strategy|approach|architecture|guide|checkpoints?)\b/i.test(body) ? 'phase' : 'other';
}

/** Every reference to a unit or phase in a text: `Track 2`, `Streams 2, 3 and 4`, `Agents A and B`; ranges are written out. */
export function readReferences(text: string): readonly Found<string>[] {
  const found: Found<string>[] = [];
  const pattern =
    /\b(track|agent|session|stream|work[ -]?stream|team|slice|lane|person|developer|phase|wave|step|week)s?\s+#?((?:\d{1,3}[a-z]?|[A-Z])(?![\w-])(?:\s?(?:,|and|&|\+|or|-|–|to|through)\s?(?:and\s)?#?(?:\d{1,3}[a-z]?|[A-Z])(?![\w-])){0,20})/gi;
  for (const match of text.matchAll(pattern)) {
    const kind = match[1] ?? '';
    const list = match[2] ?? '';
    const listStart = match.index + match[0].length - list.length;
    let previous: { text: string; end: number } | undefined;
    for (const item of list.matchAll(/\d{1,3}[a-z]?|[A-Z](?!\w)/g)) {
      const between = previous ? list.slice(previous.end, item.index) : '';
      if (previous && /^\s?(?:-|–|to|through)\s?$/.test(between)) {
        for (let number = Number(previous.text) + 1; number < Number(item[0]); number += 1) {
          found.push({ value: `${kind} ${number}`, start: listStart + item.index, end: listStart + item.index + item[0].length });
        }
      }
      const start = previous ? listStart + item.index : match.index;
      found.push({ value: `${kind} ${item[0]}`, start, end: listStart + item.index + item[0].length });
      previous = { text: item[0], end: item.index + item[0].length };
    }
  }
  return found;
}

/** The form under which ids are compared: `Track #2` and `track 2` are one, a workstream is a stream. */
export function referenceKey(id: string): string {
  return id
    .toLowerCase()
    .replace(/[#\s-]+/g, '')
    .replace(/^work(?=stream)/, '');
}
