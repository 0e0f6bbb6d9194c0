// Text for a terminal. Text from documents and file names is hostile: control and direction characters are made visible before a person sees them.
import { eastAsianWidth } from 'get-east-asian-width';

/** C0, DEL, C1, bidirectional and other invisible formatting characters, lone surrogates. */

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text on one line in which nothing is hidden: tabs become spaces, other controls their code point in angle brackets. What joins two pictures to one stays. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char, at: number) => (char === JOINER && joinsPictures(text, at) ? char : shown(char)));
}

const JOINER = '\u200d';

function joinsPictures(text: string, at: number): boolean {
  return (
    /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?$/u.test(text.slice(Math.max(0, at - 5), at)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3))
  );
}

function shown(char: string): string {
  return char === '\t' ? ' ' : `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** What a terminal shows as one sign: a flag, a picture with what is joined to it, a key, a character. */
const SIGN =
  /\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*|[#*0-9]\ufe0f?\u20e3|[^]/gu;

function signWidth(sign: string): number {
  if (/^\p{M}/u.test(sign)) return 0;
  if (/^(?:\p{RI}{2}|\p{Emoji_Presentation})|\ufe0f/u.test(sign)) return 2;
  return eastAsianWidth(sign.codePointAt(0) ?? 0);
}

/** Columns that a text takes in a terminal; marks that join the letter before them take none, and pictures take two. */
export function stringWidth(text: string): number {
  if (/^[\u0000-\u007e]*$/.test(text)) return text.length;
  return signsOf(text).reduce((width, sign) => width + signWidth(sign), 0);
}

function signsOf(text: string): readonly string[] {
  return text.match(SIGN) ?? [];
}

/** A text cut to at most so many columns, with an ellipsis where something is missing. */
export function fit(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  let width = 0;
  let result = '';
  for (const sign of signsOf(text)) {
    width += stringWidth(sign);
    if (width > room - 1) break;
    result += sign;
  }
  return `${result}…`;
}

/** Words in lines of at most so many columns; a word that is longer than a line is cut. Scripts without blanks break between their signs. */
export function wrapWords(text: string, width: number, first = '', further = ''): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const { text: whole, glued } of piecesOf(text)) {
    const word = fit(whole, width - stringWidth(further));
    const blank = empty || glued ? '' : ' ';
    if (!empty && stringWidth(line) + blank.length + stringWidth(word) > width) {
      lines.push(line);
      line = further;
      empty = true;
    }
    line += empty ? word : `${blank}${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** The pieces between which a line may break: words, and the signs of scripts that are written without blanks. */
function piecesOf(text: string): readonly { readonly text: string; readonly glued: boolean }[] {
  return text.split(' ').flatMap((word) => {
    const parts = /[\u3040-\u30ff\u4e00-\u9fff]/.test(word) ? (word.match(UNSPACED) ?? [word]) : [word];
    return parts.map((part, at) => ({ text: part, glued: at > 0 }));
  });
}

/** A sign of a script without blanks with the marks that close behind it, or what stands between such signs. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff][、。，．！？」』）]*|[^\u3040-\u30ff\u4e00-\u9fff]+/g;

/** A text cut or filled up with blanks to exactly so many columns. */
export function toColumns(text: string, columns: number): string {
  const cut = fit(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - stringWidth(cut)));
}
