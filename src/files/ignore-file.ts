// The ignore files of this program, apart from the search that reads them, so that a run on named files can go without it.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The name of an ignore file, in git's format, in any folder. Unlike git's it speaks of files that are named, too. */
export const IGNORE_FILE = '.parallelintignore';

/** The folders from the repository's root, else from the top of the file system, down to a folder. */
export function foldersAbove(folder: string): { readonly chain: readonly string[]; readonly isRepository: boolean } {
  const chain: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    chain.unshift(current);
    if (existsSync(path.join(current, '.git'))) return { chain, isRepository: true };
    if (path.dirname(current) === current) return { chain, isRepository: false };
  }
}

/** Whether any ignore file may speak of one of these files. */
export function hasIgnoreFile(files: readonly string[]): boolean {
  return [...new Set(files.map((file) => path.dirname(file)))].some((folder) =>
    foldersAbove(folder).chain.some((one) => existsSync(path.join(one, IGNORE_FILE))),
  );
}
