// Writes a fixed file in one step, or not at all.
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
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(target, (change.bom ? '\uFEFF' : '') + change.after);
    return undefined;
  } catch (error) {
    return `it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  }
}
