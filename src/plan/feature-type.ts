// Which kind of feature a plan is: as it declares, or as its title tells.
import type { Interval } from './duration.ts';
import type { Location } from './location.ts';
import type { Plan } from './model.ts';

/** The feature type of a plan, and how many agents at once suit it where the type is known. */
export interface FeatureType {
  readonly name: string;
  readonly range?: Interval;
  readonly declared: boolean;
  /** It is declared and no type is called so. */
  readonly unknown: boolean;
  readonly loc: Location;
}

/** Words in a title that tell the feature type; a custom type is told by its own name. */
const TITLE_WORDS: readonly (readonly [string, RegExp])[] = [
  ['CRUD API', /\bcrud\b/i],
  ['Bug Fix', /\b(?:bug ?fix(?:es)?|hotfix)\b/i],
  ['Refactoring', /\brefactor(?:ing)?\b/i],
  ['Data Pipeline', /\bpipeline\b|\betl\b/i],
  ['UI Component', /\bui (?:components?|library)\b|\bcomponent library\b/i],
  ['New Service', /\b(?:new|micro)[ -]?services?\b/i],
  ['Integration', /\bthird[- ]party integration\b|\bintegration with\b/i],
];

/** The feature type of a plan among known ones. A title that names several types is of the one with the longest name. */
export function featureTypeOf(plan: Plan, types: ReadonlyMap<string, Interval>): FeatureType {
  const declared = plan.declarations.featureType;
  if (declared) {
    const known = [...types].find(([name]) => isSameType(name, declared.value));
    return { name: known?.[0] ?? declared.value, ...(known && { range: known[1] }), declared: true, unknown: !known, loc: declared.loc };
  }
  const title = plan.title.value;
  const [guessed] = [...types].filter(([name]) => isTold(name, title)).sort(([a], [b]) => b.length - a.length);
  return { name: guessed?.[0] ?? '', ...(guessed && { range: guessed[1] }), declared: false, unknown: false, loc: plan.title.loc };
}

/** Whether two names mean the same type: case and what stands between the words do not count. */
export function isSameType(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function isTold(name: string, title: string): boolean {
  const words = TITLE_WORDS.find(([word]) => isSameType(word, name))?.[1];
  const key = comparable(name);
  return words?.test(title) ?? (key !== '' && comparable(title).includes(key));
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
