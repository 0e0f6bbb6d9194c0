// How the vocabulary is kept: one entry a concept, one column a language. Adding a language is adding a column; no word of prose stands elsewhere.

/** The languages that plans have been met in. */
type Language = 'en' | 'zh' | 'ja' | 'ko' | 'de' | 'es' | 'pt' | 'fr' | 'it' | 'ru' | 'nl' | 'th';

/** The words of one concept, a column a language, with commas and white space between them. Each word is the source of an expression without capturing groups. */
export type Words = Readonly<Partial<Record<Language, string>>>;

function listOf(column: string): readonly string[] {
  return column.split(/,\s+/).map((word) => word.trim());
}

/** All words of a concept, in all languages, as the source of one expression without boundaries. What two languages share stands once. */
export function anyWord(words: Words): string {
  return narrowed(joined(Object.values(words)));
}

function joined(columns: readonly string[]): string {
  return [...new Set(columns.flatMap(listOf))].join('|');
}

/** Languages that are written without spaces between words: their words have no boundaries to look for. */
const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'th']);
/** Languages that put words together or bend their ends, so that only the start of a word is its own. */
const BENT: ReadonlySet<string> = new Set(['de', 'nl', 'ru']);

/** What a word may not touch: letters and digits of the scripts that plans are written in. The class of all letters of Unicode costs many times as much. */
const LETTER = '[0-9A-Za-z_\\u00aa-\\u024f\\u0370-\\u052f\\u0e00-\\u0e5b\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]';

/** The same without digits and `_`. */
const ALPHA = '[A-Za-z\\u00aa-\\u024f\\u0370-\\u052f\\u0e00-\\u0e5b\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]';

/** The ranges of Unicode that hold letters, without the ASCII ones: a few dozen in place of hundreds. Marks, punctuation, arrows, drawings and emoji stand in none. */
const LETTER_RANGES =
  '\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02c1\\u0370-\\u1fff\\u2c00-\\u2dff\\u3005\\u3006\\u3031-\\u3035\\u3041-\\u3096\\u309d-\\u30fa\\u30fc-\\u318e\\u3400-\\u4dbf\\u4e00-\\ud7ff\\uf900-\\ufaff\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc\\u{10000}-\\u{1efff}\\u{20000}-\\u{3ffff}';
/** Numbers that are no digits: `²`, `½`, `Ⅳ`, `①`, `〇`. */
const NUMBER_RANGES =
  '\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2150-\\u218b\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793\\u3007\\u3021-\\u3029\\u3038-\\u303a\\u3220-\\u3229\\u3280-\\u3289\\uff10-\\uff19';

/** An expression's source with small classes in place of Unicode's: compiling those, for either case of each letter, would take most of a short run's time. */
function narrowed(source: string): string {
  return source
    .replaceAll(String.raw`[^\p{L}\p{N}]`, `[^0-9A-Za-z${LETTER_RANGES}${NUMBER_RANGES}]`)
    .replaceAll(String.raw`[^\p{L}]`, `[^A-Za-z${LETTER_RANGES}]`)
    .replaceAll(String.raw`\p{L}`, ALPHA);
}

/** All words of a concept as the source of one expression. Each boundary stands once: a class of letters costs an expression more than all its words do. */
function wordsSource(words: Words): string {
  const columns = Object.entries(words);
  const wordsOf = (wanted: (language: string) => boolean): string =>
    joined(columns.flatMap(([language, column]) => (wanted(language) ? [column] : [])));
  const whole = wordsOf((language) => !UNSPACED.has(language) && !BENT.has(language));
  const bent = wordsOf((language) => BENT.has(language));
  const spaced = [whole && `(?:${whole})(?!${LETTER})`, bent].filter((part) => part !== '').join('|');
  const unspaced = wordsOf((language) => UNSPACED.has(language));
  const parts = [spaced && `(?<!${LETTER})(?:${spaced})`, unspaced].filter((part) => part !== '');
  return `(?:${parts.join('|')})`;
}

/** An expression that finds any word of a concept in a text; `where` places it (`^…` for the start). */
export function wordsPattern(words: Words, where: (source: string) => string = (source) => source): RegExp {
  return new RegExp(narrowed(where(wordsSource(words))), 'iu');
}

/** An expression that a text in small letters matches when it is nothing but one of the words. The words themselves are kept in small letters. */
export function wholeWord(words: Words): RegExp {
  // Without regard to case an expression takes three times as long to compile, and many are used only a few times.
  return new RegExp(`^(?:${anyWord(words)})$`, 'u');
}

/** What tells whether a text, in any case, is nothing but one of the words, apart from marks around it. */
export function wholePattern(words: Words): { readonly test: (text: string) => boolean } {
  const whole = wholeWord(words);
  // The marks go first: classes of letters in every expression cost more than all its words.
  return { test: (text) => whole.test(withoutMarks(text).toLowerCase()) };
}

function withoutMarks(text: string): string {
  if (/^[A-Za-z][A-Za-z -]*(?<=[A-Za-z])$/.test(text)) return text;
  return text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/u, '');
}
