// Facts about a plan that its frontmatter declares: feature type, risk, team, deadline, agents, overhead.
import { closest } from 'fastest-levenshtein';
import type { Located } from '../../plan/location.ts';
import type { Declarations, Problem, Risk } from '../../plan/model.ts';
import { readDuration } from './durations.ts';
import type { Frontmatter, FrontmatterField } from './frontmatter.ts';

/** The keys that declare facts, below `parallelint:` or at the top of the frontmatter. */
export const DECLARATION_KEYS = ['feature-type', 'risk', 'team', 'deadline', 'agents', 'overhead', 'dialect'] as const;
const RISKS: readonly Risk[] = ['high', 'medium', 'low', 'stable'];
/** Common words at the top of other tools' frontmatter, where any value may stand. */
const SHARED_WORDS = new Set(['team', 'deadline']);

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Value = string | number | boolean | null;

/** What a frontmatter declares; every value that cannot be read is a problem that names what was found and what was expected. */
export function readDeclarations(frontmatter: Frontmatter): { declarations: Declarations; problems: readonly Problem[] } {
  const declarations: Writable<Declarations> = {};
  const problems: Problem[] = [];
  const own = frontmatter.fields.get('parallelint');
  for (const key of DECLARATION_KEYS) {
    // What a dialect is called elsewhere is another matter.
    const top = key === 'dialect' ? undefined : frontmatter.fields.get(key)?.field;
    if (top) declare(declarations, problems, key, top, SHARED_WORDS.has(key));
  }
  if (!own) return { declarations, problems };
  if (own.field.type !== 'map') {
    problems.push({
      message: `frontmatter key parallelint holds no map, expected keys such as ${DECLARATION_KEYS.join(', ')}`,
      loc: own.key,
      severity: 'error',
    });
    return { declarations, problems };
  }
  for (const [key, { key: loc, field }] of own.field.fields) {
    if ((DECLARATION_KEYS as readonly string[]).includes(key))
      declare(declarations, problems, key as (typeof DECLARATION_KEYS)[number], field, false);
    else
      problems.push({
        message: `unknown frontmatter key “${key}” below parallelint, did you mean “${closest(key, DECLARATION_KEYS)}”?`,
        loc,
        severity: 'error',
      });
  }
  return { declarations, problems };
}

function declare(
  into: Writable<Declarations>,
  problems: Problem[],
  key: (typeof DECLARATION_KEYS)[number],
  field: FrontmatterField,
  lenient: boolean,
): void {
  const value: Value | undefined = field.type === 'scalar' ? field.value : undefined;
  const set = readDeclaration(key, value);
  if (typeof set === 'string') {
    if (!lenient)
      problems.push({
        message: `frontmatter ${key} is ${JSON.stringify(value ?? field.type)}, expected ${set}`,
        loc: field.loc,
        severity: 'error',
      });
    return;
  }
  Object.assign(
    into,
    Object.fromEntries(Object.entries(set).map(([name, one]) => [name, { value: one, loc: field.loc } satisfies Located<unknown>])),
  );
}

/** A declared value by key, as the model holds it; a string says what was expected instead. Used for frontmatter and configuration alike. */
export function readDeclaration(key: (typeof DECLARATION_KEYS)[number], value: Value | undefined): Record<string, unknown> | string {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  switch (key) {
    case 'feature-type':
      return typeof value === 'string' && value.trim() !== ''
        ? { featureType: value.trim() }
        : 'the name of a feature type, such as CRUD API';
    case 'risk':
      return RISKS.includes(word as Risk) ? { risk: word } : `one of ${RISKS.join(', ')}`;
    case 'team':
      return word === 'experienced' || word === 'inexperienced' ? { team: word } : 'experienced or inexperienced';
    case 'deadline':
      return word === 'critical' || word === 'normal' ? { deadline: word } : 'critical or normal';
    case 'agents':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1000
        ? { agents: value }
        : 'a whole number of agents, 1 or more';
    case 'dialect':
      return typeof value === 'string' && value.trim() !== '' ? { dialect: value.trim() } : 'the name of a dialect, such as kiro';
    case 'overhead': {
      if (typeof value === 'number' && value >= 0) return { overhead: value };
      const found = typeof value === 'string' ? readDuration(value) : undefined;
      return found ? { overhead: found.value.max } : 'a time such as “30 min”, or minutes';
    }
  }
}
