// Templates of tasks (`### Task {id}: {title}`) → expressions, without letting a configuration write one.

/** A template made ready: where it applies, and how a line is taken apart. */
export interface TaskPattern {
  readonly kind: 'heading' | 'item';
  /** The groups `mark` (of a check box), `id` and `title`. */
  readonly expression: RegExp;
}

/** An id: letters and numbers such as `T3`, `1.2`, `2a`, `US-4`. */
const ID = String.raw`(?<id>(?:[A-Z]{1,5}-?)?\d{1,4}(?:\.(?:\d{1,4}|[A-Z](?![\w])))*[a-z]?)`;
/** Whatever mark stands between id and title, or nothing at the end. */
const SEPARATOR = String.raw`\**(?:\s*[:.)—–-]\**(?=\s|$)\s*|\s+|$)`;

/** Makes a template ready; undefined when it names neither a heading nor a check box, or has no `{title}`. */
export function compileTemplate(template: string): TaskPattern | undefined {
  const match = /^\s*(#{1,6}|[-*+] \[ ?\]|[-*+])\s+(\S.*)$/.exec(template);
  if (!match || !template.includes('{title}')) return undefined;
  const kind = (match[1] ?? '').startsWith('#') ? 'heading' : 'item';
  const body = (match[2] ?? '').trim();
  const box = (match[1] ?? '').includes('[') ? String.raw`\[(?<mark>[^\]])\]\*?\s+` : '';
  const [before = '', after] = body.includes('{id}') ? body.split('{id}', 2) : [body.replace(/\s*\{title\}.*$/, ''), undefined];
  const lead =
    before.trim() === ''
      ? ''
      : String.raw`${escapeWords(before.trim())}${after === undefined ? String.raw`\**\s*` : /[\w]$/.test(before.trim()) && !/\s$/.test(before) ? '' : String.raw`\s*`}`;
  const id = after === undefined ? '' : `${ID}${SEPARATOR}`;
  return { kind, expression: new RegExp(String.raw`^${box}(?:\[[^\]]{1,30}\]\s*)?\**${lead}${id}(?<title>.*)$`, 'u') };
}

/** A template's literal words, escaped; white space matches any. */
function escapeWords(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
}
