// How the vocabulary is kept: one entry a concept, one column a language. Adding a language is adding a column; no word of prose stands elsewhere.

/** The languages that plans have been met in. */
type Language = 'en' | 'zh' | 'ja' | 'ko' | 'de' | 'es' | 'pt' | 'fr' | 'it' | 'ru' | 'nl' | 'th';

/** The words of one concept, a column a language, with commas and white space between them. Each word is the source of an expression without capturing groups. */
export type Words = Readonly<Partial<Record<Language, string>>>;

function listOf(column: string): readonly string[] {
  return column.split(/,\s+/).map((word) => word.trim());
}

/** All words of a concept, in all languages, as the source of one expression without boundaries. */
export function anyWord(words: Words): string {
  return Object.values(words).flatMap(listOf).join('|');
}

/** Languages that are written without spaces between words: their words have no boundaries to look for. */
const UNSPACED: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'th']);
/** Languages that put words together or bend their ends, so that only the start of a word is its own. */
const BENT: ReadonlySet<string> = new Set(['de', 'nl', 'ru']);

/** What a word may not touch: letters and digits of the scripts that plans are written in. The class of all letters of Unicode costs many times as much. */
const LETTER = '[0-9A-Za-z_\\u00aa-\\u024f\\u0370-\\u052f\\u0e00-\\u0e5b\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]';

/** All words of a concept as the source of one expression. Each boundary stands once: a class of letters costs an expression more than all its words do. */
function wordsSource(words: Words): string {
  const columns = Object.entries(words);
  const wordsOf = (wanted: (language: string) => boolean): string =>
    columns.flatMap(([language, column]) => (wanted(language) ? listOf(column) : [])).join('|');
  const whole = wordsOf((language) => !UNSPACED.has(language) && !BENT.has(language));
  const bent = wordsOf((language) => BENT.has(language));
  const spaced = [whole && `(?:${whole})(?!${LETTER})`, bent].filter((part) => part !== '').join('|');
  const unspaced = wordsOf((language) => UNSPACED.has(language));
  const parts = [spaced && `(?<!${LETTER})(?:${spaced})`, unspaced].filter((part) => part !== '');
  return `(?:${parts.join('|')})`;
}

/** An expression that finds any word of a concept in a text; `where` places it (`^…` for the start). */
export function wordsPattern(words: Words, where: (source: string) => string = (source) => source): RegExp {
  return new RegExp(where(wordsSource(words)), 'iu');
}

/** What tells whether a text is nothing but one of the words, apart from marks around it. */
export function wholePattern(words: Words): { readonly test: (text: string) => boolean } {
  const whole = new RegExp(`^(?:${anyWord(words)})$`, 'iu');
  // The marks go first: classes of letters in every expression cost more than all its words.
  return { test: (text) => whole.test(withoutMarks(text)) };
}

function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/u, '');
}
