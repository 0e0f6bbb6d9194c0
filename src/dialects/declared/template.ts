// Templates of tasks (`### Task {id}: {title}`, `- [ ] {id} {title}`, `| Unit |`) → expressions, without letting a configuration write one.

/** A template made ready: where it applies, and how a line is taken apart. */
export interface TaskPattern {
  readonly kind: 'heading' | 'item' | 'row';
  /** The groups `mark` (of a check box), `id` and `title`; of a row, what the head of its first column has to be. */
  readonly expression: RegExp;
  readonly hasId: boolean;
}

/** Any id, as the source of an expression: letters and numbers such as `T3`, `1.2`, `2a`, `US-4`. */
export const ANY_ID = String.raw`(?:[A-Z]{1,5}-?)?\d{1,4}(?:[a-z](?=\.\d))?(?:\.(?:\d{1,4}|[A-Z](?!\w)))*[a-z]?`;
/** Marks that may stand around an id: bold, code, struck out, brackets, an emoji. */
const AROUND = String.raw`[*_\x60~\[]{0,4}(?:[\p{Extended_Pictographic}\uFE0F☐☑✓✔]+\s*)?[*_\x60~\[]{0,4}`;
/** Whatever mark stands between id and title, or nothing at the end. */
const ANY_SEPARATOR = String.raw`[*_\x60~\]]{0,4}(?:\s*[:.)—–-]{1,2}[*_\x60~]{0,3}(?=\s|$)\s*|\s+|$)`;
/** A mark between id and title that has to be there. */
const A_SEPARATOR = String.raw`[*_\x60~\]]{0,4}\s*(?:[:.)—–-]{1,2}[*_\x60~]{0,3}(?=\s|$)\s*|$)`;

/** Makes a template ready, for ids of a shape; undefined when it names no heading, check box or table, or has no `{title}`. */
export function compileTemplate(template: string, idShape = ANY_ID): TaskPattern | undefined {
  const row = /^\|([^|{}]+)\|/.exec(template.trim());
  if (row) return { kind: 'row', hasId: true, expression: new RegExp(String.raw`^\W*${escapeWords((row[1] ?? '').trim())}\b`, 'iu') };
  const match = /^\s*(#{1,6}|[-*+] \[ ?\]|[-*+])\s+(\S.*)$/.exec(template);
  if (!match || !template.includes('{title}')) return undefined;
  const kind = (match[1] ?? '').startsWith('#') ? 'heading' : 'item';
  const body = (match[2] ?? '').trim().replace(/^\[ ?\]\s*/, '');
  const boxed = (match[1] ?? '').includes('[') || body !== (match[2] ?? '').trim();
  const box = boxed ? String.raw`\[(?<mark>[^\]])\]\*?\s+` : '';
  const [before = '', after] = body.includes('{id}') ? body.split('{id}', 2) : [body.replace(/\s*\{title\}.*$/, ''), undefined];
  const lead =
    before.trim() === ''
      ? ''
      : String.raw`${escapeWords(before.trim())}${after === undefined ? String.raw`\**\s*` : /[\w]$/.test(before.trim()) && !/\s$/.test(before) ? '' : String.raw`\s*`}`;
  // In a list a number in front of words is an id only where the template's mark stands behind it.
  const separator = kind === 'item' && /^\s*[:.)—–]/.test(after ?? '') ? A_SEPARATOR : ANY_SEPARATOR;
  const id = after === undefined ? '' : `${lead === '' ? AROUND : ''}(?<id>${idShape})${separator}`;
  return {
    kind,
    hasId: after !== undefined,
    expression: new RegExp(String.raw`^${box}(?:\[[^\]]{1,30}\]\s*(?!\())?\**${lead}${id}(?<title>.*)$`, 'u'),
  };
}

/** A template's literal words, escaped; white space matches any. */
function escapeWords(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
}
