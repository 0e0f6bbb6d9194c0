// `parallelint decide`: answers from the command line, then from the plan, then from the person at the terminal.
import type { AnswerArguments } from '../args.ts';
import { analyze } from '../../analysis/analyze.ts';
import {
  type Answers,
  answersOf,
  decide,
  type Decision,
  type DecisionLimits,
  declaredAnswers,
  numbersFor,
  QUESTIONS,
} from '../../analysis/decide.ts';
import type { Settings } from '../../config/settings.ts';
import { UsageError } from '../../engine/errors.ts';
import { featureTypeOf } from '../../plan/feature-type.ts';
import type { Plan } from '../../plan/model.ts';
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

/** Walks the tree to its end. @throws UsageError when an answer is missing and nobody can be asked. */
export async function walkTree(
  given: AnswerArguments,
  plan: Plan | undefined,
  settings: Settings,
  ask: Ask | undefined,
): Promise<Decision> {
  let answers: Answers = { ...(plan ? answersOf(plan) : declaredAnswers(settings.declarations)), ...fromFlags(given) };
  const limits = limitsOf(settings, plan);
  for (;;) {
    const decision = decide(answers, limits);
    const { missing } = decision;
    if (missing === undefined) return decision;
    if (!ask)
      throw new UsageError(
        `nothing says: ${QUESTIONS[missing]}`,
        `give --${missing} ${missing === 'parts' ? 'N' : 'yes or no'}, or run it on a terminal to be asked`,
      );
    answers = { ...answers, [missing]: { value: await askUntil(missing, ask), from: 'asked' } };
  }
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
  const hint = name === 'parts' ? '(a number)' : '(yes or no)';
  for (;;) {
    const words = (await ask(`${QUESTIONS[name]} ${hint} `)).trim().toLowerCase();
    if (name === 'parts' && /^\d{1,4}$/.test(words)) return Number(words);
    if (name !== 'parts' && /^(?:y|yes|n|no)$/.test(words)) return words.startsWith('y');
  }
}

/** The decision for people: the recommendation, the way to it, and the numbers behind it. */
export function formatDecision({ steps, recommendation }: Decision, plan: Plan | undefined, settings: Settings): string {
  const width = Math.max(...steps.map((step) => step.question.length));
  const lines = [
    ...(plan ? [visible(plan.title.value)] : []),
    recommendation?.text ?? '',
    '',
    ...steps.map(({ question, answer, from }) => `  ${question.padEnd(width)}  ${answer} (${visible(from)})`),
  ];
  const numbers = numbersOf(recommendation, plan, settings);
  return `${[...lines, ...(numbers.length > 0 ? ['', ...numbers.map((line) => `  ${line}`)] : [])].join('\n')}\n`;
}

/** The same for programs. */
export function decisionJson({ steps, recommendation }: Decision, plan: Plan | undefined, settings: Settings): string {
  return `${JSON.stringify({ version: 1, plan: plan?.title.value ?? null, recommendation, steps, numbers: numbersOf(recommendation, plan, settings) }, null, 2)}\n`;
}

function numbersOf(recommendation: Decision['recommendation'], plan: Plan | undefined, settings: Settings): readonly string[] {
  if (!plan || !recommendation || plan.root.children.length === 0) return [];
  return numbersFor(recommendation, analyze(plan), settings.shared.smallWork);
}
