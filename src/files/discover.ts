// From the arguments to the files: literal names, folders, globs, minus what git and the configuration ignore.
import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { UsageError } from '../engine/errors.ts';
import { matchGlobs } from '../engine/globs.ts';
import { foldersAbove, IGNORE_FILE } from './ignore-file.ts';
import { readTextFile } from './read.ts';

/** What to look for. */
export interface DiscoverOptions {
  /** Absolute folder that arguments are relative to. */
  readonly cwd: string;
  /** Files, folders and globs as the user wrote them, those with `!` in front taken back; none to look for: `include`, else everything below `cwd`. */
  readonly patterns: readonly string[];
  readonly include: readonly string[];
  /** Globs that are never linted, relative to `configFolder`. */
  readonly ignore: readonly string[];
  readonly configFolder: string;
  /** An ignore file in git's format, beside `.gitignore`. */
  readonly ignorePath?: string;
  /** Whether ignore files and globs count. */
  readonly respectIgnore: boolean;
}

/** What was found. */
export interface Discovered {
  /** Absolute paths, sorted, each once. */
  readonly files: readonly string[];
  /** Patterns that matched nothing, with the reason. */
  readonly unmatched: readonly { readonly pattern: string; readonly reason: string }[];
  /** Files that were named and are ignored. */
  readonly ignored: readonly string[];
}

const MARKDOWN = /\.(?:md|markdown)$/i;
/** Never entered: what they hold is not the project's own text. */
const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules']);

interface IgnoreLayer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Finds the files that a call speaks of. @throws UsageError when the extra ignore file cannot be read. */
export function discover(options: DiscoverOptions): Discovered {
  const files = new Set<string>();
  const ignored: string[] = [];
  const unmatched: { pattern: string; reason: string }[] = [];
  const isIgnored = createIgnore(options);
  const { wanted, taken } = splitPatterns(options);
  const walkFrom = (folder: string, accept: (file: string) => boolean): number => {
    let count = 0;
    for (const file of walk(folder, options.respectIgnore ? layersAbove(folder) : [], options, isIgnored)) {
      if (!accept(file) || taken(file)) continue;
      files.add(file);
      count += 1;
    }
    return count;
  };
  const addPattern = (pattern: string): void => {
    const literal = path.resolve(options.cwd, pattern);
    const stats = statSync(literal, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      if (walkFrom(literal, (file) => MARKDOWN.test(file)) === 0) unmatched.push({ pattern, reason: 'holds no Markdown file' });
    } else if (stats ?? lstatSync(literal, { throwIfNoEntry: false })) {
      if (taken(literal)) return;
      if (options.respectIgnore && (isIgnored(literal) || ownIgnores(literal))) ignored.push(literal);
      else files.add(literal);
    } else if (picomatch.scan(pattern).isGlob) {
      const { folder, glob } = splitPattern(options.cwd, pattern);
      const matches = picomatch(glob, { dot: true, nonegate: true });
      if (walkFrom(folder, (file) => matches(posix(path.relative(folder, file)))) === 0)
        unmatched.push({ pattern, reason: 'matches no file' });
    } else unmatched.push({ pattern, reason: 'no such file or folder' });
  };
  if (wanted.length > 0) wanted.forEach(addPattern);
  else if (options.include.length > 0) {
    const matches = matchGlobs(options.include);
    const count = walkFrom(options.configFolder, (file) => matches(posix(path.relative(options.configFolder, file))));
    if (count === 0) unmatched.push({ pattern: options.include.join(', '), reason: 'matches no file (include in the configuration)' });
  } else if (walkFrom(options.cwd, (file) => MARKDOWN.test(file)) === 0) unmatched.push({ pattern: '.', reason: 'holds no Markdown file' });
  return { files: [...files].sort(), unmatched, ignored };
}

/**
 * Whether a call speaks of a file that may not be in the working tree (one of the index, say): by its path alone, under the same patterns,
 * globs and ignore files. @throws UsageError when the extra ignore file cannot be read.
 */
export function createSelection(options: DiscoverOptions): (absolute: string) => boolean {
  const isIgnored = createIgnore(options);
  const { wanted, taken } = splitPatterns(options);
  const isBelow = (folder: string, file: string): boolean => file.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);
  const included = options.include.length > 0 ? matchGlobs(options.include) : undefined;
  const asked = wanted.map((pattern): ((file: string) => boolean) => {
    const literal = path.resolve(options.cwd, pattern);
    if (existsSync(literal) || !picomatch.scan(pattern).isGlob)
      return (file) => file === literal || (MARKDOWN.test(file) && isBelow(literal, file));
    const { folder, glob } = splitPattern(options.cwd, pattern);
    const matches = picomatch(glob, { dot: true, nonegate: true });
    return (file) => isBelow(folder, file) && matches(posix(path.relative(folder, file)));
  });
  const isAsked = (file: string): boolean => {
    if (wanted.length > 0) return asked.some((one) => one(file));
    return included ? included(posix(path.relative(options.configFolder, file))) : MARKDOWN.test(file) && isBelow(options.cwd, file);
  };
  return (file) => isAsked(file) && !taken(file) && !isIgnored(file) && !(options.respectIgnore && ownIgnores(file));
}

