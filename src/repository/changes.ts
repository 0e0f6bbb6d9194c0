// Which files a change speaks of, and their texts: the index for what is about to be committed, a commit for what was there before.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FileAccess } from '../engine/lint.ts';
import { UsageError } from '../engine/errors.ts';
import { decodeText, MAX_FILE_SIZE, type ReadResult } from '../files/read.ts';
import type { Repository } from './git.ts';

/** The files of one state of a repository, by absolute path. */
export interface Snapshot {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** The text of a file as this state has it; undefined for what is not in it. `maxSize`: in bytes. */
  read(absolute: string, maxSize?: number): ReadResult | undefined;
}

/** A state of a repository as files. */
function snapshotOf(repository: Repository, ids: ReadonlyMap<string, string>): Snapshot {
  const byPath = new Map([...ids].map(([file, id]) => [path.join(repository.root, file), id]));
  const known = new Map<string, Uint8Array>();
  return {
    files: [...byPath.keys()].sort(),
    read: (absolute, maxSize = MAX_FILE_SIZE) => {
      const id = byPath.get(absolute);
      if (id === undefined) return undefined;
      let bytes = known.get(id);
      if (bytes === undefined) {
        bytes = repository.contents([id]).get(id);
        if (bytes === undefined) return { error: 'is not in the object store (a partial clone?)' };
        known.set(id, bytes);
      }
      if (bytes.length > maxSize) return { error: `has ${bytes.length} bytes, expected at most ${maxSize} (max-file-size)` };
      return decodeText(bytes);
    },
  };
}

/** The index, and which of its files differ from the last commit. */
export function stagedChanges(repository: Repository): { readonly index: Snapshot; readonly changed: ReadonlySet<string> } {
  const ids = repository.indexed();
  const head = repository.commitOf('HEAD');
  const before = head === undefined ? new Map<string, string>() : repository.filesOf(head);
  const changed = [...ids].filter(([file, id]) => before.get(file) !== id).map(([file]) => path.join(repository.root, file));
  return { index: snapshotOf(repository, ids), changed: new Set(changed) };
}

/** The commit at which the current branch left `name`, as files. @throws UsageError for a name that stands for no commit; `flag` asked for it. */
export function committedBefore(repository: Repository, name: string, flag: string): Snapshot {
  return snapshotOf(repository, repository.filesOf(baseOf(repository, name, flag)));
}

/**
 * Whether a file of the working tree differs from the commit at which the current branch left `name`. Bytes are compared by their
 * object id, as they are and with the line ends of the repository, so that no filter has to run.
 * @throws UsageError where `name` stands for no commit, or has nothing in common with the current one.
 */
export function changedSince(repository: Repository, name: string, flag: string): (absolute: string, bytes: Uint8Array) => boolean {
  const base = baseOf(repository, name, flag);
  const before = repository.filesOf(base);
  return (absolute, bytes) => {
    const id = before.get(path.relative(repository.root, absolute).replaceAll(path.sep, '/'));
    return id === undefined || (idOf(bytes, id.length) !== id && idOf(withoutReturns(bytes), id.length) !== id);
  };
}

function baseOf(repository: Repository, name: string, flag: string): string {
  const commit = commitFor(repository, name, flag);
  const head = repository.commitOf('HEAD');
  const base = head === undefined ? commit : repository.mergeBase(commit, head);
  if (base === undefined)
    throw new UsageError(`${flag}: “${name}” and the current commit have no commit in common`, 'fetch the whole history (fetch-depth: 0)');
  return base;
}

function commitFor(repository: Repository, name: string, flag: string): string {
  const commit = repository.commitOf(name);
  if (commit === undefined)
    throw new UsageError(
      `${flag}: “${name}” is no commit of this repository`,
      'expected a branch, tag or commit that was fetched, such as origin/main',
    );
  return commit;
}

function idOf(bytes: Uint8Array, length: number): string {
  return createHash(length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** Access to the files beside a document as a snapshot has them, for paths relative to a folder, or absolute ones. */
export function snapshotAccess(cwd: string, snapshot: Snapshot): FileAccess {
  const folders = new Map<string, Set<string>>();
  for (const file of snapshot.files) {
    for (let child = file, folder = path.dirname(file); folder !== child; child = folder, folder = path.dirname(folder)) {
      const names = folders.get(folder) ?? new Set();
      if (names.has(path.basename(child))) break;
      folders.set(folder, names.add(path.basename(child)));
    }
  }
  return {
    list: (folder) => [...(folders.get(path.resolve(cwd, folder)) ?? [])].sort(),
    read: (file) => {
      const read = snapshot.read(path.resolve(cwd, file));
      return read && 'text' in read ? read.text : undefined;
    },
  };
}
