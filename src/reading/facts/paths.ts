// Reads file paths, folders and globs out of a text, and tells whether they are written or only read.
import type { PathStatement } from '../../plan/model.ts';
import { isPattern, normalizePath } from '../../plan/paths.ts';
import { remembered } from '../vocabulary/memo.ts';
import type { Found } from './durations.ts';

/** A path as found in a text, before anything is known of what is done to it. */
export interface PathMention extends Found<string> {
  /** Stands in code marks. */
  readonly quoted: boolean;
}

const EXTENSION = /\.[A-Za-z][A-Za-z0-9]{0,9}$/;
const CODE = /`([^`\r\n]{1,200})`/g;
const BARE = /(?<![\w`/:@.~-])(?:\.{0,2}\/)?(?:[\w.@*{},[\]()-]{1,80}\/)+[\w.@*{},[\]()-]{0,80}/g;
/** Names that are files although nothing else says so. */
const WELL_KNOWN = new Set(['Dockerfile', 'Makefile', 'Gemfile', 'Rakefile', 'Procfile', 'Justfile', 'CODEOWNERS', 'LICENSE']);
const COMMON_EXTENSIONS = new Set(
  `c cc cpp cs css cfg conf csv dart ex exs env gd go gql graphql h hpp html ini ipynb java js json jsonc jsx kt kts less lock lua md mdx mjs mts cjs cts ml mli
   php pl prisma proto ps1 py pyi r rb rs sass scala scss sh sol sql svelte svg swift tf toml ts tsx txt vue xml xsd xliff yaml yml zig zsh bash tmpl hbs ejs snap plist
   rk wit bats feature rst typed`.split(/\s+/),
);

