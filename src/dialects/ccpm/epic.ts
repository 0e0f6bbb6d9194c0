// A CCPM epic: the list of its tasks, and the numbers at its end.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { ParallelStatement, Total } from '../../plan/model.ts';
import { asInterval } from '../../reading/facts/durations.ts';
import { countTotal } from '../../reading/build/items.ts';
import { nameOfFile, type PlanDocument } from '../../reading/extractor.ts';
import { readDuration } from '../../reading/facts/durations.ts';
import type { PartOfEpic } from './task.ts';

interface Listed {
  readonly number: string;
  readonly parallel?: { readonly value: boolean; readonly start: number; readonly end: number };
}

/** Whether a document is an epic's head. */
export function isEpic(document: PlanDocument, asked: boolean): boolean {
  const fields = document.frontmatter?.fields;
  const titled = /^epic\b/i.test(document.outline.children[0]?.title ?? '');
  if (asked && titled) return true;
  return nameOfFile(document.path) === 'epic.md' && fields?.has('status') === true && (fields.has('name') || fields.has('title') || titled);
}

/** What an epic states about its tasks: how many there are and of which kind, the whole effort, and which of them are parallel. */
export function readEpic(
  epic: PlanDocument,
  parts: readonly PartOfEpic[],
): { readonly totals: readonly Total[]; parallelStatements(find: (id: string) => string | undefined): readonly ParallelStatement[] } {
  const entries = sectionsOf(epic.outline).flatMap((section) => entriesBelow(section.entries));
  const listed = entries.flatMap((entry): Listed[] => {
    const match = entry.kind === 'item' ? /^\[[^\]]\]\s+\**#?(\d{1,6})(?:\.md)?\**\s*[-–—:]/.exec(entry.text) : null;
    const flag = match && /\(parallel:\s*(true|false)\)/i.exec(entry.text);
    if (!match) return [];
    const start = entry.start + (flag ? flag.index + flag[0].indexOf(flag[1] ?? '') : 0);
    return [
      { number: match[1] ?? '', ...(flag && { parallel: { value: flag[1] === 'true', start, end: start + (flag[1] ?? '').length } }) },
    ];
  });
  const totals = entries.flatMap((entry) =>
    [...entry.text.matchAll(/\b(total|parallel|sequential) tasks\W{1,8}(\d{1,4})\b(?!\s?[-–%.\d])/gi)].flatMap((match) => {
      const [whole, kind = '', digits = ''] = match;
      const start = entry.start + match.index + whole.length - digits.length;
      return counted(kind.toLowerCase(), { value: Number(digits), loc: locate(epic, start, start + digits.length) }, listed, parts);
    }),
  );
  return {
    totals: [...totals, ...(listed.length === 0 || listed.length === parts.length ? effortOf(epic, entries, parts) : [])],
    parallelStatements: (find) =>
      listed.flatMap(({ number, parallel }): ParallelStatement[] => {
        const node = find(number);
        return node === undefined || !parallel
          ? []
          : [{ node, value: { value: String(parallel.value), loc: locate(epic, parallel.start, parallel.end) } }];
      }),
  };
}

/** A stated number is right when the epic's own list or the task files agree with it. */
function counted(
  kind: string,
  value: { readonly value: number; readonly loc: Total['value']['loc'] },
  listed: readonly Listed[],
  parts: readonly PartOfEpic[],
): readonly Total[] {
  const wanted = kind === 'total' ? undefined : kind === 'parallel';
  const tasks = parts.map((part) => part.task).filter((task) => wanted === undefined || task.parallel?.value === wanted);
  const inList = listed.filter((one) => wanted === undefined || one.parallel?.value === wanted).length;
  if (wanted !== undefined && parts.some((part) => part.task.parallel === undefined)) return [];
  if (listed.length > 0 && inList === value.value) return [];
  return [countTotal(kind === 'total' ? 'number of tasks' : `number of ${kind} tasks`, 'tasks', value, tasks)];
}

/** `**Estimated total effort:** 256 hours` against the tasks' hours, where every task states them and is at hand. */
function effortOf(
  epic: PlanDocument,
  entries: readonly { readonly text: string; readonly start: number }[],
  parts: readonly PartOfEpic[],
): readonly Total[] {
  if (parts.some((part) => part.task.duration === undefined)) return [];
  return entries.flatMap((entry): Total[] => {
    const label = /\b(?:estimated )?total (?:estimated )?effort\W{1,8}/i.exec(entry.text);
    const found = label && readDuration(entry.text.slice(label.index + label[0].length));
    if (!label || !found || found.start > 0 || found.value.unit !== 'hour') return [];
    const start = entry.start + label.index + label[0].length;
    return [
      {
        quantity: 'time',
        label: 'total effort',
        value: { value: { min: found.value.min, max: found.value.max }, loc: locate(epic, start, start + found.end) },
        duration: found.value,
        parts: parts.flatMap((part) => (part.task.duration ? [asInterval(part.task.duration)] : [])),
        complete: true,
      },
    ];
  });
}
