// Tasks that stand in a wave no later than what they wait for.
import { meetingOf } from './edges.ts';
import type { Block, Plan, Task, WaveStatement } from './model.ts';
import { byPrecedence, type Edge } from './statements.ts';

/** A place that puts a task into a wave no later than a task that it waits for. */
export interface WaveClash {
  readonly statement: WaveStatement;
  /** The statement of the first one that it waits for, and its task. */
  readonly other: WaveStatement;
  readonly earlier: Task;
  /** All dependencies on tasks of that other wave. */
  readonly edges: readonly Edge[];
}

/** The first place that puts a task into a wave no later than what it waits for; only statements of one place are compared. */
export function waveClashOf(plan: Plan, later: Task, edges: readonly Edge[]): WaveClash | undefined {
  const waves = byPrecedence(plan.waves);
  const open = edges.filter((edge) => !followsIn(plan.root, edge));
  for (const statement of waves.filter((wave) => wave.node === later.key)) {
    const others = open.flatMap((edge) => {
      const other = waves.find((wave) => wave.node === edge.earlier.key && wave.origin === statement.origin);
      return other && other.wave >= statement.wave ? [{ edge, other }] : [];
    });
    const [first] = others;
    if (first)
      return {
        statement,
        other: first.other,
        earlier: first.edge.earlier,
        edges: others.filter(({ other }) => other.wave === first.other.wave).map(({ edge }) => edge),
      };
  }
  return undefined;
}

/** Whether the plan itself runs the two in sequence within their wave: its heading says so. */
function followsIn(root: Block, edge: Edge): boolean {
  const place = meetingOf(root, edge);
  return place !== undefined && place.block !== root && place.block.arrangement === 'sequence' && place.earlier < place.later;
}
