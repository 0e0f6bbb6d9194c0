// From the arguments to the files: literal names, folders, globs, minus what git and the configuration ignore.
import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { UsageError } from '../engine/errors.ts';
import { readTextFile } from './read.ts';

/** What to look for. */
export interface DiscoverOptions {
  /** Absolute folder that arguments are relative to. */
  readonly cwd: string;
  /** Files, folders and globs as the user wrote them; none: `include`, else everything below `cwd`. */
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
  const walkFrom = (folder: string, accept: (file: string) => boolean): number => {
    let count = 0;
    for (const file of walk(folder, options.respectIgnore ? layersAbove(folder) : [], options, isIgnored)) {
      if (!accept(file)) continue;
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
      if (options.respectIgnore && isIgnored(literal)) ignored.push(literal);
      else files.add(literal);
    } else if (picomatch.scan(pattern).isGlob) {
      const { folder, glob } = splitPattern(options.cwd, pattern);
      const matches = picomatch(glob, { dot: true, nonegate: true });
      if (walkFrom(folder, (file) => matches(posix(path.relative(folder, file)))) === 0)
        unmatched.push({ pattern, reason: 'matches no file' });
    } else unmatched.push({ pattern, reason: 'no such file or folder' });
  };
  if (options.patterns.length > 0) options.patterns.forEach(addPattern);
  else if (options.include.length > 0) {
    const matches = picomatch([...options.include], { dot: true });
    const count = walkFrom(options.configFolder, (file) => matches(posix(path.relative(options.configFolder, file))));
    if (count === 0) unmatched.push({ pattern: options.include.join(', '), reason: 'matches no file (include in the configuration)' });
  } else if (walkFrom(options.cwd, (file) => MARKDOWN.test(file)) === 0) unmatched.push({ pattern: '.', reason: 'holds no Markdown file' });
  return { files: [...files].sort(), unmatched, ignored };
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
  const globs = options.ignore.length > 0 ? picomatch([...options.ignore], { dot: true }) : undefined;
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

/** The `.gitignore` files from the repository's root down to a folder's parent. */
function layersAbove(folder: string): readonly IgnoreLayer[] {
  const chain: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    chain.unshift(current);
    if (existsSync(path.join(current, '.git'))) break;
    if (path.dirname(current) === current) return [];
  }
  return chain.slice(0, -1).flatMap(layerOf);
}

function layerOf(folder: string): readonly IgnoreLayer[] {
  const read = readTextFile(path.join(folder, '.gitignore'));
  return 'text' in read ? [{ folder, rules: ignore().add(read.text) }] : [];
}

/** Every regular file below a folder. Links to folders are not followed; links to files only inside the folder. */
function* walk(
  folder: string,
  above: readonly IgnoreLayer[],
  options: DiscoverOptions,
  isIgnored: (file: string) => boolean,
  root = folder,
): Generator<string> {
  const layers = options.respectIgnore ? [...above, ...layerOf(folder)] : above;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if ((isFolder && SKIPPED_FOLDERS.has(entry.name)) || isIgnored(file) || gitIgnores(layers, file, isFolder)) continue;
    if (isFolder) yield* walk(file, layers, options, isIgnored, root);
    else if (entry.isFile() || (entry.isSymbolicLink() && staysInside(file, root))) yield file;
  }
}

function gitIgnores(layers: readonly IgnoreLayer[], file: string, isFolder: boolean): boolean {
  // The deepest file that says anything decides, as in git.
  for (const { folder, rules } of layers.toReversed()) {
    const verdict = rules.test(posix(path.relative(folder, file)) + (isFolder ? '/' : ''));
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
