// `npm run corpus`: lints every real plan at hand and prints counts by dialect and rule, with the difference to the last accepted run.
//   npm run corpus -- --accept              take this run as the accepted one
//   npm run corpus -- --findings [RULE]     print the findings, one a line
//   npm run corpus -- --judgements          print how far the judged findings cover those of now, and how many are right
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpusFolder, lintCorpus } from '../test/support/corpus.ts';
import { coverageOf, readJudgements } from '../test/support/judgements.ts';
import { tasksOf } from '../src/plan/walk.ts';
import { rules } from '../src/rules/index.ts';

const accepted = path.join(import.meta.dirname, '../test/corpus/counts.json');
const flags = process.argv.slice(2);

interface Counts {
  readonly dialects: Readonly<Record<string, { readonly files: number; readonly plans: number; readonly tasks: number }>>;
  readonly rules: Readonly<Record<string, number>>;
}

if (!existsSync(corpusFolder)) {
  console.log('no corpus at hand (../shared/corpus), nothing to do');
} else if (flags.includes('--findings')) {
  const wanted = flags[flags.indexOf('--findings') + 1];
  for (const { findings } of await lintCorpus()) {
    for (const { rule, severity, message, location } of findings)
      if (wanted === undefined || wanted === rule) console.log(`${location.path}:${location.start.line}: ${severity} [${rule}] ${message}`);
  }
} else if (flags.includes('--judgements')) {
  console.log('rule                              lines  judged  true  stale');
  for (const { rule, findings, judged, right, stale } of coverageOf(await lintCorpus(), readJudgements())) {
    const share = judged === 0 ? '' : ` ${String(Math.round((right / judged) * 100))} %`;
    console.log(
      `${rule.padEnd(32)} ${String(findings).padStart(6)} ${String(judged).padStart(7)} ${String(right).padStart(5)} ${String(stale).padStart(6)}${share}`,
    );
  }
} else {
  const now = await count();
  const before = existsSync(accepted) ? (JSON.parse(readFileSync(accepted, 'utf8')) as Counts) : undefined;
  console.log(report(now, before));
  if (flags.includes('--accept')) writeFileSync(accepted, `${JSON.stringify(now, null, 2)}\n`);
  else if (before && JSON.stringify(before) !== JSON.stringify(now))
    console.log('differs from the accepted run; npm run corpus -- --accept takes it');
}

async function count(): Promise<Counts> {
  const results = await lintCorpus();
  const dialects = new Map<string, { files: number; plans: Set<unknown>; tasks: number }>();
  const found = new Map(rules.map((rule) => [rule.id, 0]));
  for (const { dialect, plans, findings } of results) {
    if (dialect !== undefined) {
      const one = dialects.get(dialect) ?? { files: 0, plans: new Set(), tasks: 0 };
      one.files += 1;
      for (const plan of plans.filter((candidate) => !one.plans.has(candidate))) {
        one.plans.add(plan);
        one.tasks += tasksOf(plan.root).length;
      }
      dialects.set(dialect, one);
    }
    for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  }
  return {
    dialects: Object.fromEntries(
      [...dialects]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => [name, { files: one.files, plans: one.plans.size, tasks: one.tasks }]),
    ),
    rules: Object.fromEntries(found),
  };
}

function report(now: Counts, before: Counts | undefined): string {
  const change = (value: number, old: number | undefined): string =>
    old === undefined || old === value ? '' : ` (${value > old ? '+' : ''}${value - old})`;
  const lines = ['dialect           files  plans  tasks'];
  for (const [name, one] of Object.entries(now.dialects)) {
    const old = before?.dialects[name];
    lines.push(
      `${name.padEnd(16)} ${String(one.files).padStart(6)} ${String(one.plans).padStart(6)} ${String(one.tasks).padStart(6)}${change(one.tasks, before ? (old?.tasks ?? 0) : undefined)}`,
    );
  }
  lines.push('', 'rule                              findings');
  for (const [name, value] of Object.entries(now.rules))
    lines.push(`${name.padEnd(34)} ${String(value).padStart(6)}${change(value, before ? (before.rules[name] ?? 0) : undefined)}`);
  return lines.join('\n');
}
