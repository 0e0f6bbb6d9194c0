// The verdict in plain words. Every output prints these sentences, so that no two of them disagree.
import type { Task } from '../plan/model.ts';
import { nameList, nameOf, namesOf } from '../plan/walk.ts';
import { wantsOwner, type SharedFiles } from './obstacles.ts';
import { count, showTime, type TimeScale } from './show.ts';
import type { Change, Draft, Verdict } from './verdict.ts';

type Facts = Omit<Verdict, 'text' | 'headline' | 'changes'>;

/** Files that one sentence names. */
const MOST_FILES = 3;

/** The paragraph, its first part without the changes, and the changes with a sentence each. */
export function wordsOf(facts: Facts, drafts: readonly Draft[], scale: TimeScale): Pick<Verdict, 'text' | 'headline' | 'changes'> {
  const fileName = fileNames(facts.files.flatMap((one) => one.files));
  const headline = [progress(facts), howItRuns(facts, scale, fileName), circle(facts), promise(facts, scale), open(facts)]
    .filter((one) => one !== '')
    .join(' ');
  const changes = drafts.map((draft): Change => ({ ...draft, text: changeText(draft, facts, scale, fileName) }));
  return { headline, changes, text: [headline, ...changes.map((one) => one.text)].join(' ') };
}

function progress({ done, tasks, kind, open: left, now }: Facts): string {
  if (done === 0 || kind === 'done') return '';
  const start = now.length === left.length ? '' : `; ${namesOf(now)} can start now`;
  return `${done} of ${count(tasks, 'task')} ${done === 1 ? 'is' : 'are'} done, ${left.length} ${left.length === 1 ? 'is' : 'are'} left${start}.`;
}

function howItRuns(facts: Facts, scale: TimeScale, fileName: FileNames): string {
  const { kind, tasks, written, safe, open: left } = facts;
  const time = (value: number): string => showTime(scale, value);
  switch (kind) {
    case 'done':
      if (tasks === 0) return 'The plan names no tasks.';
      return `${tasks === 1 ? 'The only task is' : `All ${tasks} tasks are`} done: nothing is left to run.`;
    case 'single':
      return `${nameOf(left[0] as Task)} is ${facts.done > 0 ? 'the last task' : 'the only task'}: nothing runs beside it.`;
    case 'open':
      return `Nothing says which of the ${facts.unordered} tasks may run at once; one after another, as written, they take ${time(safe.time.expected)}.`;
    case 'sequence':
      return `Written for one agent: ${count(left.length, 'task')} one after another, ${time(safe.time.expected)}.`;
    case 'as-written':
      return `Runs as written: ${atOnce(facts)} in ${shape(written, scale)}.`;
    case 'reordered':
      return `Written for ${atOnce(facts)} in ${shape(written, scale)}; ${because(facts, fileName)}, and keeping them apart costs no time.`;
    case 'slower': {
      const run = safe.atOnce <= 1 ? `runs one after another, ${shape(safe, scale)}` : `runs safely in ${shape(safe, scale)}`;
      return `Written for ${atOnce(facts)} in ${shape(written, scale)}; ${run}, because ${because(facts, fileName)}.`;
    }
  }
}

/** `4 agents at once`. */
function atOnce({ agents, written }: Facts): string {
  const most = Math.max(1, Math.min(agents, written.atOnce));
  if (most === 1) return 'one agent';
  return agents > written.atOnce ? `${agents} agents, ${written.atOnce} at once at most,` : `${most} agents at once`;
}

/** `3 waves (2 h 30 min)`; waves alone where they are the steps. */
function shape(run: Facts['safe'], scale: TimeScale): string {
  const waves = count(run.waves.length, 'wave');
  if (scale.measure === 'minutes') return `${waves} (${showTime(scale, run.time.expected)})`;
  return run.waves.length === run.time.expected ? count(run.waves.length, 'step') : `${waves} (${showTime(scale, run.time.expected)})`;
}

