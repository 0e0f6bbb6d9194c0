// The real plans of `../shared/corpus`, linted together as one run over a folder does it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings, type Settings } from '../../src/config/settings.ts';
import { createFileAccess } from '../../src/files/access.ts';
import { decodeText } from '../../src/files/read.ts';
import { createLinter, type FileResult } from '../../src/engine/lint.ts';

/** Where the corpus lies, if it is at hand. */
export const corpusFolder = path.join(import.meta.dirname, '../../../shared/corpus');

/** The settings that the corpus is linted with: finished plans are reported, too. */
export function corpusSettings(): Settings {
  const base = defaultSettings();
  return { ...base, shared: { ...base.shared, includeCompleted: true } };
}

/** The files below a folder of the corpus, as paths from the corpus. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(corpusFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => path.relative(corpusFolder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The text of a file of the corpus. */
export function readCorpus(file: string): string {
  const read = decodeText(readFileSync(path.join(corpusFolder, file)));
  if ('error' in read) throw new Error(`${file}: ${read.error}`);
  return read.text;
}

/** The folders of plans, a dialect each. */
export function planFolders(): readonly string[] {
  return readdirSync(corpusFolder).filter((name) => /^[a-z]/.test(name) && !name.includes('.'));
}

/** Lints files of the corpus in one run; without a list every plan of it. */
export async function lintCorpus(files: readonly string[] = planFolders().flatMap(filesBelow)): Promise<readonly FileResult[]> {
  const linter = createLinter(createFileAccess(corpusFolder));
  const settings = corpusSettings();
  const asked = new Set(files);
  const results: FileResult[] = [];
  for (const file of files) results.push(await linter.lint(file, readCorpus(file), settings, (other) => asked.has(other)));
  return results;
}
