// Every rule's fixture and every example on a rule's page.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultSettings } from '../src/config/settings.ts';
import type { Finding } from '../src/engine/finding.ts';
import { lintText } from '../src/engine/lint.ts';
import { rules } from '../src/rules/index.ts';
import { checkCase, lintCase } from './support/check-case.ts';
import { readCases } from './support/cases.ts';

const root = path.join(import.meta.dirname, '..');

for (const [kind, folder] of [
  ['fixture', 'fixtures/rules'],
  ['page', 'docs/rules'],
] as const) {
  describe(kind, () => {
    for (const rule of rules) {
      const file = path.join(folder, `${rule.id}.md`);
      const cases = existsSync(path.join(root, file)) ? readCases(file, readFileSync(path.join(root, file), 'utf8')) : [];
      it(`${file} has cases with and without findings`, () => {
        expect(cases.some((one) => one.expected.some((other) => other.rule === rule.id))).toBe(true);
        expect(cases.some((one) => one.expected.every((other) => other.rule !== rule.id))).toBe(true);
      });
      for (const one of cases) it(`${rule.id}: ${one.name}`, () => checkCase(one));
      if (kind === 'fixture')
        it(`${file} gives the words of fixtures/rendered`, async () => {
          const rendered = await Promise.all(
            cases.map(async (one) => `## ${one.name}\n\n${renderFindings((await lintCase(one)).findings)}`),
          );
          await expect(rendered.join('\n')).toMatchFileSnapshot(path.join(root, 'fixtures/rendered', `${rule.id}.txt`));
        });
    }
  });
}

/** Everything that a person reads of findings: severity, confidence, rule, message, help, places and fixes. */
function renderFindings(findings: readonly Finding[]): string {
  const at = ({ path: file, start }: Finding['location']): string => `${file}:${start.line}:${start.column}`;
  return findings
    .map(({ severity, confidence, rule, message, help, location, related, fix, suppressed }) =>
      [
        `${at(location)} ${severity} ${confidence} [${rule}] ${message}${suppressed ? ' (suppressed)' : ''}`,
        ...(help === undefined ? [] : [`  help: ${help}`]),
        ...related.map((one) => `  ${at(one.location)} ${one.message}`),
        ...(fix ? [`  fix: ${fix.title}`] : []),
      ].join('\n'),
    )
    .concat('')
    .join('\n');
}

describe('consistency', () => {
  it('exercises every message and every option in a fixture or on a page', async () => {
    const messages = new Map<string, string[]>();
    let text = '';
    for (const folder of ['fixtures/rules', 'docs/rules', 'fixtures']) {
      for (const name of readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.md'))) {
        const source = readFileSync(path.join(root, folder, name), 'utf8');
        text += source;
        for (const one of readCases(name, source)) {
          for (const finding of (await lintCase(one)).findings)
            messages.set(finding.rule, [...(messages.get(finding.rule) ?? []), finding.message]);
        }
      }
    }
    for (const rule of rules) {
      for (const [id, template] of Object.entries(rule.meta.messages)) {
        const shape = new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.*')}$`);
        expect(
          messages.get(rule.id)?.some((message) => shape.test(message)),
          `${rule.id}: ${id}`,
        ).toBe(true);
      }
      for (const option of Object.keys(rule.options(z).shape))
        expect(text, `${rule.id}: ${option}`).toMatch(new RegExp(`${rule.id}: \\[\\w+, \\{ ${option}:`));
    }
  });

  it('runs a rule on a file or calls it unchecked, never both', async () => {
    const alone = `# Loans\n\n## Phase 1: Work\n**Dependencies:** Phase 9\n\n### Track A: Desk\n**Files:** \`src/desk.ts\`\n\n### Track B: Service\n**Files:** \`src/service.ts\`\n`;
    const { findings, unchecked } = await lintText('plan.md', alone, defaultSettings());
    expect(findings.map((one) => one.rule)).toContain('no-unknown-dependency');
    expect(unchecked.map((one) => one.rule)).not.toContain('no-unknown-dependency');
    expect(unchecked.map((one) => one.rule)).toContain('no-coupled-parallel');
    for (const folder of ['fixtures/rules', 'docs/rules', 'fixtures']) {
      for (const name of readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.md'))) {
        const source = readFileSync(path.join(root, folder, name), 'utf8');
        const results = [...(await Promise.all(readCases(name, source).map(lintCase))), await lintText(name, source, defaultSettings())];
        for (const result of results) {
          const reported = new Set(result.findings.map((one) => one.rule));
          expect(
            result.unchecked.filter((one) => reported.has(one.rule)),
            name,
          ).toEqual([]);
          expect(new Set(result.unchecked.map((one) => one.rule)).size).toBe(result.unchecked.length);
        }
      }
    }
  });

  it('has a page and a fixture for every rule, and none too many', () => {
    const ids = rules.map((rule) => `${rule.id}.md`).sort();
    expect(readdirSync(path.join(root, 'docs/rules')).sort()).toEqual(ids);
    expect(readdirSync(path.join(root, 'fixtures/rules')).sort()).toEqual(ids);
  });
  it('names each rule after its file', () => {
    const files = readdirSync(path.join(root, 'src/rules'))
      .filter((file) => file !== 'index.ts')
      .map((file) => file.replace('.ts', ''));
    expect(files.sort()).toEqual(rules.map((rule) => rule.id).sort());
  });
  it('says what is the case in one plain sentence, and what to do in another', () => {
    for (const { id, meta } of rules) {
      for (const text of [...Object.values(meta.messages), ...Object.values(meta.help ?? {})]) {
        expect(text, id).not.toMatch(/\bexpected\b|\bthe seed\b|\.$/);
        expect(text.length, `${id}: ${text}`).toBeLessThan(170);
      }
      expect(Object.keys(meta.help ?? {}).sort(), id).toEqual(Object.keys(meta.messages).sort());
    }
  });
  it('names no dialect in a rule', () => {
    for (const rule of rules) {
      const text = readFileSync(path.join(root, 'src/rules', `${rule.id}.ts`), 'utf8');
      expect(text, rule.id).not.toMatch(/freeform|speckit|spec-kit|kiro|sisyphus|ccpm|\bgsd\b|openspec|conductor|superpowers|smart-ralph/i);
    }
  });
});
