// What a run has to say: results, unreadable files and a summary. Reporters turn it into text.
import type { Finding, Severity } from './finding.ts';
import type { FileResult, PlanVerdict } from './lint.ts';
import { statesChanges } from '../plan/hazards.ts';
import type { Plan } from '../plan/model.ts';
import { tasksOf } from '../plan/walk.ts';

/** A file that could not be linted. */
export interface FileError {
  readonly path: string;
  readonly message: string;
}

/** What is reported of a file: its plans by name, with what belongs to none of their units, and its text where findings point into it. */
export interface ReportedFile extends Omit<FileResult, 'plans'> {
  readonly plans: readonly Pick<Plan, 'title' | 'dialect' | 'loc' | 'unplaced'>[];
}

/** Everything a run found. */
export interface Report {
  readonly files: readonly ReportedFile[];
  readonly errors: readonly FileError[];
  /** Files that were named one by one and are ignored, so that they were not linted. */
  readonly ignored: readonly string[];
  readonly summary: Summary;
  /** Time by stage in milliseconds, where asked for. */
  readonly timing?: ReadonlyMap<string, number>;
}

/** The numbers of a run. What was checked counts as much as what was found. */
interface Summary {
  readonly files: number;
  /** Files that are no plan. */
  readonly noPlans: number;
  readonly plans: number;
  readonly dialects: Readonly<Record<string, number>>;
  readonly tasks: number;
  /** Tasks that are finished; conflicts between them are not reported unless asked for. */
  readonly done: number;
  readonly durations: number;
  readonly writeSets: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  /** Findings that the baseline knows, and those of it that are mended, where there is one. */
  readonly baseline?: { readonly known: number; readonly gone: number };
  /** Findings that `--fix` can mend. */
  readonly fixable: number;
  /** Fixes that this run applied. */
  readonly fixed: number;
  readonly unreadable: number;
}

/** Findings that count: not suppressed, and not known to the baseline. */
export function activeFindings(file: Pick<FileResult, 'findings'>): readonly Finding[] {
  return file.findings.filter((finding) => !finding.suppressed && finding.baselineState !== 'unchanged');
}

/** The verdicts of a run; a plan of several files has one. */
export function verdictsIn(files: readonly Pick<FileResult, 'verdicts'>[]): readonly PlanVerdict[] {
  return [...new Map(files.flatMap((file) => (file.verdicts ?? []).map((one) => [`${one.title}\n${one.text}`, one] as const))).values()];
}

/** What is left of a result once nobody looks into its plans, so that a run over many files does not hold them all. */
export function reportedFile(file: FileResult): ReportedFile {
  return {
    ...file,
    text: file.findings.length > 0 || file.directives ? file.text : '',
    plans: file.plans.map(({ title, dialect, loc, unplaced }) => ({ title, dialect, loc, unplaced })),
  };
}

/** The numbers of a run in the making. */
interface Tally {
  /** Counts a file and the plans that no file before it belongs to. */
  add(file: FileResult): void;
  /** How many findings so far the baseline knows. */
  known(): number;
  summary(errors: readonly FileError[], fixed: number, baseline?: Summary['baseline']): Summary;
}

/** Starts to add up the results of a run, each of which can be let go afterwards. */
export function createTally(): Tally {
  const seen = new Set<string>();
  const dialects = new Map<string, number>();
  const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const sums = { known: 0, files: 0, noPlans: 0, plans: 0, tasks: 0, done: 0, durations: 0, writeSets: 0, suppressed: 0, fixable: 0 };
  return {
    add: (file) => {
      sums.files += 1;
      if (file.dialect === undefined) sums.noPlans += 1;
      // Files of one plan name the same main place.
      const plans = file.plans.filter((plan) => !seen.has(plan.loc.path));
      for (const plan of plans) {
        seen.add(plan.loc.path);
        dialects.set(plan.dialect, (dialects.get(plan.dialect) ?? 0) + 1);
        const tasks = tasksOf(plan.root);
        sums.plans += 1;
        sums.tasks += tasks.length;
        sums.done += tasks.filter((task) => task.done).length;
        sums.durations += tasks.filter((task) => task.duration !== undefined).length;
        sums.writeSets += tasks.filter(statesChanges).length;
      }
      for (const { suppressed, baselineState, severity, fix } of file.findings) {
        if (suppressed) sums.suppressed += 1;
        else if (baselineState === 'unchanged') sums.known += 1;
        else {
          findings[severity] += 1;
          if (fix?.safe) sums.fixable += 1;
        }
      }
    },
    known: () => sums.known,
    summary: (errors, fixed, baseline) => ({
      files: sums.files,
      noPlans: sums.noPlans,
      plans: sums.plans,
      dialects: Object.fromEntries([...dialects].sort(([a], [b]) => (a < b ? -1 : 1))),
      tasks: sums.tasks,
      done: sums.done,
      durations: sums.durations,
      writeSets: sums.writeSets,
      findings: { ...findings },
      suppressed: sums.suppressed,
      ...(baseline && { baseline }),
      fixable: sums.fixable,
      fixed,
      unreadable: errors.length,
    }),
  };
}
