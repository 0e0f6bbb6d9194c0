// What a run has to say: results, unreadable files and a summary. Reporters turn it into text.
import type { Finding, Severity } from './finding.ts';
import type { FileResult } from './lint.ts';
import { statesChanges } from '../plan/hazards.ts';
import { tasksOf } from '../plan/walk.ts';

/** A file that could not be linted. */
export interface FileError {
  readonly path: string;
  readonly message: string;
}

/** Everything a run found. */
export interface Report {
  readonly files: readonly FileResult[];
  readonly errors: readonly FileError[];
  /** Files that were named one by one and are ignored, so that they were not linted. */
  readonly ignored: readonly string[];
  readonly summary: Summary;
  /** Time by stage in milliseconds, where asked for. */
  readonly timing?: ReadonlyMap<string, number>;
}

/** The numbers of a run. What was checked counts as much as what was found. */
export interface Summary {
  readonly files: number;
  /** Files that are no plan. */
  readonly noPlans: number;
  readonly plans: number;
  readonly dialects: Readonly<Record<string, number>>;
  readonly tasks: number;
  readonly durations: number;
  readonly writeSets: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  /** Findings that `--fix` can mend. */
  readonly fixable: number;
  /** Fixes that this run applied. */
  readonly fixed: number;
  readonly unreadable: number;
}

/** Findings that count: not suppressed. */
export function activeFindings(file: FileResult): readonly Finding[] {
  return file.findings.filter((finding) => !finding.suppressed);
}

/** Adds up the results of a run. */
export function summarize(files: readonly FileResult[], errors: readonly FileError[], fixed: number): Summary {
  // Files of one plan hold the same plan.
  const plans = [...new Set(files.flatMap((file) => file.plans))];
  const tasks = plans.flatMap((plan) => tasksOf(plan.root));
  const findings = files.flatMap(activeFindings);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const dialects = new Map<string, number>();
  for (const plan of plans) dialects.set(plan.dialect, (dialects.get(plan.dialect) ?? 0) + 1);
  return {
    files: files.length,
    noPlans: files.filter((file) => file.dialect === undefined && file.findings.length === 0).length,
    plans: plans.length,
    dialects: Object.fromEntries([...dialects].sort(([a], [b]) => (a < b ? -1 : 1))),
    tasks: tasks.length,
    durations: tasks.filter((task) => task.duration !== undefined).length,
    writeSets: tasks.filter(statesChanges).length,
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
    suppressed: files.flatMap((file) => file.findings).filter((finding) => finding.suppressed).length,
    fixable: findings.filter((finding) => finding.fix?.safe).length,
    fixed,
    unreadable: errors.length,
  };
}
