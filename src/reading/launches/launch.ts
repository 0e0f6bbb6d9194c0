// Agent launches: `@agent "task"  # 10 min`, bare, in lists, or as strings in a pseudo-code list.
import type { Duration } from '../../plan/duration.ts';
import { type Found, readDuration } from '../facts/durations.ts';

/** One launch, with offsets in the text it was read from. */
export interface Launch {
  readonly agentType: string;
  readonly task: Found<string>;
  readonly duration?: Found<Duration>;
  /** Written as a string in a code list. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

const PLAIN = /^@([A-Za-z][\w-]{0,60})[ \t]+(["“'])(.{2,400}?)(["”'])(.*)$/;
const IN_STRING = /^(?:\w+\( ?\[? ?)?(["'])@([A-Za-z][\w-]{0,60})[ \t]+(["'])(.{2,400}?)\3[ \t]*\1(.*)$/;
/** At-rules and tags that look like launches. */
const NOT_AGENTS = new Set([
  'import',
  'charset',
  'use',
  'include',
  'plugin',
  'source',
  'config',
  'theme',
  'layer',
  'param',
  'see',
  'example',
  'title',
  'module',
]);

/** Reads a line as a launch; undefined when it is none. */
export function readLaunch(line: string): Launch | undefined {
  if (!line.includes('@')) return undefined;
  const plain = PLAIN.exec(line);
  if (plain && !NOT_AGENTS.has((plain[1] ?? '').toLowerCase())) {
    return launch(line, plain[1] ?? '', plain[3] ?? '', line.indexOf(plain[3] ?? '', (plain[1] ?? '').length + 2), plain[5] ?? '', false);
  }
  const quoted = IN_STRING.exec(line);
  if (quoted) {
    const from = line.indexOf('@');
    return launch(
      line,
      quoted[2] ?? '',
      quoted[4] ?? '',
      line.indexOf(quoted[4] ?? '', from + (quoted[2] ?? '').length),
      quoted[5] ?? '',
      true,
    );
  }
  return undefined;
}

function launch(line: string, agent: string, task: string, taskStart: number, tail: string, quoted: boolean): Launch {
  const start = line.indexOf('@');
  const tailStart = line.length - tail.length;
  const time = readDuration(tail);
  const base = {
    agentType: `@${agent}`,
    task: { value: task, start: taskStart, end: taskStart + task.length },
    quoted,
    start,
    end: taskStart + task.length + 1,
  };
  if (!time) return base;
  return { ...base, duration: { value: time.value, start: tailStart + time.start, end: tailStart + time.end } };
}
