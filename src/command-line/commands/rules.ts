// `parallelint rules` and `parallelint explain RULE`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { UsageError } from '../../engine/errors.ts';
import type { Rule } from '../../engine/rule.ts';
import { ruleGroups, rules } from '../../rules/index.ts';
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
  return `${JSON.stringify({ version: 1, rules: rules.map(toEntry) }, null, 2)}\n`;
}

function toEntry(rule: Rule): object {
  return { id: rule.id, ...rule.meta, url: ruleUrl(rule.id), options: z.toJSONSchema(rule.options(z), { io: 'input' }) };
}

/** The page of a rule for people, or the rules of a group. @throws UsageError for a rule that does not exist. */
export function explainRule(id: string, packageFolder: string): string {
  const members = ruleGroups.get(id);
  if (!members) return pageOf(ruleOf(id), packageFolder);
  const width = Math.max(...members.map((rule) => rule.id.length));
  const lines = members.map((rule) => `${rule.id.padEnd(width)}  ${rule.meta.severity.padEnd(7)}  ${rule.meta.description}`);
  return `# ${id}\n\nA group of ${members.length} rules. Its name stands for all of them in configurations and suppressions.\n\n${lines.join('\n')}\n`;
}

/** The same as data: what a rule is, its options as JSON Schema, its page; or the rules of a group. @throws UsageError for a rule that does not exist. */
export function explainJson(id: string, packageFolder: string): string {
  const members = ruleGroups.get(id);
  const value = members ? { id, rules: members.map(toEntry) } : { ...toEntry(ruleOf(id)), page: pageOf(ruleOf(id), packageFolder) };
  return `${JSON.stringify({ version: 1, ...value }, null, 2)}\n`;
}

function ruleOf(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  const names = [...rules.map((one) => one.id), ...ruleGroups.keys()];
  throw new UsageError(`unknown rule “${id}”`, `did you mean ${closest(id, names)}? parallelint rules lists them`);
}

/** A rule's page without what is written for tools: marks of generated parts, and expected findings behind the lines of examples. */
function pageOf({ id }: Rule, packageFolder: string): string {
  return readFileSync(path.join(packageFolder, 'docs', 'rules', `${id}.md`), 'utf8')
    .replace(/^<!-- generated:\w+ -->\n/gm, '')
    .replace(/[ \t]*<!-- (?:error|warning|info): \[[^\n]*?-->/g, '');
}
