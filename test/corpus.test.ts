// Real files of other people, where they are at hand: what is no plan gets no finding, every plan is recognised and read whole,
// and faults that were seen by eye are found.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFileAccess } from '../src/files/access.ts';
import { createLinter } from '../src/engine/lint.ts';
import { compareScans, type Difference } from './support/compare-scans.ts';
import { coverageOf, readJudgements } from './support/judgements.ts';
import { corpusFolder, corpusSettings, filesBelow, lintCorpus, planFolders, readCorpus } from './support/corpus.ts';

/** Files in the folders of plans that are none: logs, an index of issues, a monitoring schedule, a guide. */
const NO_PLANS = /(?:execution-status|github-mapping|PAPER_TRADING_PLAN|PARALLEL_AGENTS)\.md$/;
/** Rules whose findings changed with the reading of plans or with the split of a rule, and wait to be judged again. */
const TO_JUDGE: ReadonlySet<string> = new Set([
  'agent-count',
  'checkpoint-cadence',
  'consistent-conflicts',
  'consistent-critical-path',
  'consistent-dependencies',
  'consistent-totals',
  'min-independent-parts',
  'no-contract-change',
  'no-dependency-cycle',
  'no-duplicate-id',
  'no-shared-contract-owner',
  'no-unknown-dependency',
  'require-contract-first',
  'require-integration',
  'require-tests',
]);

/** Differences between the plain scans and the extraction that are right, by file, task and reason. */
const RIGHT: readonly (readonly [RegExp, string, Difference['what'], string])[] = [
  [/smart-skill-swap-retry/, '3.3', 'files', 'the list says in brackets that the file is read only'],
  [/packet-tracer-app-project-mcp-recovery/, '1.1', 'files', 'the scan does not know “Modify later:”'],
  [/packet-tracer-app-project-mcp-recovery/, '6.2', 'files', 'the scan stops at a line between two entries of the list'],
  [/zero-dep-brainstorm-server/, '1', 'files', 'a test that “already exists” is not written'],
  [/zero-dep-brainstorm-server/, '2', 'files', 'a test that “already exists” is not written'],
  [/plugin-first-architecture/, '1.2', 'files', 'a step names its test file in a field of its own, which the scan does not look at'],
  [/plugin-first-architecture/, '1.3', 'files', 'a step names its test file in a field of its own, which the scan does not look at'],
  [/01-foundation-storage\/01-0[23]/, '', 'depends', 'the plan writes the number without its zero'],
];

describe.skipIf(!existsSync(corpusFolder))('real files (skipped where ../shared is not at hand)', () => {
  it.each(['_notplans', '_notplans-hard'])('%s: no file is taken for a plan, none has a finding', async (folder) => {
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(40);
    for (const { path, findings, plans, dialect } of await lintCorpus(files)) {
      expect(findings, path).toEqual([]);
      expect(plans, path).toEqual([]);
      expect(dialect, path).toBeUndefined();
    }
  });
  it('every plan is recognised as its dialect', async () => {
    // In the folder of new formats, what the engine reads without a declaration has none, and a step's notes beside a plan are no plan.
    for (const folder of planFolders().filter((one) => one !== 'new-formats')) {
      for (const { path, dialect } of await lintCorpus(filesBelow(folder))) {
        expect(dialect, path).toBe(NO_PLANS.test(path) ? undefined : folder.replace('-roadmap', ''));
      }
    }
  });
  it.each(['aidlc', 'backlog-md', 'compound', 'gsd2', 'spec-kitty'])('%s: the samples of a new format are recognised', async (format) => {
    const files = filesBelow(`new-formats/${format}`).filter((path) => format !== 'aidlc' || path.endsWith('dependency.md'));
    expect(files.length).toBeGreaterThan(1);
    for (const { path, dialect } of await lintCorpus(files)) expect(dialect, path).toBe(format);
  });
  it('every message is whole and every place lies inside its file', async () => {
    for (const { path, findings } of await lintCorpus()) {
      for (const finding of findings) {
        expect(finding.message, path).not.toMatch(/undefined|NaN|\{\{|\[object/);
        expect(finding.location.path, path).toBe(path);
        expect(finding.location.end.offset, path).toBeLessThanOrEqual(readCorpus(path).length);
      }
    }
  });
  it('is right in at least 95 of 100 judged findings of every rule, 20 of which are judged, or all', async () => {
    for (const { rule, findings, judged, right, stale } of coverageOf(await lintCorpus(), readJudgements())) {
      if (!TO_JUDGE.has(rule)) {
        expect(judged, `${rule}: judged`).toBeGreaterThanOrEqual(Math.min(findings, 20));
        expect(right / judged, `${rule}: share of true findings`).toBeGreaterThanOrEqual(0.95);
      }
      expect(stale, `${rule}: judgements of findings that are gone`).toBe(0);
    }
  });
  it('takes every task, its state, its dependencies and its files, as plain scans of the lines count them', async () => {
    const { differences, counted } = await compareScans();
    const wrong = differences.filter(
      (one) => !RIGHT.some(([file, id, what]) => file.test(one.file) && one.what === what && (id === '' || id === one.id)),
    );
    expect(wrong).toEqual([]);
    expect(counted.ids).toBeGreaterThan(2500);
    expect(counted.depends).toBeGreaterThan(700);
    expect(counted.files).toBeGreaterThan(700);
    expect(counted.told).toBeGreaterThan(200);
    // Even with the differences that are right, a hundredth at the most.
    for (const what of ['depends', 'files', 'told'] as const)
      expect(differences.filter((one) => one.what === what).length / counted[what], what).toBeLessThan(0.01);
  });
  it('finds every fault that was seen by eye, in each file by itself', async () => {
    const rows = readCorpus('known-faults.tsv')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'));
    expect(rows.length).toBeGreaterThan(15);
    for (const [file = '', lines = '', rule = ''] of rows) {
      const [from = 0, to = from] = lines.split('-').map(Number);
      const linter = createLinter(createFileAccess(corpusFolder));
      const { findings } = await linter.lint(file, readCorpus(file), corpusSettings());
      const hits = findings.filter(
        (one) =>
          rule.split('|').some((name) => name === one.rule || name === one.group) &&
          from <= one.location.start.line &&
          one.location.start.line <= to,
      );
      expect(hits.length, `${file}:${lines} ${rule}`).toBeGreaterThan(0);
    }
  });
});
