// For programs: the analysis as data (schema/analysis.schema.json), and the waves alone, for whoever runs the plan.
import type { Place, PlanView } from './view.ts';

/** `--format json`. Times are minutes, or steps where `measure` says so; tasks are named by their index in document order. */
export function formatJson(views: readonly PlanView[]): string {
  return `${JSON.stringify({ version: 1, plans: views }, null, 2)}\n`;
}

/** One task in the waves that an executor follows. */
interface WaveTask {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly place: Place;
  readonly done: boolean;
  /** Expected time in minutes, or null where the plan states none. */
  readonly minutes: number | null;
  readonly writes: readonly string[];
  /** Keys of the tasks that it waits for by a stated dependency; all of them lie in earlier waves. */
  readonly after: readonly string[];
}

/** `--waves json`: for each plan the waves, in each of which everything may run at once. */
export function formatWaves(views: readonly PlanView[]): string {
  const plans = views.map(({ title, place, verdict, tasks, measure }) => ({
    title,
    place,
    waves: verdict.safe.waves.map((wave, at) => ({
      wave: at + 1,
      tasks: wave.flatMap((index): readonly WaveTask[] => {
        const task = tasks[index];
        if (!task) return [];
        return [
          {
            key: task.key,
            id: task.id,
            title: task.title,
            place: task.place,
            done: task.done,
            minutes: measure === 'minutes' ? task.time.expected : null,
            writes: task.writes,
            after: task.after.flatMap((other) => tasks[other]?.key ?? []),
          },
        ];
      }),
    })),
  }));
  return `${JSON.stringify({ version: 1, plans }, null, 2)}\n`;
}
