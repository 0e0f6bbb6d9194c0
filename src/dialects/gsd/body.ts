// The body of a GSD plan file: XML elements in Markdown. Fenced code inside them is text, whatever tags it holds.
import { locate } from '../../markdown/locate.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { PathStatement } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readPathList } from '../../reading/facts/path-lists.ts';
import { readTaskPaths } from '../../reading/facts/paths.ts';

/** What a plan file's body states. */
export interface GsdBody {
  readonly objective?: Located<string>;
  /** The `<task>` and `<feature>` elements by their names. */
  readonly steps: readonly Located<string>[];
  /** What the elements declare as their files, and what they say to read first. */
  readonly paths: readonly PathStatement[];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Elements that are read; everything else is prose. */
const OPEN = /^\s*(?:[-*]\s+)?<(task|feature|name|title|files|read_first|action|objective)\b[^>]*>/;

/** Reads the body line by line; an element ends with its tag, and a fence that is not closed ends with the element around it. */
export function readBody(document: PlanDocument): GsdBody {
  const at = (start: number, end: number): Location => locate(document, start, end);
  const steps: Located<string>[] = [];
  const paths: PathStatement[] = [];
  let objective: Located<string> | undefined;
  let step: { start: number; end: number; name?: Located<string> } | undefined;
  let element: string | undefined;
  let fenced = false;
  const finish = (): void => {
    if (step) steps.push(step.name ?? { value: document.text.slice(step.start, step.end).trim(), loc: at(step.start, step.end) });
    step = undefined;
  };
  for (const { text, start } of linesOf(document)) {
    if (/^\s*<\/(?:action|task|feature|tasks)>/.test(text)) {
      fenced = false;
      element = undefined;
      if (/<\/(?:task|feature|tasks)>/.test(text)) finish();
      continue;
    }
    if (/^\s*(?:`{3}|~{3})/.test(text)) fenced = !fenced;
    if (fenced) continue;
    let rest = { text, start };
    const open = OPEN.exec(text);
    if (open) {
      element = open[1] ?? '';
      rest = { text: text.slice(open[0].length), start: start + open[0].length };
      if (element === 'task' || element === 'feature') {
        finish();
        step = { start: start + text.search(/\S/), end: start + text.trimEnd().length };
      }
    }
    const close = /<\/(?:name|title|files|read_first|objective)>/.exec(rest.text);
    const value = close ? rest.text.slice(0, close.index) : rest.text;
    if ((element === 'name' || element === 'title') && step && !step.name && value.trim() !== '')
      step.name = trimmed(value, rest.start, at);
    if (element === 'objective' && !objective && value.trim() !== '') objective = trimmed(value, rest.start, at);
    if (step && element === 'files') paths.push(...filesOf(value, rest.start, at));
    if (step && element === 'read_first') paths.push(...readPathList(value.replace(/^\s*[-*]\s/, '  '), rest.start, 'read', at));
    if (step && element === 'action') paths.push(...readTaskPaths(value, rest.start, at).filter((path) => path.access === 'read'));
    if (close) element = undefined;
  }
  finish();
  return { steps, paths, ...(objective && { objective }) };
}

/** A list in an element is a body's word on what is written; the frontmatter declares it. */
function filesOf(text: string, base: number, at: (start: number, end: number) => Location): readonly PathStatement[] {
  return readPathList(text.replace(/^(\s*)[-*]\s/, '$1  '), base, 'write', at).map((path) => ({ ...path, source: 'body' }));
}

function trimmed(text: string, start: number, at: (start: number, end: number) => Location): Located<string> {
  const value = text.trim();
  const from = start + text.indexOf(value);
  return { value, loc: at(from, from + value.length) };
}

function linesOf(document: PlanDocument): readonly Line[] {
  return document.lineStarts.flatMap((start, index) => {
    if (start < document.bodyStart) return [];
    const end = document.lineStarts[index + 1] ?? document.text.length;
    return [{ text: document.text.slice(start, end).replace(/[\r\n]+$/, ''), start }];
  });
}
