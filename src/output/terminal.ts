// Text for a terminal. Text from documents and file names is hostile: control and direction characters are made visible before a person sees them.
import { eastAsianWidth } from 'get-east-asian-width';

/** C0, DEL, C1, bidirectional and other invisible formatting characters, lone surrogates. */

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text on one line in which nothing is hidden: tabs become spaces, other controls their code point in angle brackets. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\t' ? ' ' : `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`));
}

/** Columns that a text takes in a terminal; marks that join the letter before them take none. */
export function stringWidth(text: string): number {
  if (/^[\u0000-\u007e]*$/.test(text)) return text.length;
  return Array.from(text).reduce((width, char) => width + (/\p{M}/u.test(char) ? 0 : eastAsianWidth(char.codePointAt(0) ?? 0)), 0);
}

/** A text cut to at most so many columns, with an ellipsis where something is missing. */
export function fit(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let width = 0;
  let result = '';
  for (const char of text) {
    width += stringWidth(char);
    if (width > room - 1) break;
    result += char;
  }
  return `${result}…`;
}

/** A text cut or filled up with blanks to exactly so many columns. */
export function toColumns(text: string, columns: number): string {
  const cut = fit(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - stringWidth(cut)));
}
