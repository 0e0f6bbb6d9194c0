// Which suppressions a change may use: those that were there before it. What it adds does not count.
import { openRepository } from '../repository/git.ts';
import { committedBefore, type Snapshot } from '../repository/changes.ts';
import type { Settings } from '../config/settings.ts';
import type { Directive } from '../markdown/directives.ts';
import { readDocument } from '../reading/document.ts';

/** Decides for the files of a run which of their suppressions count. */
export interface Admission {
  /** What decides for one file; `shown` is its path in notes. */
  forFile(absolute: string, shown: string): Promise<NonNullable<Settings['admits']>>;
  /** A sentence for each suppression that did not count. */
  notes(): readonly string[];
}

/** The files where the branch left `name`. @throws UsageError where git knows no such commit. */
export function openBefore(name: string, cwd: string, environment: Parameters<typeof openRepository>[1]): Snapshot {
  return committedBefore(openRepository(cwd, environment), name, '--suppressions-from');
}

/** Holds the suppressions of files against those that the same files had before. `name` is the commit as the user wrote it. */
export function createAdmission(before: Snapshot, name: string): Admission {
  const left = new Map<string, string>();
  return {
    forFile: async (absolute, shown) => {
      const read = before.read(absolute, Infinity);
      const text = read && 'text' in read ? read.text : '';
      const known = (await readDocument(shown, text, {})).directives.map((directive) => keyOf(directive, text));
      return (now, directives) => {
        const free = [...known];
        return directives.filter((directive) => {
          if (directive.kind === 'enable') return true;
          const at = free.indexOf(keyOf(directive, now));
          if (at >= 0) free.splice(at, 1);
          else {
            const place = `${shown}:${directive.loc.start.line}`;
            left.set(place, `${place}: this suppression is not in ${name} and does not count`);
          }
          return at >= 0;
        });
      };
    },
    notes: () => [...left.values()],
  };
}

/**
 * What makes two suppressions of one file the same: what they do and until when, and for those that speak of one line that line's words.
 * A comment that is moved to another line is another one; its reason may be reworded.
 */
function keyOf({ kind, rules, until, loc }: Directive, text: string): string {
  const lines = text.split(/\r?\n/);
  const line = kind === 'disable-line' ? lines[loc.start.line - 1] : kind === 'disable-next-line' ? lines[loc.end.line] : '';
  const words = (line ?? '')
    .replace(/<!--.*?-->/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [kind, until ?? '', words, ...rules.map((rule) => rule.name).sort()].join('\n');
}
