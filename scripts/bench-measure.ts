// Runs programs and weighs them: wall time from outside; CPU time and most memory from inside, when the program ends.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A program to weigh: what Node is given, and from where. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** What one run took; the inner figures are missing where it was ended from outside. */
export interface Sample {
  readonly wall: number;
  readonly cpu?: number;
  readonly megabytes?: number;
  readonly exit: string;
}

/** The medians of several runs, and the median ratio to each of the others in the same round. */
export interface Standing {
  readonly name: string;
  readonly wall: number;
  readonly cpu?: number;
  readonly megabytes?: number;
  readonly exit: string;
  readonly times: ReadonlyMap<string, number>;
}

// A process inherits the peak of the one that started it, so Linux is asked for that of the program alone.
const PROBE = `'use strict';
process.on('exit', () => {
  const fs = require('node:fs');
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let peak = maxRSS;
  try {
    peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? maxRSS);
  } catch {}
  try {
    fs.writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, megabytes: peak / 1024 }));
  } catch {}
});
`;

/** Makes what weighs programs; the probe that they load, bare Node too, is written into the folder. */
export function createScale(folder: string): { readonly weigh: (contender: Contender, limit?: number) => Sample } {
  const probe = path.join(folder, 'probe.cjs');
  writeFileSync(probe, PROBE);
  // Compiled code is kept in a folder of the benchmark's own, new each time.
  const caches = path.join(folder, 'caches');
  rmSync(caches, { recursive: true, force: true });
  const weigh = ({ args, cwd }: Contender, limit?: number): Sample => {
    const start = process.hrtime.bigint();
    const run = spawnSync(process.execPath, ['--require', probe, ...args], {
      cwd,
      env: { ...process.env, XDG_CACHE_HOME: caches },
      timeout: limit,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    const wall = Number(process.hrtime.bigint() - start) / 1e6;
    const told = run.output[3] ?? '';
    const inner = told === '' ? {} : (JSON.parse(told) as { readonly cpu: number; readonly megabytes: number });
    return { wall, ...inner, exit: run.signal ?? String(run.status) };
  };
  return { weigh };
}

/** Runs all of them in turn, again and again, after a first round that does not count. */
export function compete(contenders: readonly Contender[], rounds: number, weigh: (contender: Contender) => Sample): readonly Standing[] {
  for (const contender of contenders) weigh(contender);
  const table = Array.from({ length: rounds }, () => new Map(contenders.map((one) => [one.name, weigh(one)])));
  return contenders.map(({ name }) => {
    const of = (read: (sample: Sample) => number | undefined): number | undefined =>
      median(table.flatMap((round) => (round.has(name) ? (read(round.get(name) as Sample) ?? []) : [])));
    const cpu = of((sample) => sample.cpu);
    const megabytes = of((sample) => sample.megabytes);
    const against = contenders
      .filter((other) => other.name !== name)
      .map(({ name: other }): [string, number] => [
        other,
        median(table.map((round) => (round.get(name)?.wall ?? 0) / (round.get(other)?.wall ?? 1))) ?? 0,
      ]);
    return {
      name,
      wall: of((sample) => sample.wall) ?? 0,
      ...(cpu !== undefined && { cpu }),
      ...(megabytes !== undefined && { megabytes }),
      exit: table[0]?.get(name)?.exit ?? '',
      times: new Map(against),
    };
  });
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
