// `parallelint decide`: answers from the command line, then from the plan, then from the person at the terminal.
import type { AnswerArguments } from '../args.ts';
import { type Analysis, analyze } from '../../analysis/analyze.ts';
import {
  type Answers,
  answersOf,
  assumedAnswer,
  decide,
  type Decision,
  type DecisionLimits,
  declaredAnswers,
  mostAtOnce,
  numbersFor,
  QUESTIONS,
} from '../../analysis/decide.ts';
import { safeTime, type Verdict, verdictOf } from '../../analysis/verdict.ts';
import { toleratedBy } from '../../engine/tolerated.ts';
import type { Settings } from '../../config/settings.ts';
import { UsageError } from '../../engine/errors.ts';
import { featureTypeOf } from '../../plan/feature-type.ts';
import type { Plan } from '../../plan/model.ts';
import { tasksOf } from '../../plan/walk.ts';
import { visible } from '../../output/terminal.ts';

/** Parts from which on splitting is considered, where the rule's options say nothing: the number of the default preset. */
const LEAST_PARTS = 3;

/** Asks a person a question and gives the answer's words; absent where nobody is there to answer. */
export type Ask = (question: string) => Promise<string>;

/** What the settings of a plan, or of the folder where there is none, say about the tree. */
function limitsOf({ rules, shared }: Settings, plan: Plan | undefined): DecisionLimits {
  const { least } = (rules.get('min-independent-parts')?.options ?? {}) as { readonly least?: number };
  const type = plan && featureTypeOf(plan, shared.featureTypes);
  return {
    leastParts: least ?? LEAST_PARTS,
    smallWork: shared.smallWork,
    ...(type?.range && { type: { name: type.name, most: type.range.max } }),
  };
}

/** A plan with what the decision looks at. */
interface Subject {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly verdict: Verdict;
}

function subjectOf(plan: Plan, settings: Settings): Subject {
  const analysis = analyze(plan);
  return { plan, analysis, verdict: verdictOf(analysis, toleratedBy(settings)) };
}

/**
 * Walks the tree to its end. What neither flags nor the plan answer is asked at the terminal; without one it is assumed for a plan, and refused where there is none.
 * @throws UsageError when an answer is missing and nobody can be asked.
 */
export async function walkTree(
  given: AnswerArguments,
  plan: Plan | undefined,
  settings: Settings,
  ask: Ask | undefined,
): Promise<Decision> {
  const own = plan ? answersOf(plan, subjectOf(plan, settings).verdict) : declaredAnswers(settings.declarations);
  let answers: Answers = { ...own, ...fromFlags(given) };
  const limits = limitsOf(settings, plan);
  for (;;) {
    const decision = decide(answers, limits);
    const { missing } = decision;
    if (missing === undefined) return decision;
    if (!ask && !plan) throw unanswered(answers);
    answers = { ...answers, [missing]: ask ? { value: await askUntil(missing, ask), from: 'asked' } : assumedAnswer(missing) };
  }
}

/** One message for every answer that is missing, so that nobody learns of them one by one. */
function unanswered(answers: Answers): UsageError {
  const missing = (Object.keys(QUESTIONS) as (keyof Answers)[]).filter((name) => answers[name] === undefined);
  return new UsageError(
    `nothing says: ${missing.map((name) => QUESTIONS[name]).join(' ')}`,
    `give ${missing.map((name) => `--${name} ${name === 'parts' ? 'N' : 'yes|no'}`).join(' ')}, name a plan, or run it on a terminal to be asked`,
  );
}

function fromFlags({ parts, interfaces, deadline, experienced }: AnswerArguments): Answers {
  const from = 'given';
  return {
    ...(parts !== undefined && { parts: { value: parts, from } }),
    ...(interfaces !== undefined && { interfaces: { value: interfaces, from } }),
    ...(deadline !== undefined && { deadline: { value: deadline, from } }),
    ...(experienced !== undefined && { experienced: { value: experienced, from } }),
  };
}

/** Asks again until the answer can be understood. */
async function askUntil(name: keyof Answers, ask: Ask): Promise<number | boolean> {
  const accepted = name === 'parts' ? 'a whole number from 0 to 9999' : 'yes or no (y or n)';
  const hint = name === 'parts' ? '(a number)' : '(yes or no)';
  let refused = '';
  for (;;) {
    const words = (await ask(`${refused}${QUESTIONS[name]} ${hint} `)).trim();
    if (name === 'parts' && /^\d{1,4}$/.test(words)) return Number(words);
    if (name !== 'parts' && /^(?:y|yes|n|no)$/i.test(words)) return words.toLowerCase().startsWith('y');
    refused = `“${visible(words)}” is no answer here, expected ${accepted}\n`;
  }
}

/** The decision for people: the recommendation, the verdict on the plan, the way to the advice, and the numbers behind it. */
export function formatDecision({ steps, recommendation }: Decision, plan: Plan | undefined, settings: Settings): string {
  const width = Math.max(...steps.map((step) => step.question.length));
  const subject = plan && tasksOf(plan.root).length > 0 ? subjectOf(plan, settings) : undefined;
  const lines = [
    ...(plan ? [visible(plan.title.value)] : []),
    recommendation?.text ?? '',
    ...(subject ? ['', visible(subject.verdict.text)] : []),
    '',
    ...steps.map(({ question, answer, from }) => `  ${question.padEnd(width)}  ${answer} (${visible(from)})`),
  ];
  const numbers = numbersOf(recommendation, subject, settings);
  return `${[...lines, ...(numbers.length > 0 ? ['', ...numbers.map((line) => `  ${line}`)] : [])].join('\n')}\n`;
}

/** The same for programs. */
export function decisionJson({ steps, recommendation }: Decision, plan: Plan | undefined, settings: Settings): string {
  const subject = plan && tasksOf(plan.root).length > 0 ? subjectOf(plan, settings) : undefined;
  const numbers = numbersOf(recommendation, subject, settings);
  return `${JSON.stringify({ version: 1, plan: plan?.title.value ?? null, recommendation, verdict: subject?.verdict.text ?? null, steps, numbers }, null, 2)}\n`;
}

function numbersOf(recommendation: Decision['recommendation'], subject: Subject | undefined, settings: Settings): readonly string[] {
  if (!subject || !recommendation) return [];
  const { analysis, verdict } = subject;
  const tolerates = toleratedBy(settings);
  const safe = { most: mostAtOnce(verdict.safe), timeWith: (agents: number) => safeTime(analysis, agents, tolerates) };
  return numbersFor(recommendation, analysis, safe, settings.shared.smallWork);
}
