// Files in memory, for plans of several files.
import type { FileAccess } from '../../src/engine/lint.ts';

/** Access to files by path. */
export function memoryAccess(files: ReadonlyMap<string, string>): FileAccess {
  return {
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const names = [...files.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/', 1)[0] ?? '');
      return [...new Set(names)].sort();
    },
    read: (path) => files.get(path),
  };
}
