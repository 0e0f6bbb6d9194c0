// Writes a file in one step, or not at all.
import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { readTextFile } from './read.ts';

/** Replaces a file's text atomically, keeping byte order mark and mode. Gives the reason when it leaves the file alone. */
export async function writeTextFile(
  file: string,
  change: { before: string; after: string; bom: boolean; root: string },
): Promise<string | undefined> {
  const target = realpathSync(file);
  if (lstatSync(file).isSymbolicLink() && path.relative(change.root, target).startsWith('..'))
    return 'it is a link that leaves the project';
  const now = readTextFile(target, Infinity);
  if ('error' in now || now.text !== change.before) return 'it changed while it was being fixed';
  return replaceFile(target, (change.bom ? '\uFEFF' : '') + change.after);
}

/** Writes a file atomically, whether it is there or not. Gives the reason when it cannot be written. */
export async function replaceFile(target: string, text: string): Promise<string | undefined> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(target, text);
    return undefined;
  } catch (error) {
    return `it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  }
}
