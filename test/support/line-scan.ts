// A second, independent reading of the corpus: plain scans of lines that share nothing with the extractors.
// They count less than a plan says, and what they count has to be what the extractors give.

/** What a scan finds of one task. */
interface Scanned {
  readonly id: string;
  /** Undefined where the notation has no completion state. */
  readonly done?: boolean;
  /** Ids that a field states; undefined where no field does. */
  readonly depends?: readonly string[];
  /** Paths that a field states. */
  readonly files?: readonly string[];
  /** Paths that its own line or a bullet below it says are made or changed. */
  readonly told?: readonly string[];
}

type Scan = (text: string, file: string) => readonly Scanned[];

/** Lines with whether they stand in a fence; a fence ends with a line of its own marks that is at least as long. */
function unfenced(text: string): readonly string[] {
  let fence: { readonly mark: string; readonly length: number } | undefined;
  return text.split(/\r?\n/).map((line) => {
    const mark = /^[\s>]*(?:[-*+] |\d+[.)] )?(`{3,}|~{3,})([^`~].*)?$/.exec(line.trimEnd());
    if (mark) {
      const [, run = '', rest = ''] = mark;
      if (!fence) {
        if (!(run.startsWith('`') && rest.includes('`'))) fence = { mark: run[0] ?? '', length: run.length };
      } else if (run.startsWith(fence.mark) && run.length >= fence.length && rest.trim() === '') fence = undefined;
      return '';
    }
    return fence ? '' : line;
  });
}

/** Ids in a value, ranges written out; words in brackets and behind a dash or semicolon do not count. */
function idsIn(value: string, pattern: RegExp): readonly string[] {
  let plain = value;
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, ' ');
  }
  plain = plain.replace(/\(.*$/, ' ').split(/;|\s[—–]\s|\.\s|:\s/, 1)[0] ?? '';
  if (/^\W*(?:none|nothing|n\/a)\b/i.test(plain)) return [];
  const ids: string[] = [];
  let end = 0;
  for (const match of plain.matchAll(pattern)) {
    const between = plain.slice(end, match.index);
    const last = ids.at(-1);
    if (last !== undefined && /^\s?[-–]\s?$/.test(between)) {
      const head = last.replace(/\d+[a-z]?$/i, '');
      const width = /\d+/.exec(last.slice(head.length))?.[0].length ?? 1;
      const to = Number(/(\d+)[a-z]?$/i.exec(match[0])?.[1]);
      for (let number = Number(/(\d+)[a-z]?$/i.exec(last)?.[1]) + 1; number < to; number += 1)
        ids.push(`${head}${last.slice(head.length).startsWith('0') ? String(number).padStart(width, '0') : String(number)}`);
    }
    ids.push(match[0]);
    end = match.index + match[0].length;
  }
  return ids;
}

/** The paths of a list that have a folder: in code marks, or between commas. */
const codes = (text: string): readonly string[] => {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '');
  const all = quoted.length > 0 ? quoted : text.split(/[,;]\s*/).map((one) => one.trim());
  return all.map((one) => one.replace(/:[\d,:–-]+$/, '').replace(/^\.\//, '')).filter((one) => one.includes('/') && !/\s/.test(one));
};

const speckit: Scan = (text) =>
  text.split('\n').flatMap((line) => {
    const match = /^\s*- \[(.)\] \**(T\d+[A-Za-z]?)(.*)/.exec(line);
    if (!match) return [];
    const depends = [...(match[3] ?? '').matchAll(/depends on ([^).;]*)/g)].flatMap((one) => idsIn(one[1] ?? '', /T\d+[A-Za-z]?/g));
    return [{ id: match[2] ?? '', done: match[1]?.toLowerCase() === 'x', ...(depends.length > 0 && { depends }) }];
  });

const kiro: Scan = (text) => {
  const tasks: { id: string; done: boolean; depends?: readonly string[] }[] = [];
  for (const line of text.split('\n')) {
    const task = /^\s*- \[(.)\]\*? (\d+(?:\.\d+)*)[*.]* /.exec(line);
    if (task) tasks.push({ id: task[2] ?? '', done: task[1] === 'x' });
    const depends = /^\s*- _Depends:_?(.*)$/.exec(line);
    const last = tasks.at(-1);
    if (depends && last) last.depends = idsIn((depends[1] ?? '').trim().replace(/_$/, ''), /\d+(?:\.\d+)*/g);
  }
  return tasks;
};

