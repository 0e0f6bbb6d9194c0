// Dependencies that are drawn: arrows in lines and fences, mermaid graphs.
import type { Slice } from '../../markdown/outline.ts';
import type { Piece } from '../records/piece.ts';
import { isSchedule } from '../vocabulary/work.ts';
import type { Linker } from './links.ts';
import type { Unit } from './units.ts';

/** One drawn dependency with the words that name the later unit. */
export interface GraphEdge {
  readonly earlier: Unit;
  readonly later: Unit;
  readonly slice: Slice;
  /** The mermaid graph in which it stands: such a graph names all that a unit waits for. */
  readonly drawing?: Piece;
}

const ARROW = /\s*(?:[-─═=]{1,30}(?:\|[^|\n]{0,40}\|)?[>►▶]|→|⟶|➜|⇒|-\.->|[-─]{1,20}→)\s*(?:\|[^|\n]{0,40}\|)?\s*/u;
/** A node of a mermaid graph with its label: `a[Build the API]`, `b("Test it")`. */
const NODE = /(?<![\w.-])(\w+(?:[.-]\w+)*)\s*(?:\[+|\(+|\{+|>)\s*(?:"([^"\])}\n]{1,120})|([^\s"\])}][^"\])}\n]{0,119}))"?\s*[\])}]/g;
const NO_ORDER = /\b(?:merge|critical path|data ?flow|request|rename|move|migrat|before|from)\b|合并|マージ|병합|关键路径/i;

/** Reads the drawn dependencies of a document: in fences, and in lines of sections about order. */
export function readGraphEdges(document: Piece, linker: Linker): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  const visit = (piece: Piece, schedule: boolean, barred: boolean): void => {
    for (const child of piece.children) {
      if (child.shape === 'fence' && child.body) {
        if (child.language === 'mermaid') edges.push(...mermaidEdges(child.body, linker).map((edge) => ({ ...edge, drawing: child })));
        else if (['', 'text', 'txt', 'plaintext', 'ascii'].includes(child.language ?? '') && !barred)
          edges.push(...lineEdges(child.body, linker));
        continue;
      }
      const heading = child.shape === 'heading' || child.shape === 'bold' || child.shape === 'caption';
      const named = heading || child.field !== undefined;
      const off = barred || (named && NO_ORDER.test(child.line.plain.slice(0, 60)));
      if (!heading && schedule && !off && ARROW.test(child.line.text)) edges.push(...lineEdges(child.line, linker));
      visit(child, schedule || (heading && isSchedule(child.line.plain)) || child.field?.kind === 'depends', heading ? off : barred);
    }
  };
  visit(document, false, false);
  return edges;
}

/** A line of a drawing with the units that it names and where in the line they stand. */
interface NamedLine {
  readonly line: string;
  readonly offset: number;
  readonly names: readonly { readonly unit: Unit; readonly column: number }[];
}

function lineEdges(body: Slice, linker: Linker): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  let offset = body.start;
  let above: NamedLine | undefined;
  let down = false;
  for (const line of body.text.split('\n')) {
    if (line.length < 400 && /\S/.test(line)) {
      if (ARROW.test(line) && !NO_ORDER.test(line.slice(0, 40))) edges.push(...chain(line, offset, (text) => namesIn(text, linker)));
      if (ONLY_DOWN.test(line)) down ||= /[↓▼⬇v]/u.test(line);
      else if (!NO_ORDER.test(line.slice(0, 40))) {
        const here: NamedLine = { line, offset, names: columnsOf(line, linker) };
        if (above && down) edges.push(...edgesBetween(above, here));
        if (here.names.length > 0 || !/^[\s│|]*$/u.test(line)) {
          above = here.names.length > 0 ? here : undefined;
          down = false;
        }
      }
    }
    offset += line.length + 1;
  }
  return edges;
}

/** A line of a drawing that only leads down: arrows, bars, crossings. */
const ONLY_DOWN = /^[\s│|┃↓▼⬇v┌┐└┘├┤┬┴┼─+<>←→-]*$/u;

/** The units that a line of a drawing names, each part of the line that stands apart by itself. */
function columnsOf(line: string, linker: Linker): NamedLine['names'] {
  return [...line.matchAll(/(?:(?!\s{3,}|←|<-|→|->)[^│|┌┐└┘])+/gu)].flatMap((part) => {
    const [unit, ...more] = /[\p{L}\p{N}]/u.test(part[0]) ? namesIn(part[0], linker) : [];
    return unit && more.length === 0 ? [{ unit, column: part.index + part[0].length / 2 }] : [];
  });
}

/** What stands below waits for what stands above it: where several do, for the nearest one. */
function edgesBetween(above: NamedLine, below: NamedLine): readonly GraphEdge[] {
  return below.names.flatMap(({ unit, column }): readonly GraphEdge[] => {
    const [nearest] = [...above.names].sort((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column));
    const text = below.line.trim();
    const slice: Slice = {
      text,
      start: below.offset + below.line.indexOf(text),
      end: below.offset + below.line.indexOf(text) + text.length,
    };
    return nearest && nearest.unit !== unit ? [{ earlier: nearest.unit, later: unit, slice }] : [];
  });
}

/** `A → B, C → D`: each group waits for the one before it. */
function chain(line: string, base: number, units: (text: string) => readonly Unit[]): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  let rest = line;
  let at = 0;
  let before: readonly Unit[] | undefined;
  for (;;) {
    const arrow = ARROW.exec(rest);
    const text = arrow ? rest.slice(0, arrow.index) : rest;
    const here = units(text);
    if (before && here.length > 0) {
      const lead = text.length - text.trimStart().length;
      const slice: Slice = { text: text.trim(), start: base + at + lead, end: base + at + text.trimEnd().length };
      for (const earlier of before) for (const later of here) if (earlier !== later) edges.push({ earlier, later, slice });
    }
    before = here;
    if (!arrow) return edges;
    at += arrow.index + arrow[0].length;
    rest = rest.slice(arrow.index + arrow[0].length);
  }
}

function namesIn(text: string, linker: Linker): readonly Unit[] {
  const clean = text.replace(/[│├└─┬┼╰╭┐┘┌┤*`"]/gu, ' ').replace(/[([（][^)\]）]*[)\]）]/gu, ' ');
  const whole = linker
    .inValue({ text: clean.trim(), start: 0, end: clean.length }, undefined)
    .flatMap((link) => (link.unit ? [link.unit] : []));
  return whole.length <= 12 ? whole : [];
}

function mermaidEdges(body: Slice, linker: Linker): readonly GraphEdge[] {
  const labels = new Map<string, string>();
  const lines = body.text.split('\n');
  for (const line of lines) for (const node of line.matchAll(NODE)) labels.set(node[1] ?? '', node[2] ?? node[3] ?? '');
  const find = (id: string): readonly Unit[] => {
    const label = labels.get(id)?.replace(/<br\s*\/?>/gi, ' ');
    const unit = (label === undefined ? undefined : linker.find(label)) ?? linker.find(id);
    return unit ? [unit] : [];
  };
  const edges: GraphEdge[] = [];
  let offset = body.start;
  for (const line of lines) {
    const bare = line.replace(/[[({][^\])}]*(?:\]+|\)+|\}+)/g, (label) => ' '.repeat(label.length));
    if (ARROW.test(bare) && !/^\s*(?:%%|subgraph|class|style|title)/.test(line))
      edges.push(...chain(bare, offset, (text) => text.split('&').flatMap((one) => find(one.trim().split(/\s|:::/, 1)[0] ?? ''))));
    offset += line.length + 1;
  }
  return edges;
}
