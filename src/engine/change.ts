// The files of a change, as git knows them: what is about to be committed, or what differs from another branch.
import { createSelection, type DiscoverOptions } from '../files/discover.ts';
import { readBytes, type ReadResult } from '../files/read.ts';
import { changedSince, snapshotAccess, stagedChanges } from '../repository/changes.ts';
import { type Environment, openRepository } from '../repository/git.ts';
import type { FileAccess } from './lint.ts';

/** The staged files that a call speaks of, read from the index, with access to the files beside them as the index has them. */
export interface StagedFiles {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  read(absolute: string, maxSize?: number): ReadResult;
  readonly access: FileAccess;
}

/** Opens the index of the repository that `cwd` lies in. @throws UsageError when there is none. */
export function openStaged(cwd: string, environment: Environment): { select(options: DiscoverOptions): StagedFiles } {
  const { index, changed } = stagedChanges(openRepository(cwd, environment));
  return {
    select: (options) => {
      const isAsked = createSelection(options);
      return {
        files: index.files.filter((file) => changed.has(file) && isAsked(file)),
        read: (absolute, maxSize) => index.read(absolute, maxSize) ?? { error: 'is not in the index' },
        access: snapshotAccess(cwd, index),
      };
    },
  };
}

/** Which of the files differ from the commit at which the current branch left `name`. @throws UsageError where git knows no such commit. */
export function filesSince(files: readonly string[], name: string, cwd: string, environment: Environment): readonly string[] {
  const isChanged = changedSince(openRepository(cwd, environment), name, '--since');
  return files.filter((file) => {
    const bytes = readBytes(file);
    // What cannot be read is reported by whoever lints it.
    return 'error' in bytes || isChanged(file, bytes);
  });
}