const smartRalph: Scan = (text) => {
  const tasks: { id: string; done: boolean; files?: readonly string[] }[] = [];
  for (const line of unfenced(text)) {
    const task = /^- \[(.)\] (V?\d+(?:\.(?:\d+|X))*) /.exec(line);
    if (task) tasks.push({ id: task[2] ?? '', done: task[1] === 'x' });
    const files = /^\s+- \*\*Files\*\*: (.*)$/.exec(line);
    const last = tasks.at(-1);
    if (files && last) last.files = codes((files[1] ?? '').replace(/\([^)]*\)/g, ''));
  }
  return tasks;
};

const sisyphus: Scan = (text) => {
  const tasks: { id: string; done: boolean | undefined; depends?: readonly string[] }[] = [];
  const isId = /\b(?:T?\d{1,3}[a-z]?|F\d)\b/g;
  for (const line of text.split('\n')) {
    const item = /^- \[(.)\] \**(?:Task )?(T?\d+|F\d)[.:]/.exec(line);
    if (item) tasks.push({ id: item[2] ?? '', done: item[1] === 'x' });
    const heading = /^#{3,5} Task (\d+): /.exec(line);
    if (heading) tasks.push({ id: heading[1] ?? '', done: undefined });
    const blocked = /\*\*Blocked By\*\*: (.*)$/.exec(line);
    const last = tasks.at(-1);
    if (blocked && last && !/\b(?:phase|wave)\b/i.test(blocked[1] ?? '')) last.depends = idsIn(blocked[1] ?? '', isId);
  }
  return tasks.map(({ done, ...rest }) => (done === undefined ? rest : { ...rest, done }));
};

const agentReady: Scan = (text) => {
  const tasks: { id: string; depends?: readonly string[]; files?: readonly string[] }[] = [];
  const lines = unfenced(text);
  for (const [index, line] of lines.entries()) {
    const heading = /^### (?:Task )?(T?\d+[a-z]?)(?:[:.]| —) /.exec(line);
    if (heading) tasks.push({ id: heading[1] ?? '' });
    else if (/^#{1,3} /.test(line)) tasks.push({ id: '' });
    const last = tasks.at(-1);
    const depends = /^(?:- )?\*\*Depends on:\*\* (.*)$/.exec(line);
    if (depends && last) last.depends = idsIn(depends[1] ?? '', /T\d+[a-z]?|(?<=Tasks? (?:\d+[a-z]?, )*)\d+[a-z]?/g);
    const touches = /^(?:- )?\*\*Touches:\*\* (.*)$/.exec(line);
    if (touches && last && !/^\s*\S/.test(lines[index + 1] ?? '')) last.files = codes((touches[1] ?? '').replace(/\([^)]*\)/g, ''));
  }
  return tasks.filter((task) => task.id !== '');
};

const superpowers: Scan = (text) => {
  const tasks: { id: string; files?: string[] }[] = [];
  let inFiles = false;
  for (const line of unfenced(text)) {
    const heading = /^#{2,4} Task (\d+(?:\.\d+)*[a-z]?): /.exec(line);
    if (heading) tasks.push({ id: heading[1] ?? '' });
    if (/^\*\*Files:\*\*\s*$/.test(line)) inFiles = true;
    else if (!/^- (?:Create|Modify|Test|Delete): /.test(line)) inFiles = false;
    else if (inFiles) {
      const last = tasks.at(-1);
      const path = codes(line.replace(/\([^)]*\)/g, ''))[0];
      if (last && path !== undefined) last.files = [...(last.files ?? []), path];
    }
  }
  return tasks;
};

const numbered: Scan = (text, file) => {
  const found = unfenced(text).flatMap((line) => {
    const match = /^\s*- \[(.)\] (?:Task )?(\d+(?:\.\d+)*)[.:]? /.exec(line);
    return match ? [{ id: match[2] ?? '', done: match[1] === 'x' }] : [];
  });
  return found.length > 0 ? found : boxes(text, file);
};

const boxes: Scan = (text) =>
  unfenced(text).flatMap((line) => {
    const match = /^- \[(.)\] /.exec(line);
    return match ? [{ id: '', done: /[x-]/.test(match[1] ?? '') }] : [];
  });

