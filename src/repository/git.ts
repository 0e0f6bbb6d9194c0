// Asks git, and only asks: fixed words, no shell, and nothing that the repository configures is run on the way.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { UsageError } from '../engine/errors.ts';

/** The variables of the environment that a question may depend on; GIT_INDEX_FILE is the index of a commit in the making. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A repository that can be asked. */
export interface Repository {
  /** The top of the working tree, absolute. */
  readonly root: string;
  /** The commit that a name stands for, as its full id; undefined where there is none. */
  commitOf(name: string): string | undefined;
  /** The last commit that two commits have in common. */
  mergeBase(a: string, b: string): string | undefined;
  /** The regular files of a commit, by path from the root. */
  filesOf(commit: string): ReadonlyMap<string, string>;
  /** The regular files of the index, by path from the root. Files in conflict have none. */
  indexed(): ReadonlyMap<string, string>;
  /** The content of blobs by id, in one question. */
  contents(ids: readonly string[]): ReadonlyMap<string, Uint8Array>;
  /** The day (YYYY-MM-DD) and the commit from which each line of a file has its words, as a commit has the file; none for files that it does not have. */
  daysOf(commit: string, file: string): readonly LineDay[];
}

/** One line of a committed file. */
export interface LineDay {
  readonly day: string;
  readonly commit: string;
  readonly text: string;
}

/**
 * What a repository's own configuration must not decide: no pager, no file monitor, no hooks, no external or textual conversions.
 * Aliases cannot replace git's own commands. Filters do not run, as nothing below looks at files of the working tree.
 */
const SETTINGS: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false', 'diff.external=', 'log.showSignature=false'].flatMap(
    (setting) => ['-c', setting],
  ),
];

/** Names of the environment that git needs to find the repository and itself; everything else is left out. */
const PASSED = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'XDG_CONFIG_HOME', 'GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'];

const MAX_OUTPUT = 512 * 1024 * 1024;

/** The repository that a folder lies in. @throws UsageError when there is none, or no git. */
export function openRepository(folder: string, environment: Environment): Repository {
  const env: Record<string, string> = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_PAGER: 'cat' };
  for (const name of PASSED) {
    const value = environment[name];
    if (value !== undefined) env[name] = value;
  }
  const ask = (cwd: string, words: readonly string[], input?: string): Buffer =>
    execFileSync('git', [...SETTINGS, ...words], {
      cwd,
      env,
      input: input ?? '',
      maxBuffer: MAX_OUTPUT,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
  const text = (words: readonly string[], input?: string): string | undefined => {
    try {
      return ask(root, words, input).toString('utf8');
    } catch {
      return undefined;
    }
  };
  const root = path.resolve(folder, topOf(folder, ask));
  return {
    root,
    commitOf: (name) => text(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])?.trim(),
    mergeBase: (a, b) => text(['merge-base', a, b])?.trim(),
    filesOf: (commit) => entries(ask(root, ['ls-tree', '-r', '-z', '--full-tree', commit]), /^100\d{3} blob (\w+)\t([^]*)$/),
    indexed: () => entries(ask(root, ['ls-files', '--stage', '-z']), /^100\d{3} (\w+) 0\t([^]*)$/),
    contents: (ids) => readBlobs(ids, (input) => ask(root, ['cat-file', '--batch'], input)),
    daysOf: (commit, file) => readBlame(text(['blame', '--line-porcelain', '--no-textconv', commit, '--', file]) ?? ''),
  };
}

function topOf(folder: string, ask: (cwd: string, words: readonly string[]) => Buffer): string {
  try {
    return ask(folder, ['rev-parse', '--show-cdup'])
      .toString('utf8')
      .replace(/\r?\n$/, '');
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === 'ENOENT') throw new UsageError('git is not found, expected it in PATH');
    const reason = (stderr?.toString('utf8') ?? '').split('\n', 1)[0]?.replace(/^fatal: /, '') ?? '';
    throw new UsageError(`no git repository can be read here${reason === '' ? '' : ` (${reason})`}`);
  }
}

function entries(output: Buffer, shape: RegExp): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const line of output.toString('utf8').split('\0')) {
    const [, id, file] = shape.exec(line) ?? [];
    if (id !== undefined && file !== undefined) files.set(file, id);
  }
  return files;
}

/** `cat-file --batch` answers each id with a line `id type size`, the bytes and a line feed, or with `id missing`. */
function readBlobs(ids: readonly string[], ask: (input: string) => Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const output = ask(ids.map((id) => `${id}\n`).join(''));
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [id = '', type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    blobs.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

function readBlame(output: string): readonly LineDay[] {
  const lines: LineDay[] = [];
  let commit = '';
  let day = '';
  for (const line of output.split('\n')) {
    const head = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line)?.[1];
    if (head !== undefined) commit = head;
    else if (line.startsWith('committer-time '))
      day = new Date(Number(line.slice('committer-time '.length)) * 1000).toISOString().slice(0, 10);
    else if (line.startsWith('\t')) lines.push({ day, commit, text: line.slice(1) });
  }
  return lines;
}
