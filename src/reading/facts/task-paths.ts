// The files of a task, wherever it names them: in fields, in its own line, in the lines and sub-bullets below it.
import type { Slice } from '../../markdown/outline.ts';
import type { Location } from '../../plan/location.ts';
import type { PathStatement } from '../../plan/model.ts';
import { joinedPaths } from '../relations/path-forms.ts';
import { isAside, isDenied, readPaths, readTaskPaths } from './paths.ts';
import { readPathList } from './path-lists.ts';

type Place = (start: number, end: number) => Location;

/** Where a task may name files. */
export interface TaskWords {
  /** Values of fields that list written files, each with its further lines and items. */
  readonly writes: readonly Slice[];
  readonly reads: readonly Slice[];
  /** Results, of which a path that opens the entry is written. */
  readonly deliverables: readonly Slice[];
  /** What has to hold in the end. */
  readonly criteria: readonly Slice[];
  /** The task's own line. */
  readonly head: Slice;
  /** The own line is a phrase that says what to do (a check box); a heading only names the task. */
  readonly headIsWork: boolean;
  /** Running text below it. */
  readonly lines: readonly Slice[];
}

/**
 * The files of a task. `text`: whether running text counts where fields list files (`always`), only where they list none (`unlisted`), or not at all.
 * What the text states is `body`, what a list states is `declared`.
 */
export function readTaskFiles(words: TaskWords, text: 'always' | 'unlisted' | 'never', at: Place): readonly PathStatement[] {
  const list = (slices: readonly Slice[], access: PathStatement['access']): readonly PathStatement[] =>
    slices.flatMap((slice) => readPathList(slice.text, slice.start, access, at));
  const reads = list(words.reads, 'read');
  const declared = [
    ...list(words.writes, 'write'),
    ...reads.filter((path, index) => reads.findIndex((one) => one.value === path.value) === index),
  ];
  if (text === 'never' || (text === 'unlisted' && declared.some((path) => path.access === 'write'))) return declared;
  const told = [
    ...readHead(words.head, words.headIsWork, at),
    ...words.deliverables.flatMap((slice) => list([slice], 'write').slice(0, 1)),
    ...words.lines.flatMap((line) => readLine(line, at)),
    ...words.criteria.filter((line) => MADE.test(line.text)).flatMap((line) => list([line], 'write').slice(0, 1)),
  ].map((path): PathStatement => ({ ...path, source: 'body' }));
  // A file that is read as well as written is written; each is told once.
  const found: PathStatement[] = [...declared];
  const written = new Set(declared.flatMap((path) => (path.access === 'write' ? [path.value] : [])));
  const named = new Set(declared.map((path) => path.value));
  for (const path of told) {
    if (path.access === 'write' ? written.has(path.value) : named.has(path.value)) continue;
    if (path.access === 'write') written.add(path.value);
    named.add(path.value);
    found.push(path);
  }
  return found;
}

