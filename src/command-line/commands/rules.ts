// `parallelint rules` and `parallelint explain RULE`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { UsageError } from '../../engine/errors.ts';
import { rules } from '../../rules/index.ts';
import { ruleUrl } from '../../engine/urls.ts';

/** The rules as a table. */
export function formatRules(): string {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => {
    const marks = `${rule.meta.recommended ? 'recommended' : 'strict     '} ${(rule.meta.fixable ?? '').padEnd(6)}`;
    return `${rule.id.padEnd(width)}  ${rule.meta.severity.padEnd(7)}  ${marks}  ${rule.meta.description}`;
  });
  return `${lines.join('\n')}\n`;
}

/** The rules as data, options as JSON Schema. */
export function rulesJson(): string {
  const entries = rules.map((rule) => ({
    id: rule.id,
    ...rule.meta,
    url: ruleUrl(rule.id),
    options: z.toJSONSchema(rule.options(z), { io: 'input' }),
  }));
  return `${JSON.stringify({ version: 1, rules: entries }, null, 2)}\n`;
}

/** The page of a rule, as it is shipped. @throws UsageError for a rule that does not exist. */
export function explainRule(id: string, packageFolder: string): string {
  if (!rules.some((rule) => rule.id === id)) {
    throw new UsageError(
      `unknown rule “${id}”`,
      `did you mean ${closest(
        id,
        rules.map((rule) => rule.id),
      )}? parallelint rules lists them`,
    );
  }
  return readFileSync(path.join(packageFolder, 'docs', 'rules', `${id}.md`), 'utf8');
}
