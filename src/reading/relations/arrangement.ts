// How the members of a group run: at once, one after the other, or the plan does not say.
import { kindOfNoun } from '../vocabulary/kinds.ts';
import { isLineOfWork, isMeeting, saysParallel, saysSequential, sentenceSaysParallel } from '../vocabulary/order.ts';
import type { Unit } from './units.ts';

/** How the members of a block run. */
type Arrangement = 'sequence' | 'parallel' | 'unknown';

/** Nouns of which several are there to be worked on at the same time. */
const AT_ONCE =
  /^(?:track|stream|lane|swimlane|session|worktree|thread|pod|squad|team|agent|subagent|person|developer|dev|engineer|worker|slice|terminal|instance|parallelgroup|轨道|并行组|工作流|代理|智能体|会话|团队|开发者|エージェント|トラック|ストリーム|セッション|チーム|에이전트|트랙|스트림|세션|팀|pista|trilha|frente|agente|equipe|equipo|поток|агент|команда|strom|spur)$/iu;
/** Nouns whose members start together. */
const TOGETHER = /^(?:wave|batch|波次|波|批次|ウェーブ|웨이브|welle|ola|oleada|onda|vague|волна|golf)$/iu;

/** How the members of a group run, and whether the plan says it of this group in words. */
export interface Arranged {
  readonly arrangement: Arrangement;
  readonly stated: boolean;
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
  if (words.allParallel(members) && !words.ordered && !(group && isMeeting(group.title.text)))
    return { arrangement: 'parallel', stated: false };
  if (group && TOGETHER.test(group.noun) && !sequential) return { arrangement: 'parallel', stated: true };
  if (words.byDependency && !sequential) return { arrangement: 'parallel', stated: false };
  const nouns = new Set(members.map((member) => member.noun));
  const [noun] = nouns;
  const workers = nouns.size === 1 && noun !== undefined && noun !== '' && AT_ONCE.test(noun);
  if (workers && (words.planParallel || kindOfNoun(noun) === 'assignee' || isLineOfWork(noun)) && !sequential)
    return { arrangement: 'parallel', stated: false };
  // Members with a place or a worker of their own are there to be worked on side by side.
  const places = members.map((member) => member.facts.place?.value.toLowerCase());
  if (words.planParallel && places.every((place) => place !== undefined) && new Set(places).size === members.length)
    return { arrangement: 'parallel', stated: false };
  const agents = members.map((member) => member.facts.agent?.value.toLowerCase());
  if (
    words.planParallel &&
    agents.every((agent) => agent !== undefined && /\d|\s[a-z]$/i.test(agent)) &&
    new Set(agents).size === members.length
  )
    return { arrangement: 'parallel', stated: false };
  return { arrangement: 'unknown', stated: false };
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
    if (!AT_ONCE.test(member.noun) || member.role === 'stage') continue;
    const last = runs.at(-1);
    if (last && last.at(-1) === members[index - 1] && last[0]?.noun === member.noun) last.push(member);
    else runs.push([member]);
  }
  return runs.filter((run) => run.length > 1 && run.length < members.length);
}

/** The nouns of whose bearer one thing after the other is done: one worker, one track. */
export function isOneWorker(unit: Unit): boolean {
  return unit.noun !== '' && AT_ONCE.test(unit.noun);
}
