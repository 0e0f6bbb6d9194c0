// `npm run bench:profile`: where a run's time goes. The command line is bundled with source maps and runs under V8's profiler; each sample is booked to a stage of the work.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { planText } from './bench-inputs.ts';

const root = path.join(import.meta.dirname, '..');
const corpus = path.join(root, '../shared/corpus');
const quick = process.argv.includes('--quick');

/** A file's stage; the innermost frame that has one counts, so that the plan model and packages count for whoever called them. */
const STAGES: readonly (readonly [RegExp, string])[] = [
  [/^src\/markdown\/(?:parse|reference|blocks\/.*)\.ts$/, 'parse'],
  [/^src\/markdown\//, 'outline and marks'],
  [/^src\/(?:dialects|reading)\//, 'detection and reading'],
  [/^src\/(?:rules|analysis)\//, 'rules'],
  [/^src\/output\//, 'output'],
  [/^src\/files\//, 'finding and reading files'],
  [/^src\/(?:config|command-line)\//, 'configuration and command line'],
  [/^src\/engine\//, 'engine'],
];

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
      readonly columnNumber: number;
    };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

type Times = readonly (readonly [name: string, milliseconds: number])[];
type Locator = (url: string, line: number, column: number) => string;

/** Milliseconds by stage, and by function whatever the stage, the dearest first. */
interface Shares {
  readonly stages: Times;
  readonly functions: Times;
}

const inputs = mkdtempSync(path.join(tmpdir(), 'parallelint-bench-'));
try {
  const program = await bundleForProfile(path.join(root, '.scratch/bench/profile'));
  writeFileSync(path.join(inputs, '14.md'), planText(14 * 1024));
  show('one plan of 14 KB', profile(program, ['14.md'], inputs, quick ? 5 : 20));
  if (existsSync(corpus)) show('the corpus', profile(program, ['.'], corpus, quick ? 1 : 3));
  else console.log('the corpus is not at hand (../shared/corpus), skipped');
} finally {
  rmSync(inputs, { recursive: true, force: true });
}

function show(title: string, { stages, functions }: Shares): void {
  const sum = stages.reduce((total, [, time]) => total + time, 0);
  const line = ([name, time]: readonly [string, number]): string =>
    `  ${time.toFixed(1).padStart(7)} ms ${((time / sum) * 100).toFixed(1).padStart(5)} %  ${name}`;
  console.log(`${title}: ${sum.toFixed(0)} ms under the profiler`);
  console.log(stages.map(line).join('\n'));
  console.log('the dearest functions, without what they call');
  console.log(`${functions.slice(0, 25).map(line).join('\n')}\n`);
}

/** Bundles the command line as it is published, but with names and source maps; gives its program. */
async function bundleForProfile(folder: string): Promise<string> {
  const program = path.join(folder, 'dist');
  rmSync(program, { recursive: true, force: true });
  mkdirSync(program, { recursive: true });
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  const bundle = await rolldown({
    input: { bin: path.join(root, 'src/bin.ts'), cli: path.join(root, 'src/cli.ts') },
    cwd: root,
    platform: 'node',
    external: [...builtinModules, /^node:/, 'typescript'],
    onLog: () => undefined,
  });
  await bundle.write({ dir: program, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs', sourcemap: true });
  await bundle.close();
  return path.join(program, 'bin.cjs');
}

/** Profiles so many runs, after one that leaves its compiled code behind; the shares are those of a run on average. */
function profile(program: string, args: readonly string[], cwd: string, runs: number): Shares {
  const profiles = path.join(path.dirname(program), 'profiles');
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles);
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval=200'];
  const options = { cwd, stdio: 'ignore', env: { ...process.env, XDG_CACHE_HOME: profiles } } as const;
  spawnSync(process.execPath, [program, ...args], options);
  for (let run = 0; run < runs; run += 1) spawnSync(process.execPath, [...flags, program, ...args], options);
  const sourceOf = createLocator();
  const written = readdirSync(profiles).filter((file) => file.endsWith('.cpuprofile'));
  const shares = written.map((file) => sharesOf(JSON.parse(readFileSync(path.join(profiles, file), 'utf8')) as CpuProfile, sourceOf));
  const average = (all: readonly Times[]): Times =>
    sumByName(all.flat()).map(([name, time]): readonly [string, number] => [name, time / shares.length]);
  return { stages: average(shares.map((one) => one.stages)), functions: average(shares.map((one) => one.functions)) };
}

function sharesOf({ nodes, samples, timeDeltas }: CpuProfile, sourceOf: Locator): Shares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stageOf = new Map<number, string>();
  const nameOf = new Map<number, string>();
  const pending: (readonly [id: number, stage: string])[] = [[nodes[0]?.id ?? 1, 'start-up']];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [id, outer] = next;
    const node = byId.get(id);
    if (!node) continue;
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    const source = sourceOf(url, lineNumber, columnNumber);
    const stage = stageFor(functionName, url, source, outer);
    stageOf.set(id, stage);
    nameOf.set(id, `${functionName === '' ? '(anonymous)' : functionName} ${source}`.trim());
    for (const child of node.children ?? []) pending.push([child, stage]);
  }
  return { stages: sumBy(samples, timeDeltas, stageOf), functions: sumBy(samples, timeDeltas, nameOf) };
}

function stageFor(name: string, url: string, source: string, outer: string): string {
  if (name === '(garbage collector)') return 'garbage collection';
  if (name === '(idle)' || name === '(program)') return 'outside of JavaScript';
  // What runs while a chunk is loaded is the chunk's own body.
  if (url.startsWith('node:internal/modules/') || source.startsWith('src/bin.ts')) return 'start-up';
  const file = source.replace(/:\d+$/, '');
  return STAGES.find(([pattern]) => pattern.test(file))?.[1] ?? outer;
}

function sumBy(samples: readonly number[], deltas: readonly number[], names: ReadonlyMap<number, string>): Times {
  return sumByName(samples.map((id, index): readonly [string, number] => [names.get(id) ?? '', (deltas[index] ?? 0) / 1000]));
}

function sumByName(times: Times): Times {
  const sums = new Map<string, number>();
  for (const [name, time] of times) sums.set(name, (sums.get(name) ?? 0) + time);
  return [...sums].sort((a, b) => b[1] - a[1]);
}

/** Place in a chunk → file and line of the source, as a path from the project's folder. */
function createLocator(): Locator {
  const maps = new Map<string, SourceMap | undefined>();
  return (url, line, column) => {
    if (!url.endsWith('.cjs')) return url;
    const chunk = url.startsWith('file:') ? fileURLToPath(url) : url;
    if (!maps.has(chunk)) {
      let map: SourceMap | undefined;
      try {
        map = new SourceMap(JSON.parse(readFileSync(`${chunk}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
      } catch {
        // A chunk without a map stands for itself.
      }
      maps.set(chunk, map);
    }
    const entry = maps.get(chunk)?.findEntry(line, column);
    if (!entry || !('originalSource' in entry)) return path.basename(chunk);
    const source = path.relative(root, path.resolve(path.dirname(chunk), entry.originalSource)).replaceAll(path.sep, '/');
    return `${source}:${entry.originalLine + 1}`;
  };
}
