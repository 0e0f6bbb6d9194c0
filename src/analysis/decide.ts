// The field's decision tree: is the work worth splitting, and among how many agents?
import type { Located } from '../plan/location.ts';
import type { Declarations, Plan } from '../plan/model.ts';
import { blocksOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import type { Analysis } from './analyze.ts';
import type { Run } from './runs.ts';
import { count, showTime } from './show.ts';
import type { Verdict } from './verdict.ts';

/** One answer, and where it comes from. */
interface Answer<Value> {
  readonly value: Value;
  /** `asked` of the person, `given` on the command line, or what in the plan says so. */
  readonly from: string;
}

/** What the tree asks for; an absent answer has to be asked for once the way comes to it. */
export interface Answers {
  /** Independent parts of the feature, 0 or more. */
  readonly parts?: Answer<number>;
  readonly interfaces?: Answer<boolean>;
  readonly deadline?: Answer<boolean>;
  readonly experienced?: Answer<boolean>;
}

/** The questions of the tree by the answer that they ask for. */
export const QUESTIONS: Readonly<Record<keyof Answers, string>> = {
  parts: 'How many independent parts does the feature have?',
  interfaces: 'Can clear interfaces between them be defined?',
  deadline: 'Is the deadline critical?',
  experienced: 'Is the team experienced with parallel development?',
};

/** One step of the way through the tree. */
interface Step {
  readonly question: string;
  readonly answer: string;
  readonly from: string;
}

/** Where the way ends. */
export interface Recommendation {
  readonly kind: 'sequential' | 'limited' | 'moderate' | 'checkpoints' | 'maximum';
  readonly text: string;
  /** Agents at once; `least` and `most` differ where the tree says “4 or more”. */
  readonly agents: { readonly least: number; readonly most: number | null };
}

/** The way through the tree so far: a recommendation, or the answer that it needs next. */
export interface Decision {
  readonly steps: readonly Step[];
  readonly recommendation?: Recommendation;
  readonly missing?: keyof Answers;
}

/** What a team may set of the tree. */
export interface DecisionLimits {
  /** Parts from which on splitting is considered. */
  readonly leastParts: number;
  /** Minutes of work below which it is never split. */
  readonly smallWork: number;
  /** The most agents that suit the plan's feature type, with its name. */
  readonly type?: { readonly name: string; readonly most: number };
}

/** What the ends of the tree allow: the default numbers. */
const ENDS: Readonly<Record<Recommendation['kind'], Recommendation>> = {
  sequential: { kind: 'sequential', text: 'Sequential implementation', agents: { least: 1, most: 1 } },
  limited: { kind: 'limited', text: 'Limited parallelization, 2 agents at most', agents: { least: 1, most: 2 } },
  moderate: { kind: 'moderate', text: 'Moderate parallelization, 3 agents', agents: { least: 3, most: 3 } },
  checkpoints: { kind: 'checkpoints', text: 'Moderate parallelization with checkpoints, 3 agents', agents: { least: 3, most: 3 } },
  maximum: { kind: 'maximum', text: 'Maximum parallelization, 4 or more agents', agents: { least: 4, most: null } },
};

/** Walks the tree as far as the answers go. */
export function decide(answers: Answers, { leastParts, type }: Pick<DecisionLimits, 'leastParts' | 'type'>): Decision {
  const steps: Step[] = [];
  const end = (kind: Recommendation['kind']): Decision => ({ steps, recommendation: suiting(ENDS[kind], type) });
  const say = (name: keyof Answers, answer: Answer<number | boolean>, question = QUESTIONS[name]): void => {
    const text =
      typeof answer.value === 'boolean'
        ? answer.value
          ? 'yes'
          : 'no'
        : answer.value >= leastParts
          ? `yes, ${answer.value}`
          : `no, ${answer.value}`;
    steps.push({ question, answer: text, from: answer.from });
  };
  const { parts, interfaces, deadline, experienced } = answers;
  if (!parts) return { steps, missing: 'parts' };
  say('parts', parts, `Can it be decomposed into ${leastParts} or more independent parts?`);
  if (parts.value < leastParts) return end('sequential');
  if (!interfaces) return { steps, missing: 'interfaces' };
  say('interfaces', interfaces);
  if (!interfaces.value) return end('limited');
  if (!deadline) return { steps, missing: 'deadline' };
  say('deadline', deadline);
  if (!deadline.value) return end('moderate');
  if (!experienced) return { steps, missing: 'experienced' };
  say('experienced', experienced);
  return end(experienced.value ? 'maximum' : 'checkpoints');
}

/** A recommendation within what the feature type takes. */
function suiting(recommendation: Recommendation, type: DecisionLimits['type']): Recommendation {
  const { least, most } = recommendation.agents;
  if (!type || (most !== null && most <= type.most)) return recommendation;
  const text = `${recommendation.text}; the feature type ${type.name} takes ${type.most} at most`;
  return { ...recommendation, text, agents: { least: Math.min(least, type.most), most: type.most } };
}

/** What a plan answers for itself: how much of its widest parallel group can run at once, its contracts, and what it declares of deadline and team. */
export function answersOf(plan: Plan, { safe }: Pick<Verdict, 'safe'>): Answers {
  const groups = parallelRegionsOf(plan).map((region) => tasksOf(region).length);
  const written = Math.max(tasksOf(plan.root).length > 0 ? 1 : 0, ...groups);
  const parts = Math.min(written, mostAtOnce(safe));
  const contract = plan.contracts.find((one) => one.action === 'define' || one.action === 'freeze' || one.action === 'produce');
  // Where no group says how its parts run, how many are independent is asked.
  const open = groups.length === 0 && blocksOf(plan.root).some((block) => block.arrangement === 'unknown');
  return {
    ...(!open && {
      parts: {
        value: parts,
        from:
          parts < written
            ? `${written} are written side by side, and no more than ${parts} can run at once`
            : 'the plan’s widest parallel group',
      },
    }),
    // A plan that speaks of no contract may still be able to have one: that is asked.
    ...(contract && { interfaces: { value: true, from: `line ${contract.subject.loc.start.line} of the plan` } }),
    ...declaredAnswers(plan.declarations, plan.loc.path),
  };
}

/** What is declared of deadline and team, in the plan at `path` or in the configuration. */
export function declaredAnswers({ deadline, team }: Declarations, path?: string): Answers {
  const from = ({ loc }: Located<string>): string => (loc.path === path ? `line ${loc.start.line} of the plan` : loc.path);
  return {
    ...(deadline && { deadline: { value: deadline.value === 'critical', from: from(deadline) } }),
    ...(team && { experienced: { value: team.value === 'experienced', from: from(team) } }),
  };
}

/** The most tasks that a run has side by side, whatever the number of agents. */
export function mostAtOnce({ waves }: Pick<Run, 'waves'>): number {
  return Math.max(0, ...waves.map((wave) => wave.length));
}

/** How the answers that nobody gives are taken: each as what asks for fewer agents, with the flag that says otherwise. */
export function assumedAnswer(name: keyof Answers): Answer<number> | Answer<boolean> {
  return name === 'parts'
    ? { value: 1, from: 'assumed, as the plan does not say what may run at once; --parts N says otherwise' }
    : { value: false, from: `assumed; --${name} yes says otherwise` };
}

/** The numbers behind a recommendation for an analyzed plan: what the recommended agents give when no two tasks meet, and what others would. `timeWith` gives the time of such a run. */
export function numbersFor(
  recommendation: Recommendation,
  analysis: Analysis,
  safe: { readonly most: number; readonly timeWith: (agents: number) => number },
  smallWork: number,
): readonly string[] {
  const { curve, times, work, criticalPath, overhead } = analysis;
  const show = (minutes: number): string => showTime(times, minutes);
  const most = Math.max(1, safe.most);
  const least = safe.timeWith(most);
  const tried = Array.from({ length: Math.min(most, curve.length) }, (_, at) => at + 1);
  const enough = tried.find((agents) => safe.timeWith(agents) <= least + 1e-9) ?? most;
  const wanted = Math.min(recommendation.agents.most ?? Math.max(recommendation.agents.least, enough), most);
  const others = [...new Set([1, wanted - 1, wanted, wanted + 1, enough])]
    .filter((agents) => agents >= 1 && agents <= most)
    .sort((a, b) => a - b);
  const lines = [
    `work ${show(work)}, critical path ${show(criticalPath.length)}: no number of agents is faster`,
    ...others.map((agents) => {
      const coordination = curve[agents - 1]?.overhead ?? 0;
      const cost = coordination > 0 ? `, and ${show(coordination)} of coordination` : '';
      return `${count(agents, 'agent')}: ${show(safe.timeWith(agents))}${cost}${agents === wanted ? ' (recommended)' : ''}`;
    }),
  ];
  if (recommendation.agents.least > most) lines.push(`the plan can use ${count(most, 'agent')} at most`);
  if (times.measure === 'minutes' && work < smallWork)
    lines.push(
      `the whole work is smaller than ${show(smallWork)}: splitting it costs more than it saves (about ${show(overhead.minutes)})`,
    );
  return lines;
}
