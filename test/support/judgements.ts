// Findings over the corpus that people have judged: the table, and how far it covers what the rules find now.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileResult } from '../../src/engine/lint.ts';

/** The verdict on the findings of a rule in one line of a file. */
export interface Judgement {
  readonly key: string;
  readonly rule: string;
  readonly verdict: 'true' | 'false';
  readonly why: string;
}

/** What the table says of a rule. */
export interface Coverage {
  readonly rule: string;
  /** Lines in which the rule finds something now. */
  readonly findings: number;
  /** Those of them that are judged, and those judged true. */
  readonly judged: number;
  readonly right: number;
  /** Judgements of lines in which it finds nothing any more. */
  readonly stale: number;
}

/** Reads `test/corpus/judgements.tsv`. @throws when a row is not whole. */
export function readJudgements(): readonly Judgement[] {
  const rows = readFileSync(path.join(import.meta.dirname, '../corpus/judgements.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return rows.map((row) => {
    const [file = '', line = '', rule = '', verdict = '', why = ''] = row.split('\t');
    if ((verdict !== 'true' && verdict !== 'false') || why === '' || !/^\d+$/.test(line)) throw new Error(`not a judgement: ${row}`);
    return { key: `${file}:${line} ${rule}`, rule, verdict, why };
  });
}

/** Sets the table against the findings of a run, a row a rule that found something or was judged. */
export function coverageOf(results: readonly FileResult[], judgements: readonly Judgement[]): readonly Coverage[] {
  const found = new Map<string, Set<string>>();
  for (const { rule, location } of results.flatMap((result) => result.findings))
    found.set(rule, (found.get(rule) ?? new Set()).add(`${location.path}:${location.start.line} ${rule}`));
  const names = [...new Set([...found.keys(), ...judgements.map((one) => one.rule)])].sort();
  return names.map((rule) => {
    const keys = found.get(rule) ?? new Set<string>();
    const own = judgements.filter((one) => one.rule === rule);
    const current = own.filter((one) => keys.has(one.key));
    return {
      rule,
      findings: keys.size,
      judged: current.length,
      right: current.filter((one) => one.verdict === 'true').length,
      stale: own.length - current.length,
    };
  });
}
