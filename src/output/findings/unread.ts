// What passes without a finding because it was not read as part of a plan: files and facts, in words for people.
import type { ReportedFile } from '../../engine/report.ts';
import type { UnplacedFact } from '../../plan/model.ts';
import { nameList } from '../../plan/walk.ts';
import { shellWord } from '../shell.ts';
import { visible } from '../terminal.ts';

/** Files that are named; the rest is counted. */
const MAX_NAMED = 5;

/** One line for each file in which a plan was expected and no unit of work was found, at most five, and the number of the others. What a finding says already is left out. */
export function unreadLines(files: readonly ReportedFile[]): readonly string[] {
  const lines = files.flatMap(({ path, unread }) => {
    if (!unread || unread.expected === 'required') return [];
    return [`${visible(path)} is not read as a plan: ${visible(unread.reason)}; ${inspection(path)} shows how it was read`];
  });
  if (lines.length <= MAX_NAMED) return lines;
  const more = lines.length - MAX_NAMED;
  return [...lines.slice(0, MAX_NAMED), `and ${more} more ${more === 1 ? 'file' : 'files'} in which a plan was expected`];
}

/** How many stated facts belong to no unit of work, with the command that lists them; undefined where every fact has its unit. */
export function unplacedLine(files: readonly ReportedFile[]): string | undefined {
  const counts = new Map<UnplacedFact['kind'], number>();
  const holders = files.filter((file) => file.plans.some((plan) => plan.unplaced.length > 0));
  for (const { kind } of holders.flatMap((file) => file.plans.flatMap((plan) => plan.unplaced)))
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const said = NOUNS.flatMap(([kind, one, more]): readonly string[] => {
    const count = counts.get(kind);
    return count === undefined ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  const [first, ...others] = holders;
  if (!first) return undefined;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const where = others.length === 0 ? inspection(first.path) : `in ${holders.length} files; \`parallelint inspect FILE\``;
  return `${nameList(said)} ${total === 1 ? 'belongs' : 'belong'} to no unit of work${others.length === 0 ? ';' : ''} ${where} lists ${total === 1 ? 'it' : 'them'}`;
}

const NOUNS: readonly (readonly [UnplacedFact['kind'], string, string])[] = [
  ['file', 'file', 'files'],
  ['duration', 'duration', 'durations'],
  ['dependency', 'dependency', 'dependencies'],
  ['checkpoint', 'checkpoint', 'checkpoints'],
];

/** The command that shows how a file was read. */
function inspection(path: string): string {
  return `\`parallelint inspect ${visible(shellWord(path))}\``;
}
