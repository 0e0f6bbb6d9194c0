// How the members of a group run: at once, one after the other, or the plan does not say.
import { kindOfNoun } from '../vocabulary/kinds.ts';
import {
  isLineOfWork,
  isMeeting,
  isWorkerNoun,
  saysParallel,
  saysSequential,
  sentenceSaysParallel,
  startsTogether,
} from '../vocabulary/order.ts';
import type { Unit } from './units.ts';

/** How the members of a block run. */
type Arrangement = 'sequence' | 'parallel' | 'unknown';

/** How the members of a group run, and whether the plan says it of this group in words. */
export interface Arranged {
  readonly arrangement: Arrangement;
  readonly stated: boolean;
  /** It follows from what the members are called or carry, and no words say it. */
  readonly inferred?: true;
}

/** What is known of a group before its members are arranged. */
export interface GroupWords {
  /** Its title says that its members run at the same time. */
  readonly titleParallel: boolean;
  /** The words of the lines directly below it and of its fields, and of its title. */
  readonly own: readonly string[];
  /** Values of fields that say whether it runs at once, and words in parentheses. */
  readonly values: readonly string[];
  /** Whether the plan says of all parts that are called as these members are that they run at the same time. */
  allParallel(members: readonly Unit[]): boolean;
  /** Whether one member waits for another one. */
  readonly ordered: boolean;
  /** The plan as a whole says that its parts run at the same time. */
  readonly planParallel: boolean;
  /** Every member says in a field what it waits for, if only "none": dependencies alone order them. */
  readonly byDependency: boolean;
  /** Whether every member waits for the one before it. */
  readonly chained: boolean;
}

/** Decides how the members of a group run. Only what the plan says counts; the nouns of its members say something, their number does not. */
export function arrange(group: Unit | undefined, members: readonly Unit[], words: GroupWords): Arranged {
  if (members.length < 2) return { arrangement: 'unknown', stated: false };
  const text = words.own.join('\n');
  const parallel =
    words.titleParallel || words.own.some((line) => sentenceSaysParallel(line)) || words.values.some((value) => saysParallel(value));
  const sequential = saysSequential(text) || words.values.some((value) => saysSequential(value));
  if (members.every((member) => member.role === 'stage'))
    return { arrangement: stagesRun(members, parallel && !sequential), stated: false };
  if (parallel && !sequential) return { arrangement: 'parallel', stated: true };
  if (sequential && !parallel) return { arrangement: 'sequence', stated: true };
  if (words.chained || members.every((member) => member.node.label?.kind === 'step')) return { arrangement: 'sequence', stated: true };
  if (sharesWorker(members)) return { arrangement: 'unknown', stated: false };
  if (words.allParallel(members) && !words.ordered && !(group && isMeeting(group.title.text)))
    return { arrangement: 'parallel', stated: false };
  if (group && startsTogether(group.noun) && !sequential && !words.ordered) return { arrangement: 'parallel', stated: true };
  if (words.byDependency && !sequential && (!words.ordered || group?.role !== 'stage'))
    return { arrangement: 'parallel', stated: false, inferred: true };
  const nouns = new Set(members.map((member) => member.noun));
  const [noun] = nouns;
  const workers = nouns.size === 1 && noun !== undefined && noun !== '' && isWorkerNoun(noun);
  if (workers && (words.planParallel || kindOfNoun(noun) === 'assignee' || isLineOfWork(noun)) && !sequential)
    // Tracks and lanes say of themselves that they run side by side.
    return { arrangement: 'parallel', stated: false, ...(!isLineOfWork(noun) && { inferred: true }) };
  // Members with a place or a worker of their own are there to be worked on side by side.
  const places = members.map((member) => member.facts.place?.value.toLowerCase());
  if (words.planParallel && places.every((place) => place !== undefined) && new Set(places).size === members.length)
    return { arrangement: 'parallel', stated: false, inferred: true };
  const agents = members.map((member) => member.facts.agent?.value.toLowerCase());
  if (
    words.planParallel &&
    agents.every((agent) => agent !== undefined && /\d|\s[a-z]$/i.test(agent)) &&
    new Set(agents).size === members.length
  )
    return { arrangement: 'parallel', stated: false, inferred: true };
  return { arrangement: 'unknown', stated: false };
}

/** Whether one worker is given two of some units: those cannot all run at the same time. */
function sharesWorker(members: readonly Unit[]): boolean {
  const workers = members.flatMap((member) =>
    member.id === undefined && member.facts.agent ? [member.facts.agent.value.toLowerCase()] : [],
  );
  return new Set(workers).size < workers.length;
}

/** Phases and waves that are numbered follow each other, unless the plan says that they do not. */
function stagesRun(stages: readonly Unit[], parallel: boolean): Arrangement {
  if (parallel) return 'unknown';
  return stages.every((stage) => stage.node.label?.ordinal !== undefined) ? 'sequence' : 'unknown';
}

/** Neighbours of one noun that stands for workers or lines of work, within members of several kinds: lists of two units or more. */
export function runsOfWorkers(members: readonly Unit[]): readonly (readonly Unit[])[] {
  const runs: Unit[][] = [];
  for (const [index, member] of members.entries()) {
    if (!isWorkerNoun(member.noun) || member.role === 'stage') continue;
    const last = runs.at(-1);
    if (last && last.at(-1) === members[index - 1] && last[0]?.noun === member.noun) last.push(member);
    else runs.push([member]);
  }
  return runs.filter((run) => run.length > 1 && run.length < members.length);
}

/** The nouns of whose bearer one thing after the other is done: one worker, one track. */
export function isOneWorker(unit: Unit): boolean {
  return unit.noun !== '' && isWorkerNoun(unit.noun);
}
