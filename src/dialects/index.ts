// The registry of dialects. Detection asks them in this order; the first that recognises a document reads it.
import type { Extraction, Extractor, PlanDocument, SiblingFiles } from '../reading/extractor.ts';
import type { PartReading } from '../reading/account.ts';
import { type Dialect, toDialect } from './declared/declaration.ts';
import { isHomeOf, mayBe } from './declared/signature.ts';
import { FORMATS } from './formats/index.ts';

/** A dialect that is loaded only when a document may be of it. That proves nothing by itself. */
interface Entry {
  readonly dialect: string;
  mayBe(document: PlanDocument): boolean;
  /** The file lies where only plans of this dialect do. */
  isHome?(path: string): boolean;
  load(): Promise<Extractor>;
}

const hasWords =
  (words: RegExp) =>
  (document: PlanDocument): boolean =>
    words.test(document.text);

function declared(dialect: Dialect): Entry {
  return {
    dialect: dialect.name,
    mayBe: (document) => mayBe(document, dialect),
    isHome: (path) => isHomeOf(path, dialect),
    load: async () => (await import('./declared/extractor.ts')).declaredExtractor(dialect),
  };
}

/** Every dialect, the most specific first; formats with code of their own come before those that are declared. */
const ENTRIES: readonly Entry[] = [
  {
    dialect: 'gsd',
    mayBe: hasWords(/^(?:files[_-]modified|depends[_-]on|wave):|\broadmap\b/im),
    load: async () => (await import('./gsd/index.ts')).gsd,
  },
  {
    dialect: 'ccpm',
    mayBe: hasWords(/^(?:status|analyzed|issue|epic|parallel):/m),
    load: async () => (await import('./ccpm/index.ts')).ccpm,
  },
  ...FORMATS.map(([name, given]) => declared(toDialect(name, given))),
  { dialect: 'freeform', mayBe: () => true, load: async () => (await import('./freeform.ts')).freeform },
];

/** The names that a configuration or a frontmatter may give as `dialect`, beside those it defines itself. */
export const DIALECTS: readonly string[] = ENTRIES.map((entry) => entry.dialect);

/** What is known of a document's dialect before it is read. */
export interface DialectChoice {
  /** The dialect that the configuration or the frontmatter sets. */
  readonly dialect?: string;
  /** Dialects that the configuration defines; they come before all others. */
  readonly own: readonly Dialect[];
}

/** What a document is, and what was read from it. */
export interface ReadPlans extends Extraction {
  /** Undefined when it is no plan. */
  readonly dialect?: string;
  /** What was seen, or why it is no plan, for `inspect`. */
  readonly reason: string;
}

/** Reads a document with the dialect that is set, else the first that recognises it. */
export async function readPlans(document: PlanDocument, siblings: SiblingFiles, choice: DialectChoice): Promise<ReadPlans> {
  const set = choice.dialect;
  const extractors = await candidates(document, choice);
  for (const extractor of extractors) {
    const detection = extractor.detect(document, set !== undefined);
    if (!detection) continue;
    const template = placeholders(document);
    const why = set === undefined ? detection.reason : `${detection.reason}, as its dialect is set`;
    if (template !== undefined && extractor.dialect !== 'freeform')
      return { plans: [], problems: [], dialect: extractor.dialect, reason: `${why}; an empty template, as its title is “${template}”` };
    const extraction = await detection.extract(siblings);
    if (extraction.plans.length > 0) return { ...extraction, reason: why, dialect: extractor.dialect };
  }
  return { plans: [], problems: [], reason: refusalOf(document, extractors.at(-1), set) };
}

/** Why nothing recognised a document: the last extractor takes what no format claims, and knows most of what is missing. */
function refusalOf(document: PlanDocument, last: Extractor | undefined, set: string | undefined): string {
  if (document.text.slice(document.bodyStart).trim() === '') return 'it is empty';
  return last?.refusal?.(document) ?? `nothing in it is a task of the ${set ?? 'configured'} dialect, which is set for it`;
}

/** Names of further dialects that would recognise a document, for `inspect`. */
export async function alsoRecognised(document: PlanDocument, choice: DialectChoice, taken: string): Promise<readonly string[]> {
  const others = await candidates(document, { own: choice.own });
  return others.filter((one) => one.dialect !== taken && one.detect(document, false)).map((one) => one.dialect);
}

/** What the parts of a document were taken for, for `inspect`; none where a format of its own says what each part is. `taken`: the dialect that reads it, undefined for no plan. */
export async function partsRead(document: PlanDocument, taken: string | undefined): Promise<readonly PartReading[]> {
  return taken === undefined || taken === 'freeform' ? (await import('./freeform.ts')).partsOf(document) : [];
}

async function candidates(document: PlanDocument, { dialect, own }: DialectChoice): Promise<readonly Extractor[]> {
  const entries = ENTRIES.filter((entry) => (dialect === undefined ? entry.mayBe(document) : entry.dialect === dialect));
  const defined = own.filter((one) => dialect === undefined || one.name === dialect).map(declared);
  // A file at a place of one dialect is that before it is anything else.
  const atHome = entries.filter((entry) => entry.isHome?.(document.path) === true);
  const others = entries.filter((entry) => !atHome.includes(entry));
  return Promise.all([...defined, ...atHome, ...others].map((entry) => entry.load()));
}

/** The placeholder in a title that nobody has filled in: `[FEATURE NAME]`, `{{title}}`. */
function placeholders(document: PlanDocument): string | undefined {
  const title = document.outline.children[0]?.heading.text ?? '';
  return /\[[A-Z][A-Z _#-]{2,}\]|\[(?:Feature|Project|Epic)[ -]?[Nn]ame\]|\{\{[^}]+\}\}|<(?:feature|project|epic)[ -]?name>/.exec(
    title,
  )?.[0];
}