/** Whether a word looks like a path: a folder part, or a name with an extension that files have. Placeholders, URLs and option strings do not. */
export function looksLikePath(word: string): boolean {
  if (word === '' || word.length > 200 || /[\s<>|"'$=;!^%]/.test(word)) return false;
  if (/^(?:[a-z][a-z+.-]*:)?\/\//i.test(word) || /^(?:https?|file|mailto|git):/i.test(word)) return false;
  if (/^\/(?:api|v\d|users?|auth|health)\b/i.test(word) || /\/:\w/.test(word)) return false;
  // A folder in brackets (`app/users/[id]/page.tsx`) is a route; a name in brackets that opens or ends a path is to be filled in.
  if (/\/\[(?:\.{3})?[a-z]\w*\]\/[\w./[\]()-]*\.[a-z]{1,5}$/.test(word))
    return looksLikePath(word.replace(/\/\[(?:\.{3})?[a-z]\w*\](?=\/)/g, '/x'));
  if (/^\[.*\]$/.test(word) || /\[[A-Za-z_ -]+\]/.test(word) || /^-|\.{3}|…/.test(word)) return false;
  const name = word.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (WELL_KNOWN.has(name)) return true;
  if (word.includes('(') && !word.includes('/(')) return false;
  const extension = EXTENSION.exec(name)?.[0].slice(1).toLowerCase();
  if (word.includes('/')) {
    // `.gltf/.glb` are kinds of files.
    if (/^\/[^/]*$/.test(word) || /^\.[a-z0-9]{1,8}(?:\/\.[a-z0-9]{1,8})+$/i.test(word)) return false;
    if (extension !== undefined || word.endsWith('/')) return /[A-Za-z]/.test(word);
    return word.includes('*') || /^(?:\.{0,2}\/|src\/|tests?\/|lib\/|app\/|packages\/|docs\/|cmd\/|internal\/|pkg\/)/.test(word);
  }
  if (/^\.[a-z][\w.-]*$/.test(word)) return /rc$|ignore$|^\.env|^\.[a-z-]+\.(?:json|ya?ml|toml)$/.test(word);
  if (name.startsWith('*.')) return false;
  return extension !== undefined && COMMON_EXTENSIONS.has(extension) && /^[\w@.[\]-]+$/.test(name) && !/^\d/.test(extension);
}

/** Every path in a text: in code marks, or bare with a folder part. A line range (`src/a.ts:12-40`) is cut off. */
export const readPaths: (text: string) => readonly PathMention[] = remembered((text) => {
  const found: PathMention[] = [];
  if (!/[`/]/.test(text)) return found;
  // Links and the marks of bold words are no paths; the stars of a glob stand beside a slash.
  const masked = text
    .replace(/\[[^\]\n]*\]\([^)\n]*\)/g, (link) => ' '.repeat(link.length))
    .replace(/(?<![/\w])\*\*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.:)])\*\*(?![/\w])/gu, '  ');
  for (const match of masked.matchAll(CODE)) {
    const inner = match[1] ?? '';
    const word = cut(inner.trim());
    if (looksLikePath(word)) {
      const start = match.index + 1 + inner.indexOf(word);
      found.push({ value: normalizePath(word), start, end: start + word.length, quoted: true });
    }
  }
  const outside = masked.replace(CODE, (code) => ' '.repeat(code.length));
  for (const match of outside.matchAll(BARE)) {
    // A bracket that opens a list is no part of its first path.
    const lead = match[0].startsWith('[') && !match[0].includes(']') ? 1 : 0;
    const word = cut(match[0].slice(lead).replace(/[,.)\]}]+$/, (tail) => (match[0].includes(tail === ')' ? '(' : '{') ? tail : '')));
    const name = word.split('/').at(-1) ?? '';
    if (looksLikePath(word) && (EXTENSION.test(name) || word.endsWith('/') || WELL_KNOWN.has(name) || word.includes('*'))) {
      found.push({ value: normalizePath(word), start: match.index + lead, end: match.index + lead + word.length, quoted: false });
    }
  }
  return found.sort((a, b) => a.start - b.start);
});

const MENTION =
  /(?<![\w@/-])(?:\.[a-z][\w.-]{2,30}|[\w@-]{1,60}(?:\.[\w-]{1,30})?\.[a-z][a-z0-9]{0,4}|[\w.@-]{1,60}(?:\/[\w.@*-]{0,60})+|Dockerfile|Makefile)(?![\w])/gi;

/** Whether a text names a file or folder in passing, in whatever way: a bare name (`AGENTS.md`), a dot file, a folder (`app/`). */
export function mentionsFile(text: string): boolean {
  for (const [word] of text.matchAll(MENTION)) {
    const extension = /\.([a-z][a-z0-9]{0,4})$/i.exec(word)?.[1]?.toLowerCase();
    if (word.startsWith('.') || /^(?:Dockerfile|Makefile)$/.test(word)) return true;
    if (extension !== undefined && COMMON_EXTENSIONS.has(extension) && !/^(?:e\.g|i\.e|node\.js|vue\.js|next\.js|d3\.js)$/i.test(word))
      return true;
    if (
      extension === 'j2' ||
      (word.includes('/') &&
        /[a-z_.-]{2,}\/(?:$|[a-z_.*-]{2,})/i.test(word) &&
        !/^(?:and|or|read|write|client|input|true|yes|ci|tcp|i|async|on)\//i.test(word))
    )
      return true;
  }
  return false;
}

function cut(word: string): string {
  return withoutSymbol(word.replace(/(?::\d[\d,:-]*|#L\d[\dL-]*)$/, '').replace(/[,:;]$/, ''));
}

/** `src/types.ts:Deps.read()`, `tests/test_a.py::test_b`: the file without what is named in it. */
export function withoutSymbol(word: string): string {
  return word.replace(/(\.[a-z]{1,5}):{1,2}[A-Za-z_][\w.:[\]-]*(?:\(\))?$/, '$1');
}

const READ_BEFORE =
  /(?:\b(?:per|from|based on|according to|see|read(?:s|ing)?|refer(?:ence|ring|s)?(?: to)?|follow(?:s|ing)?|using|uses?|via|like|matching|match(?:es)?|as in|similar to|(?:existing|same|established|follow(?:s|ing)? the|the) patterns? (?:in|of|from)|defined in|described in|documented in|specified in|against|import(?:s|ed|ing)?(?: from)?|check(?:s|ing)?|verify|verifies|review|inspect|analy[sz]e|run|runs|execute|load(?:s|ing)?|consum\w*|understand|mirror(?:s|ing)?|copy(?:ing)? (?:from|pattern)|with|compare (?:to|with)|existing pattern|in accordance with)|→ see)\s+(?:the\s+|existing\s+|all\s+|`[^`]*`(?:,| and| or)\s+)*$/i;
const WRITE_VERB =
  /\b(?:create|add|implement|write|update|modify|edit|extend|refactor|delete|remove|rename|move|generate|replace|fix|extract|build|define|configure|set ?up|wire|register|export|migrate|rewrite|append|insert|document|scaffold|initiali[sz]e|convert|port|adapt|integrate|split|change|introduce|make|touch|mark|bump)\w*\b/i;
/** Writing verbs of languages without spaces between words, which stand right before a path or right behind it. */
const WRITE_CJK = {
  before: /(?:新增|创建|新建|修改|更新|删除|添加|编写|实现|重构|扩展|生成)[^。；，\n`]{0,12}`?$/u,
  behind:
    /^`?[ ]{0,2}(?:(?:에|에서|을|를|의|파일|파일을|に|を|の)[^。.;`\n]{0,24})?[ —–:(-]{0,4}(?:新規|신규|새로)?[ ]{0,2}(?:생성|수정|추가|작성|구현|삭제|제거|변경|교체|갱신|업데이트|作成|追加|修正|変更|更新|削除|実装|拡張|新增|创建|修改|添加|删除|移除)/u,
};
const DELETE_VERB = /\b(?:delete|remove)\s+(?:the\s+)?[`\w]*$/i;
const CREATE_VERB = /\b(?:create|scaffold|generate|add)\s+(?:the\s+|a\s+|new\s+)*[`]?$/i;

/** Reads the paths of a task's running text: written when a writing verb governs the sentence and no reading word stands right before the path. */
export function readTaskPaths(
  text: string,
  base: number,
  toLocation: (start: number, end: number) => PathStatement['loc'],
): readonly PathStatement[] {
  return readPaths(text).flatMap((mention) => {
    const before = text.slice(0, mention.start).replace(/`$/, '');
    const clause = before.split(/[.;:—]\s+|\s–\s/).at(-1) ?? before;
    if (isAside(before)) return [];
    const read = READ_BEFORE.test(before) || /\(\s*(?:see|per|cf\.?|ref)\b[^)]*$/i.test(before);
    const behind = text.slice(mention.end, mention.end + 40);
    const write =
      !read && (WRITE_VERB.test(clause) || WRITE_VERB.test(before) || WRITE_CJK.before.test(before) || WRITE_CJK.behind.test(behind));
    // In running text a folder says where the work lies, and claims nothing.
    if ((!read && !write) || (!read && mention.value.endsWith('/'))) return [];
    const action = DELETE_VERB.test(before) ? 'delete' : CREATE_VERB.test(before) ? 'create' : undefined;
    const statement: PathStatement = {
      value: mention.value,
      loc: toLocation(base + mention.start, base + mention.end),
      access: read ? 'read' : 'write',
      source: 'body',
    };
    return [!read && action ? { ...statement, action } : statement];
  });
}

/** `Do not modify`, `without touching`, `never change` right before a path: what is not done to it is no fact. */
const DENIED =
  /\b(?:not|don['’]t|never|without|instead of|rather than|unlike|except)\s+(?:[a-z]+\s+){0,3}(?:`[^`]*`(?:,| and| or)\s+)*`?$/i;

/** Words before a path that says what the work is about: tests for it, something that wraps it. It is neither written nor read there. */
const MENTIONED =
  /\b(?:for|of|cover(?:s|ing)?|mock(?:s|ing)?|benchmark(?:s|ing)?|exercis\w+|wrap(?:s|ping)?|calls?|calling|depends? on|alongside|visits?|loaded by|(?:lives?|is|are|types|logic|functions?) in|same as)\s+(?:the\s+)?`?$/i;

/** Whether the words before a path say that the task leaves the file alone. */
export function isDenied(before: string): boolean {
  return DENIED.test(before);
}

/** Whether the words before a path say that the task leaves the file alone, or only what its work is about. */
export function isAside(before: string): boolean {
  return DENIED.test(before) || MENTIONED.test(before);
}

/** Whether the words around a path in a list of files say that it is only read. `before` and `after` do not hold the path. */
export function saysRead(before: string, after: string): boolean {
  return READ_AFTER.test(after) || READ_FIRST.test(before);
}

/** Whether the words around a path in a list of files say that it is left alone or belongs to somebody else. */
export function isDisowned(before: string, after: string): boolean {
  return DISOWNED_AFTER.test(after) || DISOWNED_BEFORE.test(before);
}

/** Words around a path in a list of files that say it is not written: `(read-only)`, `imports from`, `never touch`, `except`. */
const READ_AFTER = /^`?\s*(?:[([–—-]\s*)?(?:read[- ]?only|reads? only|reference)/i;
const READ_FIRST = /\b(?:imports?(?: from)?|reads?(?: from)?|uses?|using|see|per|based on)\s+`?$/i;
const DISOWNED_AFTER = /^`?\s*(?:[([–—-]\s*)?(?:no changes|not changed|unchanged|owned by|do not (?:touch|edit|modify))/i;
const DISOWNED_BEFORE =
  /\b(?:never (?:touch|edit|modify)|(?:do not|don't|must not|not) (?:touch|edit|modify|change)|except(?: for)?|excluding|without|not)\s+`?$/i;

/** Reads one entry of a declared file list: the paths before any explanation. */
export function readDeclaredPaths(
  text: string,
  base: number,
  access: PathStatement['access'],
  toLocation: (start: number, end: number) => PathStatement['loc'],
): readonly PathStatement[] {
  return readPaths(text).flatMap((mention) => {
    const before = text.slice(0, mention.start);
    // Only what opens the entry is declared; a path in the explanation behind it is told about, not claimed.
    if (/\s[-–—]\s|\(|:\s/.test(before.replace(/^\s*\**(?:create|modify|test|delete|update|add|new|edit)\**:\**\s*/i, ''))) return [];
    const after = text.slice(mention.end, mention.end + 40);
    if (before.trimEnd().endsWith('~~`') || before.endsWith('~~') || DISOWNED_AFTER.test(after) || DISOWNED_BEFORE.test(before)) return [];
    if (READ_AFTER.test(after) || READ_FIRST.test(before)) {
      return [{ value: mention.value, loc: toLocation(base + mention.start, base + mention.end), access: 'read', source: 'declared' }];
    }
    const verb = /(create|new|modify|update|edit|delete|remove|test|add)\b[^a-z]*$/i.exec(before)?.[1]?.toLowerCase();
    const action =
      verb === undefined ? undefined : /create|new|add|test/.test(verb) ? 'create' : /delete|remove/.test(verb) ? 'delete' : 'modify';
    const statement: PathStatement = {
      value: mention.value,
      loc: toLocation(base + mention.start, base + mention.end),
      access,
      source: 'declared',
    };
    const partial = isPattern(mention.value) && /\((?:[^)]*\b(?:only|excluding|except)\b)/i.test(text.slice(mention.end));
    return [{ ...statement, ...(action ? { action } : {}), ...(partial ? { partial: true } : {}) }];
  });
}
