// `parallelint new TEMPLATE`: a plan to start from, on standard output or in a new file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import type { AnalysisArguments } from '../args.ts';
import { UsageError } from '../../engine/errors.ts';
import { TEMPLATE_NAMES } from '../templates/names.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { writePlan } from '../templates/write.ts';

/** The text of the plan. @throws UsageError for a template or a number of agents that does not exist. */
export function newPlan(word: string, { feature, agents }: Pick<AnalysisArguments, 'feature' | 'agents'>): string {
  const name = TEMPLATE_NAMES.find((one) => one === word);
  if (!name)
    throw new UsageError(
      `unknown template “${word}”`,
      `expected one of ${TEMPLATE_NAMES.join(', ')}; did you mean ${closest(word, [...TEMPLATE_NAMES])}?`,
    );
  if (feature !== undefined && (/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(feature) || feature.trim() === ''))
    throw new UsageError('--feature is empty, or holds line ends or control characters', 'expected a name on one line');
  const { min, max } = TEMPLATES[name].agents;
  if (agents !== undefined && (agents < min || agents > max))
    throw new UsageError(
      `--agents is ${agents}`,
      `expected ${min === max ? min : `${min} to ${max}`} for ${name}, the agents that suit it`,
    );
  return writePlan(name, feature?.trim(), agents ?? max);
}

/** Refuses to write over a file. @throws UsageError */
export function checkTarget(folder: string, file: string): void {
  if (existsSync(path.resolve(folder, file)))
    throw new UsageError(`${file} exists already`, 'give another file with -o, or remove it first');
}
