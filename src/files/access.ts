// The files beside a linted one, read from the disk as strictly as that one.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { FileAccess } from '../engine/lint.ts';
import { readTextFile } from './read.ts';

/** Files beside a document that are looked at, at most; a folder with more holds no plan. */
const MAX_NAMES = 1000;

/** Access to the disk for paths relative to a folder, or absolute ones. `allows` can keep files out of reach. */
export function createFileAccess(cwd: string, allows: (absolute: string) => boolean = () => true): FileAccess {
  const folders = new Map<string, readonly string[]>();
  return {
    list: (folder) => {
      const absolute = path.resolve(cwd, folder);
      const known = folders.get(absolute);
      if (known) return known;
      const names = allows(absolute) ? namesIn(absolute) : [];
      folders.set(absolute, names);
      return names;
    },
    read: (file) => {
      const absolute = path.resolve(cwd, file);
      if (!allows(absolute)) return undefined;
      const read = readTextFile(absolute);
      return 'text' in read ? read.text : undefined;
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder);
    return names.length > MAX_NAMES ? [] : names.sort();
  } catch {
    return [];
  }
}