/** `File created: \`a.ts\`` among what has to hold in the end; what tests do to files is no work on them. */
const MADE = /^(?:\[[^\]]\] )?[*_`✅ ]{0,4}(?:new )?files?(?: is| are)? (?:created|added|updated|modified|exists?)\b/i;

const PLACED =
  /\b(?:add|append|write|extend|update|register|wire|include|export|implement|create|define|insert|put|move|initiali[sz]e)\b[^.;:]{0,90}?\s(?:to|in|into|inside|within)\s+(?:the\s+)?([\w-]+(?:\.[\w-]+){0,2}\.(?:py|tsx?|jsx?|mjs|go|rs|rb|java|kt|swift|cs|php|dart|sql|toml|ya?ml|json|md|css|scss|html|vue|svelte|prisma|proto|sh|cpp|hpp?)|\.env(?:\.\w+)?|\.gitignore|Dockerfile|Makefile)(?![\w/(-]|\.\w)/gi;

/** `Add the settings to pyproject.toml`: a bare name that something is put into. Names of products (`Next.js`) are none. */
function placedIn(text: string, base: number, at: Place): readonly PathStatement[] {
  return [...text.matchAll(PLACED)].flatMap((match): readonly PathStatement[] => {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    return /^[A-Z]\w*\.js$|^d3\.js$/.test(name)
      ? []
      : [{ value: name, loc: at(base + start, base + start + name.length), access: 'write', source: 'body' }];
  });
}

/** The task's own line: a file is there what the task is about, and `Update README.md` names one without marks. */
function readHead(head: Slice, isWork: boolean, at: Place): readonly PathStatement[] {
  const told = isWork ? readItemPaths(head.text, head.start, at) : readTaskPaths(head.text, head.start, at);
  const joined = [...joinedPaths(head.text, head.start, at), ...placedIn(head.text, head.start, at)];
  return [...told, ...joined.filter((one) => !told.some((path) => path.value === one.value || path.value.endsWith(`/${one.value}`)))];
}

/** One line of running text: the paths that its verbs write or read, or the one path it consists of. */
function readLine(line: Slice, at: Place): readonly PathStatement[] {
  const text = line.text.replace(/^\[[^\]]\]\s+/, (box) => ' '.repeat(box.length));
  const [first, second] = readPaths(text);
  // `- src/auth.ts`, `- \`src/auth.ts\`: the entry is the file, with or without what is done to it.
  if (
    first &&
    !second &&
    !/[\p{L}\p{N}]/u.test(text.slice(0, first.start)) &&
    /^`?\s*(?:$|[(（—–:-]\s?(?:new|create|modif|updat|add|edit|delet|remov))/i.test(text.slice(first.end))
  )
    return readPathList(text, line.start, 'write', at);
  const joined = [...joinedPaths(text, line.start, at), ...placedIn(text, line.start, at)];
  const told = readTaskPaths(text, line.start, at).filter((path) => !joined.some((one) => one.value.endsWith(`/${path.value}`)));
  return [...joined.filter((one) => !told.some((path) => path.value === one.value || path.value.endsWith(`/${one.value}`))), ...told];
}

/** A writing verb right before a path. */
const MAKES = /\b(?:create|update|write|add|extend|rewrite|generate)\s+(?:the\s+|a\s+|new\s+)*`?$/i;

/** A task that only looks: it runs, checks or reads what it names. */
const LOOKS =
  /^\W*(?:run|verify|review|validate|check|test on|ensure|confirm|read|manual)\b|(?:確認|検証|実行)(?:する|し)?。?(?:\s*[(（][^)）]*[)）])?$|(?:확인|검증|실행)(?:한다|하기)?\.?$|^(?:检查|验证|确认|运行)/iu;

/** What a task on one line writes is the path in its text, unless a reading word governs it or the task only looks. */
function readItemPaths(text: string, base: number, at: Place): readonly PathStatement[] {
  const known = readTaskPaths(text, base, at);
  const looks = LOOKS.test(text);
  const mentions = readPaths(text);
  const tests = /\btests?\b/i.test(text);
  return mentions.flatMap((mention): PathStatement[] => {
    // A file that the work is about is not the one it writes, where another is named or the work is its tests.
    const before = text.slice(0, mention.start).replace(/`$/, '');
    const holdsTests =
      mentions.length === 1 && /^\W*(?:write|create|add|implement|extend)\b.*\btests?\b.*\bin `?$/i.test(text.slice(0, mention.start));
    if (isDenied(before) || ((mentions.length > 1 || tests) && !holdsTests && isAside(before))) return [];
    const read = known.find((path) => path.loc.start.offset === base + mention.start);
    // A bare name (`plan.md`) names a document of the feature far more often than a file to write.
    const isDocument = !mention.value.includes('/') && /\.md$/i.test(mention.value) && !(/[A-Z]/.test(mention.value) && MAKES.test(before));
    // A folder says where the work lies, and claims nothing.
    if (looks || isDocument || mention.value.endsWith('/'))
      return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'read', source: 'body' }];
    if (read) return [read];
    return [{ value: mention.value, loc: at(base + mention.start, base + mention.end), access: 'write', source: 'body' }];
  });
}