function because({ files, contradictions, open: left }: Facts, fileName: FileNames): string {
  const reasons: string[] = [];
  const [worst, ...others] = files;
  if (worst) {
    const more = others.reduce((sum, one) => sum + one.files.length, 0) + Math.max(0, worst.files.length - MOST_FILES);
    const rest = more === 0 ? '' : ` and tasks meet over ${more === 1 ? 'one more file' : `${more} more files`}`;
    reasons.push(`${meeting(worst, left, fileName)}${reasons.length === 0 ? rest : ''}`);
  }
  const stated = contradictions.filter((one) => !one.aside);
  const [first] = stated.length > 0 ? stated : worst ? [] : contradictions;
  if (first) {
    const clash = first.order === 'together' ? 'and both are to start together' : 'which stands behind it';
    const more =
      stated.length > 1
        ? `, and ${stated.length === 2 ? 'one more dependency contradicts' : `${stated.length - 1} more dependencies contradict`} the order`
        : '';
    reasons.push(`${nameOf(first.later)} waits for ${nameOf(first.earlier)}, ${clash}${more}`);
  }
  if (reasons.length === 0) reasons.push('tasks that must not run at once are written side by side');
  return reasons.join(', and ');
}

/** `all four write index.html`, `T1, T2 and T3 write a.ts and b.ts`, `T4 reads api.ts while T2 writes it`. */
function meeting(shared: SharedFiles, left: readonly Task[], fileName: FileNames): string {
  const files = nameList(shared.files.slice(0, MOST_FILES).map(fileName));
  const { writers, rivals, readers } = shared;
  if (wantsOwner(shared)) {
    const everyone = rivals.length === left.length;
    return `${everyone ? (rivals.length === 2 ? 'both' : `all ${numeral(rivals.length)}`) : namesOf(rivals)} write ${files}`;
  }
  const verb = writers.length === 1 ? 'writes' : 'write';
  return `${namesOf(readers)} ${readers.length === 1 ? 'reads' : 'read'} ${files} while ${namesOf(writers)} ${verb} ${shared.files.length === 1 ? 'it' : 'them'}`;
}

function promise({ promise: { time, claims }, safe, kind }: Facts, scale: TimeScale): string {
  if (kind === 'done' || scale.measure === 'steps') return '';
  const claim = claims.length > 0 ? ` (${claims.slice(0, 2).join(', ')})` : '';
  if (time === undefined || safe.time.min <= time + 0.5) return '';
  return `The plan promises ${showTime(scale, time)}${claim}; its tasks take longer.`;
}

function circle({ circles }: Facts): string {
  if (circles === 0) return '';
  return `Tasks wait for each other in a circle: ${circles === 1 ? 'one dependency is' : `${circles} dependencies are`} left out here.`;
}

function open({ kind, unordered }: Facts): string {
  if (kind === 'open' || kind === 'done' || kind === 'single' || unordered === 0) return '';
  return `Nothing says how ${unordered} of the tasks run; they are taken one after another, as written.`;
}

function changeText(draft: Draft, { safe, agents, contradictions }: Facts, scale: TimeScale, fileName: FileNames): string {
  const result = `it runs in ${showTime(scale, draft.time)} instead of ${scale.measure === 'steps' ? safe.time.expected : showTime(scale, safe.time.expected)}`;
  const { files, tasks } = draft;
  switch (draft.kind) {
    case 'owner':
      return files.length <= MOST_FILES
        ? `Give ${nameList(files.map(fileName))} one owner${files.length === 1 ? '' : ' each'} and ${result}.`
        : `Give each of the ${files.length} shared files one owner and ${result}.`;
    case 'decouple':
      return `Settle what others read of ${files.length <= MOST_FILES ? nameList(files.map(fileName)) : `the ${files.length} files that are read while they are written`} before the start and ${result}.`;
    case 'order':
      return `Say which tasks may run at once: if all of them may, ${result}.`;
    case 'dependency': {
      const [earlier, later] = tasks.map(nameOf);
      const stated = contradictions.some((one) => one.earlier === tasks[0] && one.later === tasks[1]);
      return `If ${later ?? ''} need not wait for ${earlier ?? ''}${stated ? ' after all' : ''}, ${result}.`;
    }
    case 'agents':
      return `With ${count(draft.agents ?? agents + 1, 'agent')} instead of ${agents}, ${result}.`;
  }
}

const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function numeral(value: number): string {
  return NUMERALS[value] ?? String(value);
}

type FileNames = (file: string) => string;

/** Files by their last names where these tell them apart, else by their paths. */
function fileNames(files: readonly string[]): FileNames {
  const last = (file: string): string => file.replace(/\/$/, '').split('/').at(-1) ?? file;
  const seen = new Map<string, Set<string>>();
  for (const file of files) seen.set(last(file), (seen.get(last(file)) ?? new Set()).add(file));
  return (file) => (/[*?{]/.test(file) || file.endsWith('/') || (seen.get(last(file))?.size ?? 0) > 1 ? file : last(file));
}
