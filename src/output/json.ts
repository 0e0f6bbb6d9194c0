// JSON that is safe to look at: what an editor or a terminal would hide or obey is escaped, and means the same.

/** A value as JSON text with a line end; characters that nobody can see become escapes. `indent`: 2 for people, absent for one line. */
export function jsonText(value: unknown, indent?: 2): string {
  const text = JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
