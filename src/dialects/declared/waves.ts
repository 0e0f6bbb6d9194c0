// Waves of a declared dialect: in a field, in headings around tasks, in the tree of a fence, in rows below wave headings; and the critical path.
import { locate } from '../../markdown/locate.ts';
import { type Entry, entriesBelow, sectionsOf, type Slice } from '../../markdown/outline.ts';
import type { Location } from '../../plan/location.ts';
import type { Dependency, StatedPath, WaveStatement } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import type { Field } from '../../reading/facts/fields.ts';
import { ID_SHAPES, readReferences } from '../../reading/facts/references.ts';
import type { TaskPlace } from './places.ts';

/** A wave as a text names it: its number, or that it is the final one. */
interface WaveName {
  readonly wave: number | 'final';
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** `Wave 2`, `Wave FINAL`, `Final Verification Wave`: its number, its name and where it stands in the text. A span of waves (`Wave 3-4`) is none. */
export function readWaveName(text: string): WaveName | undefined {
  const match = /\b(?:wave|oleada)\s+(\d{1,3}|final)\b(?![-–]\d)|\bfinal (?:verification )?wave\b|\bverificaci[oó]n final\b/i.exec(text);
  if (!match) return undefined;
  const wave = /final/i.test(match[0]) ? 'final' : Number(match[1]);
  return { wave, label: match[0], start: match.index, end: match.index + match[0].length };
}

/** That a task is put into a wave, while it is not yet known how many numbered waves there are. */
export type WavePlacement = Omit<WaveStatement, 'wave' | 'final'> & Pick<WaveName, 'wave'>;

/** That a task is put into a wave by the words at `loc`. */
export function inWave(node: string, { wave, label }: WaveName, origin: WaveStatement['origin'], loc: Location): WavePlacement {
  return { node, wave, label, origin, loc };
}

/** The same with ranks: the final verification comes after every numbered wave. */
export function rankWaves(placements: readonly WavePlacement[]): readonly WaveStatement[] {
  const last = placements.reduce((most, { wave }) => (wave === 'final' ? most : Math.max(most, wave)), 0) + 1;
  return placements.map(({ wave, ...rest }) => (wave === 'final' ? { ...rest, wave: last, final: true } : { ...rest, wave }));
}

/** The wave that a task's own field names; a plain number can be replaced. */
export function fieldWave(node: string, field: Field, at: (start: number, end: number) => Location): WavePlacement | undefined {
  const plain = /^(\d{1,3})\b/.exec(field.value.text);
  const digits = plain?.[1] ?? '';
  if (plain) {
    const loc = at(field.value.start, field.value.start + digits.length);
    return { node, wave: Number(digits), label: `wave ${digits}`, origin: 'task', loc, editable: true };
  }
  const named = readWaveName(field.value.text);
  return named && inWave(node, named, 'task', at(field.value.start + named.start, field.value.start + named.end));
}

/** The nearest heading around a task that names a wave. */
export function headingWave(document: PlanDocument, place: TaskPlace): WavePlacement | undefined {
  for (const section of place.around) {
    const wave = readWaveName(section.heading.text);
    if (!wave) continue;
    const loc = locate(document, section.heading.start + wave.start, section.heading.start + wave.end);
    return inWave(place.key, wave, 'overview', loc);
  }
  return undefined;
}

/** The waves that drawn trees and rows below wave headings put tasks into, the stated critical paths, and the ids that the trees draw, in small letters. */
export function readWaveTrees(
  document: PlanDocument,
  find: (id: string) => string | undefined,
): { readonly waves: readonly WavePlacement[]; readonly criticalPaths: readonly StatedPath[]; readonly drawn: ReadonlySet<string> } {
  const drawn = new Set<string>();
  const waves: WavePlacement[] = [];
  const criticalPaths: StatedPath[] = [];
  for (const section of sectionsOf(document.outline)) {
    const wave = readWaveName(section.title);
    for (const entry of entriesBelow(section.entries)) {
      if (entry.kind === 'fence' && entry.body) waves.push(...treeWaves(document, linesOf(entry.body), find, drawn));
      if (entry.kind === 'row' && wave) waves.push(...rowWave(document, entry, wave, find));
      for (const line of entry.kind === 'fence' && entry.body ? linesOf(entry.body) : [entry]) {
        const path = criticalPath(document, line);
        if (path) criticalPaths.push(path);
      }
    }
    const lines = section.entries.filter((entry) => entry.kind === 'line');
    waves.push(...treeWaves(document, lines, find, drawn));
  }
  return { waves, criticalPaths, drawn };
}

/** `Wave 1 (Start Immediately):` and below it `├── Task 1: title [quick]`. */
function treeWaves(
  document: PlanDocument,
  lines: readonly Slice[],
  find: (id: string) => string | undefined,
  drawn: Set<string>,
): readonly WavePlacement[] {
  const waves: WavePlacement[] = [];
  let wave: WaveName | undefined;
  for (const line of lines) {
    const branch = /^[\s│|]*[├└|+`]?[─-]{1,3}\s*(?:Task\s+)?(T?\d{1,3}[a-z]?|F\d{1,2})\s*[:.]/.exec(line.text);
    if (!branch) {
      const named = /^\W{0,4}(?:wave|oleada)\b/i.test(line.text) ? readWaveName(line.text) : undefined;
      if (named || line.text.trim() === '') wave = named ?? wave;
      continue;
    }
    const id = branch[1] ?? '';
    drawn.add(id.toLowerCase());
    const node = find(id);
    const start = line.start + branch[0].lastIndexOf(id);
    if (wave && node !== undefined) waves.push(inWave(node, wave, 'graph', locate(document, start, start + id.length)));
  }
  return waves;
}

/** `| 1 | Constants | path |` in a table below `### Wave 1`. */
function rowWave(document: PlanDocument, entry: Entry, wave: WaveName, find: (id: string) => string | undefined): readonly WavePlacement[] {
  const [first, ...rest] = entry.cells ?? [];
  if (!first || rest.length === 0 || !/^\**(?:Task\s+)?T?\d{1,3}[a-z]?\**$/.test(first.text)) return [];
  const node = find(first.text.replace(/\*|Task\s+/g, ''));
  return node === undefined ? [] : [inWave(node, wave, 'graph', locate(document, first.start, first.end))];
}

/** `Critical Path: Task 1 → Task 4 (skill) → Task 6`; a path of other things than tasks cannot be followed. */
function criticalPath(document: PlanDocument, line: Slice): StatedPath | undefined {
  const label = /^\W{0,6}critical path\W{1,6}/i.exec(line.text);
  if (!label) return undefined;
  const steps: Dependency[] = [];
  let offset = label[0].length;
  for (const piece of line.text.slice(offset).split(/(→|->)/)) {
    const [reference, second] = readReferences(piece, ID_SHAPES.plain);
    if (reference && !second && (reference.noun === 'task' || /^[A-Z]+\d/.test(reference.value)))
      steps.push({
        ref: { value: reference.value, loc: locate(document, line.start + offset + reference.start, line.start + offset + reference.end) },
        via: 'graph',
      });
    else if (!/^(?:→|->)$/.test(piece)) return undefined;
    offset += piece.length;
  }
  return steps.length < 2 ? undefined : { loc: locate(document, line.start, line.end), steps };
}

function linesOf(body: Slice): readonly Slice[] {
  let start = body.start;
  return body.text.split('\n').map((text) => {
    const slice = { text: text.replace(/\r$/, ''), start, end: start + text.length };
    start += text.length + 1;
    return slice;
  });
}
