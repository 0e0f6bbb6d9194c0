// Declared lists of files: `Create: \`a.ts\`, Modify: \`b.ts:12-40\``, `a.ts (new), b.ts`, one a line, or a YAML list.
import type { Location } from '../../plan/location.ts';
import type { PathStatement } from '../../plan/model.ts';
import { normalizePath } from '../../plan/paths.ts';
import { isPattern } from '../../plan/paths.ts';
import { isDisowned, looksLikePath, saysRead, withoutSymbol } from './paths.ts';
import { maskBrackets } from './references.ts';

const VERB =
  /^\W*(create|creates|new|add|modify|modifies|update|updates|edit|change|test|tests|delete|deletes|remove|rename|move|read|reference|verify|review|inspect|run)\b[^:`]{0,20}:/i;
const READ_ONLY =
  /^[`\s]*\(\s*(?:(?:for )?read(?:s|ing)?[- ]?only|for reference|reference(?: only)?\s*[),;]|no changes?|no edits?|unchanged|already exists|context\b|imports? only|read\)|읽기|只读|参考|do not (?:touch|edit|modify))|^`?\s*(?:[-–—:]\s*)(?:read[- ]?only|no changes?|unchanged)\b/i;

/** Reads a list of declared paths from one text. `access` is what the list is for; words beside a path can take it back. */
export function readPathList(
  text: string,
  base: number,
  access: PathStatement['access'],
  at: (start: number, end: number) => Location,
): readonly PathStatement[] {
  // Struck-out entries are taken back.
  const masked = maskBrackets(text.replace(/^(\s*)\[(.*)\](\s*)$/, '$1 $2 $3').replace(/~~[^~]*~~/g, (gone) => ' '.repeat(gone.length)));
  // Behind a dash the entry is explained.
  const stop = /\s(?:—|–|--|-|→|←|#)\s/.exec(masked)?.index ?? masked.length;
  const found: PathStatement[] = [];
  let verb = VERB.exec(masked)?.[1]?.toLowerCase();
  for (const piece of masked.slice(0, stop).matchAll(/(?:[^,;`{]|\{[^{}`]*\}|\{|`[^`]*`)+/g)) {
    verb = VERB.exec(piece[0])?.[1]?.toLowerCase() ?? verb;
    const word = pathIn(piece[0]);
    if (!word) continue;
    const start = piece.index + word.start;
    const end = start + word.value.length;
    // The words around the path, brackets included, up to the next entry.
    const next = masked.slice(end).search(/[,;]/);
    const note = text.slice(end, next < 0 ? text.length : end + next);
    if (/\b(?:not|except(?: for)?|without)\s+`?$/i.test(masked.slice(piece.index, start))) continue;
    const before = masked.slice(piece.index, start);
    if (isDisowned(before, note)) continue;
    const reads =
      access === 'read' ||
      saysRead(before, note) ||
      /^(?:read|reference|verify|review|inspect|run)/.test(verb ?? '') ||
      READ_ONLY.test(note);
    const action = reads ? undefined : actionOf(verb, note);
    found.push({
      value: normalizePath(word.value),
      loc: at(base + start, base + end),
      access: reads ? 'read' : 'write',
      source: 'declared',
      ...(action && { action }),
      ...(isPattern(word.value) && /\((?:[^)]*\b(?:only|excluding|except)\b)/i.test(note) && { partial: true as const }),
    });
  }
  return found;
}

function actionOf(verb: string | undefined, note: string): PathStatement['action'] {
  if (/^(?:delete|remove)/.test(verb ?? '')) return 'delete';
  if (/^(?:create|new|add|test)/.test(verb ?? '') || /^[`\s]*\(\s*(?:new|create)/i.test(note)) return 'create';
  if (/^(?:modif|update|edit|change|rename|move)/.test(verb ?? '')) return 'modify';
  return undefined;
}

/** The path that opens one entry: in code marks, or the only word of the entry. A line range behind it is cut off. */
function pathIn(piece: string): { readonly value: string; readonly start: number } | undefined {
  const code = /`([^`\s]{1,200})`/.exec(piece);
  if (code) {
    const value = withoutLines(code[1] ?? '');
    const isPath = looksLikePath(value) || (/^[\w@.~-]*\/[\w@.*{},[\]()/-]+$/.test(value) && !/^\/?(?:api|v\d)\//.test(value));
    return isPath ? { value, start: code.index + 1 } : undefined;
  }
  const bare = /^(?:\W*[A-Za-z ]{3,20}:)?[\s*"'-]*([\w@.~][\w@.*{}[\]()/+~-]*)["']?(?:\s*$|\s+and\b)/.exec(piece);
  const value = withoutLines((bare?.[1] ?? '').replace(/\.$/, ''));
  if (!bare || value === '' || !/[./]/.test(value) || !looksLikePath(value)) return undefined;
  return { value, start: bare[0].indexOf(bare[1] ?? '') };
}

function withoutLines(word: string): string {
  return withoutSymbol(word.replace(/(?::\d[\d,:–-]*|#L\d[\dL-]*)$/, '').replace(/[,:;]$/, ''));
}
