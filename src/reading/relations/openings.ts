// Ids that open a line or a row somewhere in a document: the plan defines them, whether or not they were read as units.
import { idKey } from '../facts/references.ts';

/** Words that an id may consist of. */
const MAX_WORDS = 2;

/** Asks whether an id opens a heading, an item, a row or a line of a text; the text is gone through when it is first asked for. */
export function openingsOf(text: string): (id: string) => boolean {
  let known: Set<string> | undefined;
  return (id) => {
    known ??= new Set(
      text.split('\n').flatMap((line) => {
        const words = line
          .slice(0, 80)
          .replace(/^[^\p{L}\p{N}]*(?:\[[ xX]\][^\p{L}\p{N}]*)?/u, '')
          .split(/[\s:|,.()—–[\]*`]+/u, MAX_WORDS);
        return words.map((_, index) => idKey(words.slice(0, index + 1).join(' ')));
      }),
    );
    return known.has(idKey(id));
  };
}