/** What a call looks for, and what it takes back with `!` in front. A file of that very name is no exception but a file. */
function splitPatterns({ cwd, patterns }: DiscoverOptions): {
  readonly wanted: readonly string[];
  readonly taken: (file: string) => boolean;
} {
  const isException = (pattern: string): boolean => /^!(?!\()./.test(pattern) && !existsSync(path.resolve(cwd, pattern));
  const exceptions = patterns.filter(isException).map((pattern) => {
    const word = pattern.slice(1);
    const literal = path.resolve(cwd, word);
    const { folder, glob } = splitPattern(cwd, word);
    const matches = picomatch(glob, { dot: true, nonegate: true });
    return (file: string): boolean =>
      file === literal || file.startsWith(`${literal}${path.sep}`) || matches(posix(path.relative(folder, file)));
  });
  return { wanted: patterns.filter((pattern) => !isException(pattern)), taken: (file) => exceptions.some((one) => one(file)) };
}

/** The folders that a pattern names literally, whatever characters their names hold, and the glob below them. */
function splitPattern(cwd: string, pattern: string): { readonly folder: string; readonly glob: string } {
  const parts = posix(pattern).split('/');
  const folderOf = (count: number): string => path.resolve(cwd, `${parts.slice(0, count).join('/')}/`);
  let count = 0;
  while (count < parts.length - 1 && isFolder(folderOf(count + 1))) count += 1;
  return { folder: count === 0 ? cwd : folderOf(count), glob: parts.slice(count).join('/') };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function posix(file: string): string {
  return file.replaceAll(path.sep, '/');
}

/** The configuration's globs and the extra ignore file, as one question about an absolute path. */
function createIgnore(options: DiscoverOptions): (file: string) => boolean {
  if (!options.respectIgnore) return () => false;
  const globs = options.ignore.length > 0 ? matchGlobs(options.ignore) : undefined;
  const extra = options.ignorePath === undefined ? undefined : ignore().add(readIgnoreFile(options.cwd, options.ignorePath));
  return (file) => {
    const fromConfig = posix(path.relative(options.configFolder, file));
    const fromCwd = posix(path.relative(options.cwd, file));
    return (globs?.(fromConfig) ?? false) || (extra !== undefined && fromCwd !== '' && !fromCwd.startsWith('..') && extra.ignores(fromCwd));
  };
}

function readIgnoreFile(cwd: string, file: string): string {
  const read = readTextFile(path.resolve(cwd, file));
  if ('error' in read) throw new UsageError(`--ignore-path ${file}: ${read.error}`);
  return read.text;
}

/** The ignore files from the repository's root down to a folder's parent; without a repository only those of this program. */
function layersAbove(folder: string): readonly IgnoreLayer[] {
  const { chain, isRepository } = foldersAbove(folder);
  return chain.slice(0, -1).flatMap((one) => (isRepository ? layersOf(one) : layerOf(one, IGNORE_FILE)));
}

/** What this program's own ignore file says comes after what git's says. */
function layersOf(folder: string): readonly IgnoreLayer[] {
  return [...layerOf(folder, '.gitignore'), ...layerOf(folder, IGNORE_FILE)];
}

function layerOf(folder: string, name: string): readonly IgnoreLayer[] {
  const read = readTextFile(path.join(folder, name));
  return 'text' in read ? [{ folder, rules: ignore().add(read.text) }] : [];
}

/** Whether the ignore files of this program leave out a file that a call names. */
function ownIgnores(file: string): boolean {
  const layers = foldersAbove(path.dirname(file)).chain.flatMap((folder) => layerOf(folder, IGNORE_FILE));
  if (layers.length === 0) return false;
  const top = layers[0]?.folder ?? '';
  const steps = path.relative(top, file).split(path.sep);
  // A file below an ignored folder is ignored, as git has it.
  return steps.some((_, index) => layersIgnore(layers, path.join(top, ...steps.slice(0, index + 1)), index < steps.length - 1));
}

/** Every regular file below a folder. Links to folders are not followed; links to files only inside the folder. */
function* walk(
  folder: string,
  above: readonly IgnoreLayer[],
  options: DiscoverOptions,
  isIgnored: (file: string) => boolean,
  root = folder,
): Generator<string> {
  const layers = options.respectIgnore ? [...above, ...layersOf(folder)] : above;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if ((isFolder && SKIPPED_FOLDERS.has(entry.name)) || isIgnored(file) || layersIgnore(layers, file, isFolder)) continue;
    if (isFolder) yield* walk(file, layers, options, isIgnored, root);
    else if (entry.isFile() || (entry.isSymbolicLink() && staysInside(file, root))) yield file;
  }
}

function layersIgnore(layers: readonly IgnoreLayer[], file: string, isFolder: boolean): boolean {
  // The deepest file that says anything decides, as in git.
  for (const { folder, rules } of layers.toReversed()) {
    const relative = posix(path.relative(folder, file));
    if (relative === '' || relative.startsWith('..')) continue;
    const verdict = rules.test(relative + (isFolder ? '/' : ''));
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}

function staysInside(link: string, root: string): boolean {
  try {
    const target = realpathSync(link);
    return statSync(target).isFile() && !path.relative(realpathSync(root), target).startsWith('..');
  } catch {
    return false;
  }
}
