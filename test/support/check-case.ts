// Runs one literate case: findings and expectations must match both ways.
import { expect } from 'vitest';
import { fixText } from '../../src/engine/fix.ts';
import { createLinter, type FileResult } from '../../src/engine/lint.ts';
import { memoryAccess } from './memory.ts';
import type { Case } from './cases.ts';

/** Lints a case's plan with the files beside it, whose own findings are not shown. */
export function lintCase(one: Case): Promise<FileResult> {
  const files = new Map([...one.beside, [one.path, one.plan]]);
  return createLinter(memoryAccess(files)).lint(one.path, one.plan, one.settings, (path) => one.beside.has(path));
}

/** Lints the case's plan, compares, and applies fixes where the case shows what they give. `only`: findings of other rules may appear unexpected as info. */
export async function checkCase(one: Case): Promise<void> {
  const result = await lintCase(one);
  const found = result.findings
    .filter((finding) => !finding.suppressed)
    .map((finding) => {
      const start = finding.location.start.offset;
      const expectation = one.expected.find(
        (other) =>
          other.line === finding.location.start.line &&
          other.rule === finding.rule &&
          other.words !== '' &&
          one.plan.startsWith(other.words, start),
      );
      return `${finding.location.start.line}: ${finding.severity} [${finding.rule}] ${expectation ? `"${expectation.words}"` : wordsAt(one, finding.location.start.line, finding.rule, start)}`;
    })
    .sort();
  const expected = one.expected
    .map((other) => `${other.line}: ${other.severity} [${other.rule}] ${other.words === '' ? '' : `"${other.words}"`}`)
    .sort();
  expect(found, `${one.name}: ${result.findings.map((finding) => finding.message).join('\n')}`).toEqual(expected);
  for (const finding of result.findings) expect(finding.message).not.toMatch(/undefined|NaN|\[object|\{\{/);
  if (one.fixed) {
    const lint = async (text: string) => (await lintCase({ ...one, plan: text })).findings;
    const { text } = await fixText(one.plan, one.fixed.level, lint);
    expect(text).toBe(one.fixed.text);
    expect((await fixText(text, one.fixed.level, lint)).text, 'a fix is applied once').toBe(text);
  }
}

function wordsAt(one: Case, line: number, rule: string, start: number): string {
  const silent = one.expected.some((other) => other.line === line && other.rule === rule && other.words === '');
  return silent ? '' : JSON.stringify(one.plan.slice(start, start + 40));
}
