// `npm run bench`: what a run costs beside a bare Node and beside markdownlint-cli2, in turn on the same machine. The ratios are the figures to quote.
//   npm run bench -- --quick   fewer rounds
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileTexts, planText } from './bench-inputs.ts';
import { measureGrowth } from './bench-linear.ts';
import { compete, type Contender, createScale, type Standing } from './bench-measure.ts';

const PEER = 'markdownlint-cli2';
const PEER_VERSION = '0.22.1';
const BARE = 'node -e 0';
const LIMIT = 60_000;

const root = path.join(import.meta.dirname, '..');
const scratch = path.join(root, '.scratch/bench');
const corpus = path.join(root, '../shared/corpus');
const quick = process.argv.includes('--quick');
const bare: Contender = { name: BARE, args: ['-e', '0'] };

mkdirSync(scratch, { recursive: true });
// Away from the repository, whose ignore file would have a say.
const inputs = mkdtempSync(path.join(tmpdir(), 'parallelint-bench-'));
try {
  bench();
  showGrowth(await measureGrowth(quick ? 3 : 9));
} finally {
  rmSync(inputs, { recursive: true, force: true });
}

function bench(): void {
  const peer = installPeer();
  const { weigh } = createScale(scratch);
  console.log(`node ${process.version}, ${process.platform} ${process.arch}, medians of runs in turn\n`);
  const race = (title: string, rounds: number, contenders: readonly Contender[]): void => {
    console.log(`${title}, ${rounds} rounds`);
    console.log(table(compete(contenders, rounds, weigh)));
  };
  const theirs = (args: readonly string[], cwd: string): readonly Contender[] => (peer ? [{ name: PEER, args: [peer, ...args], cwd }] : []);

  writeFileSync(path.join(inputs, '8.md'), planText(8 * 1024));
  writeFileSync(path.join(inputs, '14.md'), planText(14 * 1024));
  const ours = (args: readonly string[], cwd: string, name = 'parallelint'): Contender => ({
    name,
    args: [path.join(root, 'dist/bin.cjs'), ...args],
    cwd,
  });
  race('one plan of 14 KB', quick ? 9 : 31, [bare, ours(['14.md'], inputs), ...theirs(['14.md'], inputs)]);
  race('one plan of 8 KB', quick ? 9 : 31, [bare, ours(['8.md'], inputs), ...theirs(['8.md'], inputs)]);

  const many = path.join(inputs, 'many');
  mkdirSync(many);
  for (let index = 1; index <= 100; index += 1) writeFileSync(path.join(many, `plan-${index}.md`), planText(8 * 1024, index));
  race('100 plans of 8 KB', quick ? 3 : 9, [bare, ours(['.'], many), ...theirs(['**/*.md'], many)]);

  if (existsSync(corpus)) race('the corpus', quick ? 3 : 9, [bare, ours(['.'], corpus), ...theirs(['**/*.md'], corpus)]);
  else console.log('the corpus is not at hand (../shared/corpus), skipped\n');

  console.log(`hostile inputs, one run each, ended after ${LIMIT / 1000} s`);
  console.log(`${'  '.padEnd(28)}${['KB', 'wall ms', 'CPU ms', 'MB', 'exit'].map((head) => head.padStart(10)).join('')}`);
  for (const [name, text] of Object.entries(hostileTexts())) {
    writeFileSync(path.join(inputs, 'hostile.md'), text);
    const { wall, cpu, megabytes, exit } = weigh(ours(['hostile.md'], inputs), LIMIT);
    const cells = [fixed(text.length / 1024), fixed(wall), fixed(cpu), fixed(megabytes), exit];
    console.log(`  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`);
  }
}

/** The cost for each KB beside that of the smallest text: ratios near 1 are linear. */
function showGrowth(growth: Awaited<ReturnType<typeof measureGrowth>>): void {
  const [smallest] = growth;
  if (!smallest) return;
  console.log('\nlinear: copies of one plan, each with ids of its own, read in one process');
  const heads = ['KB', 'parser/KB', 'growth', 'engine/KB', 'growth', '× parser'];
  console.log(heads.map((head) => head.padStart(11)).join(''));
  for (const { kilobytes, parser, engine } of growth) {
    const cells = [
      kilobytes.toFixed(0),
      `${parser.toFixed(2)} ms`,
      (parser / smallest.parser).toFixed(2),
      `${engine.toFixed(2)} ms`,
      (engine / smallest.engine).toFixed(2),
      (engine / parser).toFixed(1),
    ];
    console.log(cells.map((cell) => cell.padStart(11)).join(''));
  }
}

/** The peer's program, installed beside the project once; undefined where that is not possible. */
function installPeer(): string | undefined {
  const folder = path.join(scratch, `${PEER}-${PEER_VERSION}`);
  const program = path.join(folder, 'node_modules', PEER, 'markdownlint-cli2-bin.mjs');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${PEER}@${PEER_VERSION}`];
  const npm = process.env.npm_execpath;
  const done =
    npm === undefined
      ? spawnSync('npm', args, { cwd: folder, stdio: 'ignore', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'ignore' });
  if (done.status === 0 && existsSync(program)) return program;
  console.log(`${PEER}@${PEER_VERSION} cannot be installed, its runs are skipped\n`);
  return undefined;
}

function table(standings: readonly Standing[]): string {
  const others = standings.map(({ name }) => name).filter((name) => name === BARE || name === PEER);
  const heads = ['wall ms', 'CPU ms', 'MB', 'exit', ...others.map((name) => `× ${name}`)];
  const lines = standings.map(({ name, wall, cpu, megabytes, exit, times }) => [
    name,
    fixed(wall),
    fixed(cpu),
    fixed(megabytes),
    exit,
    ...others.map((other) => times.get(other)?.toFixed(2) ?? ''),
  ]);
  const widths = heads.map((head) => Math.max(9, head.length) + 2);
  const row = ([name = '', ...cells]: readonly string[]): string =>
    `  ${name.padEnd(20)}${cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('')}`;
  return `${[['', ...heads], ...lines].map(row).join('\n')}\n`;
}

function fixed(value: number | undefined): string {
  return value?.toFixed(0) ?? '–';
}
