// A declaration as the readers take it: names compared in one form, templates made ready, ids as expressions.
import { fieldKey } from '../../reading/facts/fields.ts';
import type { DialectDeclaration } from '../schema.ts';
import { ANY_ID, compileTemplate, type TaskPattern } from './template.ts';

/** Facts that a field can state. */
export type FieldFact = keyof NonNullable<DialectDeclaration['fields']>;

/** A dialect, made ready. */
export interface Dialect {
  readonly name: string;
  readonly given: DialectDeclaration;
  /** Globs of its usual paths. */
  readonly paths: readonly string[];
  readonly patterns: readonly TaskPattern[];
  /** Globs of the names of files that are a task each. */
  readonly fileNames: readonly string[];
  /** The source of an expression for ids. */
  readonly idShape: string;
  /** The same for the first example alone, by which a dialect is recognised. */
  readonly firstId: string;
  /** Every id begins with letters, so that words before one can speak of nothing else. */
  readonly lettered: boolean;
  /** The fact that a field's name states, by the name in small letters. */
  readonly facts: ReadonlyMap<string, FieldFact>;
  readonly order: NonNullable<DialectDeclaration['order']>;
  readonly groups: NonNullable<DialectDeclaration['groups']>;
  readonly knownBy: readonly string[];
  readonly proof: readonly string[];
}

/** The source of an expression for ids that look like one of the examples: letters as they are, a number of at least as many digits, a letter behind it. */
function idShapeOf(examples: readonly string[]): string {
  if (examples.length === 0) return ANY_ID;
  const shapes = examples.map((example) => {
    // `WS-A`: the last letter counts.
    if (/^[A-Z]{1,6}-[A-Z]$/.test(example)) return String.raw`${example.slice(0, -1)}[A-Z]{1,2}\d{0,3}`;
    const [, head = '', digits = '', tail = ''] = /^(\D*)(\d+)(\D.*|)$/.exec(example) ?? [];
    const least = digits.startsWith('0') ? digits.length : 1;
    const dotted = /^\.\d/.test(tail) ? String.raw`(?:\.(?:\d{1,4}|[A-Z](?!\w)))*` : '';
    return String.raw`${head.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}\d{${String(least)},4}${dotted}[A-Za-z]?`;
  });
  return shapes.length === 1 ? (shapes[0] as string) : `(?:${shapes.join('|')})`;
}

/** Makes a declaration ready. Templates that cannot be used are refused where the configuration is read. */
export function toDialect(name: string, given: DialectDeclaration): Dialect {
  // Made when it is first asked for: most runs read one dialect.
  let patterns: readonly TaskPattern[] | undefined;
  const idShape = idShapeOf([given.id ?? []].flat());
  const facts = new Map<string, FieldFact>();
  for (const [fact, names] of Object.entries(given.fields ?? {}))
    for (const one of names ?? []) facts.set(fieldKey(one), fact as FieldFact);
  const knownBy = (given.known?.fields ?? (given.known || given.path !== undefined ? [] : [...facts.keys()])).map(fieldKey);
  return {
    name,
    given,
    paths: [given.path ?? []].flat(),
    get patterns() {
      return (patterns ??= [given.task].flat().flatMap((template) => compileTemplate(template, idShape) ?? []));
    },
    fileNames: [given.task].flat().filter((template) => template.endsWith('.md')),
    idShape,
    firstId: idShapeOf([given.id ?? []].flat().slice(0, 1)),
    lettered: given.id !== undefined && [given.id].flat().every((example) => /^[A-Z]/i.test(example)),
    facts,
    order: given.order ?? (given.fields?.depends ? 'dependencies' : 'sequence'),
    groups: given.groups ?? (given.order === 'dependencies' || (given.order === undefined && given.fields?.depends) ? 'none' : 'sections'),
    knownBy,
    proof: (given.known?.proof ?? given.known?.fields?.slice(0, 1) ?? knownBy.slice(0, 1)).map(fieldKey),
  };
}
