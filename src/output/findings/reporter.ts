// What a reporter is.
import path from 'node:path';
import type { Report } from '../../engine/report.ts';

/** What a reporter may need to know of its surroundings. */
export interface ReporterContext {
  readonly color: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Absolute folder that paths are relative to. */
  readonly root: string;
  /** The top of the repository, absolute: code hosts name files from there. The same as `root` outside of a repository. */
  readonly repository: string;
  /** Whether the reader shows links (OSC 8). */
  readonly links: boolean;
  readonly version: string;
  /** What concerns finished tasks is reported, too. */
  readonly includesDone?: boolean;
  /** Print what was checked and timed. */
  readonly stats: boolean;
  /** The page of a rule, in Markdown. */
  explain(rule: string): string;
}

/** Turns a report into the text of one format. */
export type Reporter = (report: Report, context: ReporterContext) => string;

/** A reported path as code hosts name it: from the top of the repository, with forward slashes; absolute where it lies outside. */
export function repositoryPath(file: string, { root, repository }: Pick<ReporterContext, 'root' | 'repository'>): string {
  if (root === repository) return file;
  const absolute = path.resolve(root, file);
  const relative = path.relative(repository, absolute);
  return (relative.startsWith('..') || path.isAbsolute(relative) ? absolute : relative).replaceAll(path.sep, '/');
}
