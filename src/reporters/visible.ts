// Text from documents and file names is hostile: control and direction characters are made visible before a person sees them.

/** C0, DEL, C1, bidirectional and other invisible formatting characters, lone surrogates. */

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text on one line in which nothing is hidden: tabs become spaces, other controls their code point in angle brackets. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\t' ? ' ' : `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`));
}
