// Two ways of naming files that are no plain list: trees in fences, and a name with its folder apart.
import type { Location } from '../../plan/location.ts';
import type { PathStatement } from '../../plan/model.ts';
import { normalizePath } from '../../plan/paths.ts';
import type { Slice } from '../../markdown/outline.ts';
import { looksLikePath } from '../facts/paths.ts';

type Place = (start: number, end: number) => Location;

/** The files of a tree or list in a fence; a folder counts where nothing stands below it. `#`, arrows and parentheses explain. */
export function treePaths(body: Slice, at: Place): readonly PathStatement[] {
  const open: { readonly column: number; readonly path: string }[] = [];
  const entries: { readonly path: string; readonly start: number; readonly end: number; parent: boolean }[] = [];
  const stack: (typeof entries)[number][] = [];
  let offset = body.start;
  for (const line of body.text.split('\n')) {
    const clean = line
      .replace(/[│├└─┬┼╰╭]/gu, ' ')
      .replace(/\s#.*$|(?<=\S)\s+(?:[-–—←→(]|<-|->).*$|(?<=\S)\s{3,}\S.*$/, '')
      .trimEnd();
    const column = clean.search(/[^\s*+|`-]/);
    if (column >= 0) {
      const word = clean.slice(column).replace(/`/g, '');
      while ((open.at(-1)?.column ?? -1) >= column) {
        open.pop();
        stack.pop();
      }
      const folder = open.at(-1);
      if (folder?.path.endsWith('/') && stack.at(-1)) (stack.at(-1) as (typeof entries)[number]).parent = true;
      const path = folder?.path.endsWith('/') ? `${folder.path}${word}` : word;
      const entry = { path, start: offset + column, end: offset + clean.length, parent: false };
      if (!/\s/.test(word)) {
        open.push({ column, path });
        stack.push(entry);
        entries.push(entry);
      }
    }
    offset += line.length + 1;
  }
  return entries
    .filter((entry) => !entry.parent && looksLikePath(entry.path))
    .map(({ path, start, end }) => ({ value: normalizePath(path), loc: at(start, end), access: 'write', source: 'declared' }));
}

const APART =
  /\b(?:create|add|implement|write|update|modify|edit|extend|refactor|new|build)\b[^.;`]{0,40}?(?<![\w@.-])`?([\w@-]+(?:\.[\w-]+)*\.[a-z]{1,6})`?\s+(?:in|under|inside|into|within|at)\s+(?:the\s+)?`?((?:[\w.@-]+\/)+[\w.@-]*)`?/gi;

const NAMED =
  /\b(?:create|add|write|update|modify|edit|extend|generate|set ?up)\b(?:[ \t]+(?:the|a|an|new|your|root|base|main|basic|comprehensive))*[ \t]+`?([\w-]+(?:\.[\w-]+)*\.[a-z]{1,6})`?(?![\w/(])/gi;

/** `Create package.json`: a bare name right behind a writing verb is a file. */
function barePaths(text: string, base: number, at: Place): readonly PathStatement[] {
  return [...text.matchAll(NAMED)].flatMap((match): readonly PathStatement[] => {
    const name = match[1] ?? '';
    const start = match.index + match[0].indexOf(name);
    return looksLikePath(name) ? [{ value: name, loc: at(base + start, base + start + name.length), access: 'write', source: 'body' }] : [];
  });
}

/** Files that running text names apart from their folder (`Create Parser.swift in Sources/Lib/`), or without one (`Create package.json`). */
export function joinedPaths(text: string, base: number, at: Place): readonly PathStatement[] {
  const bare = barePaths(text, base, at);
  if (!text.includes('/')) return bare;
  const joined = [...text.matchAll(APART)].flatMap((match): readonly PathStatement[] => {
    const name = match[1] ?? '';
    const folder = (match[2] ?? '').replace(/\/?$/, '/');
    const path = `${folder}${name}`;
    const start = match.index + match[0].indexOf(name);
    return looksLikePath(path)
      ? [{ value: normalizePath(path), loc: at(base + start, base + match.index + match[0].length), access: 'write', source: 'body' }]
      : [];
  });
  return [...joined, ...bare.filter((one) => !joined.some((other) => other.value.endsWith(`/${one.value}`)))];
}