function frontmatterList(text: string, key: RegExp): readonly string[] {
  const head = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const lines = head.split('\n');
  const at = lines.findIndex((line) => key.test(line));
  if (at < 0) return [];
  const inline = /\[(.*)\]/.exec(lines[at] ?? '')?.[1];
  const items: string[] = inline === undefined ? [] : inline.split(',');
  if (inline === undefined)
    for (const line of lines.slice(at + 1)) {
      const item = /^\s+- (.*)$/.exec(line);
      if (!item) break;
      items.push(item[1] ?? '');
    }
  return items.map((item) => item.trim().replace(/^["']|["']$/g, '')).filter((item) => item !== '');
}

const gsd: Scan = (text, file) => {
  const id = /(\d+-\d+)-PLAN\.md$/.exec(file)?.[1];
  if (id === undefined) return [];
  const phase = id.split('-')[0] ?? '';
  const depends = frontmatterList(text, /^depends_on:/).map((one) => (/^\d+$/.test(one) ? `${phase}-${one.padStart(2, '0')}` : one));
  return [{ id, depends, files: frontmatterList(text, /^files_modified:/) }];
};

const roadmap: Scan = (text) =>
  text.split('\n').flatMap((line) => {
    const match = /^- \[(.)\] (\d+-\d+)-PLAN\.md/.exec(line);
    return match ? [{ id: match[2] ?? '', done: match[1] === 'x' }] : [];
  });

const ccpm: Scan = (text, file) => {
  if (file.endsWith('-analysis.md'))
    return text.split('\n').flatMap((line) => {
      const stream = /^### (Stream [A-Z])\b/.exec(line);
      return stream ? [{ id: stream[1] ?? '' }] : [];
    });
  const id = /(\d+)\.md$/.exec(file)?.[1];
  if (id === undefined) return [];
  return [{ id, done: /^status: (?:closed|completed)$/m.test(text), depends: frontmatterList(text, /^(?:depends_on|dependencies):/) }];
};

/** Bullets that open with an order and a path in code marks, and a path in code marks or bare at the end of a task's own line behind “in”. */
const TOLD =
  /^\s+[-*] (?:\[.\] )?(?:Create|Update|Modify|Delete|Edit|Extend|Rewrite) (?:the |new |file |a )*`([^\s`][^\s/`]*\/[^\s`]+\.\w+)`/;
const AT_END = /^- \[.\] .*\b(?:Create|Implement|Add|Write|Update)\b.* in `?((?:[\w.@-]+\/)+[\w.-]+\.[a-z]{1,5})`?$/;

/** The same tasks with the paths that their running text states. */
const told =
  (scan: Scan, task: RegExp): Scan =>
  (text, file) => {
    const tasks = scan(text, file);
    const found = tasks.map((): string[] => []);
    let at = -1;
    for (const line of text.split('\n')) {
      if (task.test(line)) at += 1;
      const path = TOLD.exec(line)?.[1] ?? (task.test(line) ? AT_END.exec(line)?.[1] : undefined);
      if (path !== undefined) found[at]?.push(path.replace(/:[\d,:–-]+$/, '').replace(/^\.\//, ''));
    }
    return tasks.map((one, index) => ({ ...one, ...((found[index]?.length ?? 0) > 0 && { told: found[index] ?? [] }) }));
  };

/** The scan of each folder of the corpus. */
export const SCANS: Readonly<Record<string, Scan>> = {
  speckit: told(speckit, /^\s*- \[(.)\] \**(T\d+[A-Za-z]?)/),
  kiro: told(kiro, /^\s*- \[(.)\]\*? (\d+(?:\.\d+)*)[*.]* /),
  'smart-ralph': smartRalph,
  sisyphus: told(sisyphus, /^- \[(.)\] \**(?:Task )?(T?\d+|F\d)[.:]|^#{3,5} Task (\d+): /),
  'agent-ready': agentReady,
  superpowers,
  openspec: told(numbered, /^\s*- \[(.)\] (?:Task )?(\d+(?:\.\d+)*)[.:]? /),
  conductor: boxes,
  gsd,
  'gsd-roadmap': roadmap,
  ccpm,
};
