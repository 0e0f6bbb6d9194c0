// Holds what the extractors give against the plain line scans, task by task.
import type { Task } from '../../src/plan/model.ts';
import { blocksOf, tasksOf } from '../../src/plan/walk.ts';
import { filesBelow, lintCorpus, readCorpus } from './corpus.ts';
import { SCANS } from './line-scan.ts';

/** One difference between scan and extraction. */
export interface Difference {
  readonly file: string;
  readonly id: string;
  readonly what: 'ids' | 'done' | 'depends' | 'files' | 'told';
  readonly scanned: string;
  readonly read: string;
}

/** How many facts of each kind the scans state. */
export interface Counted {
  ids: number;
  done: number;
  depends: number;
  files: number;
  told: number;
}

/** Compares every plan file of the corpus for which there is a scan. */
export async function compareScans(): Promise<{ readonly differences: readonly Difference[]; readonly counted: Counted }> {
  const differences: Difference[] = [];
  const counted: Counted = { ids: 0, done: 0, depends: 0, files: 0, told: 0 };
  for (const [folder, scan] of Object.entries(SCANS)) {
    for (const { path, plans } of await lintCorpus(filesBelow(folder))) {
      const scanned = scan(readCorpus(path), path);
      const nodes = plans
        .flatMap((plan) => [...tasksOf(plan.root), ...blocksOf(plan.root)])
        .filter((node) => node.id?.loc.path === path || (node.id === undefined && node.loc.path === path));
      const tasks = nodes.filter((node): node is Task => node.type === 'task');
      const differ = (id: string, what: Difference['what'], a: string, b: string): void => {
        if (a !== b) differences.push({ file: path, id, what, scanned: a, read: b });
      };
      counted.ids += scanned.length;
      if (scanned.every((one) => one.id === '')) {
        differ('', 'ids', String(scanned.length), String(tasks.length));
        differ('', 'done', String(scanned.filter((one) => one.done).length), String(tasks.filter((task) => task.done).length));
        counted.done += scanned.length;
        continue;
      }
      const bearing = (id: string) => nodes.filter((node) => node.id?.value === id);
      const phaseIds = /^(?:Phase|Wave|Agent|Step) /i;
      const readIds = nodes.flatMap((node) =>
        node.id && !phaseIds.test(node.id.value) && !node.key.startsWith('wave') ? [node.id.value] : [],
      );
      differ('', 'ids', sorted(scanned.map((one) => one.id)), sorted(readIds));
      const seen = new Map<string, number>();
      for (const one of scanned) {
        const nth = seen.get(one.id) ?? 0;
        seen.set(one.id, nth + 1);
        const node = bearing(one.id)[nth];
        if (!node) continue;
        if (one.done !== undefined && node.type === 'task') {
          counted.done += 1;
          differ(one.id, 'done', String(one.done), String(node.done));
        }
        if (one.depends) {
          counted.depends += Math.max(1, one.depends.length);
          const read = plans
            .flatMap((plan) => plan.dependencyStatements)
            .filter((statement) => statement.node === node.key && statement.direction === 'blockedBy' && statement.origin === 'task');
          const refs =
            read.length > 0 ? read.flatMap((statement) => statement.refs) : node.dependencies.filter(({ via }) => via === 'blockedBy');
          differ(one.id, 'depends', sorted(one.depends), sorted(refs.map(({ ref }) => ref.value)));
        }
        if (one.told && node.type === 'task') {
          counted.told += one.told.length;
          const read = new Set(node.paths.filter((path_) => path_.access === 'write').map((path_) => path_.value));
          const missing = one.told.filter((path_) => !read.has(path_) && ![...read].some((value) => value.endsWith(`/${path_}`)));
          differ(one.id, 'told', sorted(missing), '');
        }
        if (one.files && node.type === 'task') {
          counted.files += one.files.length;
          const read = node.paths.filter((one_) => one_.source === 'declared' && one_.access === 'write').map((one_) => one_.value);
          differ(one.id, 'files', sorted(one.files), sorted(read.filter((value) => value.includes('/') || one.files?.includes(value))));
        }
      }
    }
  }
  return { differences, counted };
}

function sorted(values: readonly string[]): string {
  return [...values].sort().join(' ');
}
