// What units say that they wait for: full statements of fields, and what a group hands on to its members.
import type { Dependency, DependencyStatement } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import { isItem } from '../records/piece.ts';
import { EVERYTHING, NOTHING } from '../vocabulary/order.ts';
import type { Mention } from './facts.ts';
import type { GraphEdge } from './graphs.ts';
import type { Link } from './links.ts';
import type { Unit } from './units.ts';

/** Whether a mention is a field that a unit itself holds: what another place says of it names it without making it wait for itself. */
export function isOwnField(unit: Unit, mention: Mention): boolean {
  const { piece } = unit.node;
  return (
    mention.as !== 'prose' &&
    mention.row !== true &&
    mention.slice.start >= piece.line.start &&
    mention.slice.end <= piece.end &&
    !isItem(piece)
  );
}

/** A field as a full statement of a unit's dependencies; undefined where words such as "all previous tasks" stand for them, or a name is not understood. */
export function statementOf(
  source: SourceText,
  keys: ReadonlyMap<Unit, string>,
  unit: Unit,
  mention: Mention,
  links: readonly { readonly link: Link }[],
): DependencyStatement | undefined {
  const node = keys.get(unit);
  const nothing = links.length === 0 && NOTHING.test(mention.slice.text);
  if (node === undefined || (links.length === 0 && !nothing) || EVERYTHING.test(mention.slice.text)) return undefined;
  const direction = mention.as === 'blocks' ? 'blocks' : 'blockedBy';
  return {
    node,
    direction,
    origin: mention.row === true ? 'table' : 'task',
    refs: links.map(({ link }) => {
      const target = link.unit && keys.get(link.unit.mergedInto ?? link.unit);
      return {
        ref: { value: link.slice.text, loc: locate(source, link.slice.start, link.slice.end) },
        via: direction,
        ...(target !== undefined && { target }),
      };
    }),
    loc: locate(source, mention.slice.start, mention.slice.end),
  };
}

/** What the graphs of a plan say of each unit that an arrow leads to; a graph of fewer than three units shows an example. */
export function graphStatements(
  source: SourceText,
  keys: ReadonlyMap<Unit, string>,
  edges: readonly GraphEdge[],
): readonly DependencyStatement[] {
  return [...new Set(edges.flatMap((edge) => edge.drawing ?? []))].flatMap((drawing) => {
    const drawn = edges.filter((edge) => edge.drawing === drawing);
    if (new Set(drawn.flatMap((edge) => [edge.earlier, edge.later])).size < 3) return [];
    return [...new Set(drawn.map((edge) => edge.later))].flatMap((later): readonly DependencyStatement[] => {
      const node = keys.get(later);
      const into = drawn.filter((edge) => edge.later === later);
      const first = into[0]?.slice;
      if (node === undefined || !first) return [];
      const refs = into.flatMap(({ earlier, slice }): readonly Dependency[] => {
        const target = keys.get(earlier);
        return target === undefined
          ? []
          : [{ ref: { value: nameOf(earlier), loc: locate(source, slice.start, slice.end) }, via: 'graph', target }];
      });
      return [{ node, direction: 'blockedBy', origin: 'graph', refs, loc: locate(source, first.start, first.end) }];
    });
  });
}

function nameOf(unit: Unit): string {
  return unit.id?.text ?? unit.title.text;
}

/** What a group waits for, each of its members waits for: the statement stays at its place and is held by the units that it binds. */
export function spreadDependencies(edges: Map<Unit, Dependency[]>, waits: Map<Unit, Set<Unit>>, units: readonly Unit[]): void {
  const isRecord = (unit: Unit): boolean =>
    unit.role === 'unit' && unit.id !== undefined && unit.node.label?.form !== 'number' && !isItem(unit.node.piece);
  const bound = (unit: Unit): readonly Unit[] =>
    unit.role === 'unit' || unit.children.filter((child) => child.mergedInto === undefined).length === 0
      ? [unit]
      : unit.children.filter((child) => child.mergedInto === undefined).flatMap(bound);
  for (const group of units) {
    const own = edges.get(group);
    if (!own || group.role === 'unit' || group.role === 'step') continue;
    const members = bound(group);
    // Lines of work in a group have no order of their own: the group waits.
    if ((members.length === 1 && members[0] === group) || !members.every(isRecord)) continue;
    for (const member of members) {
      const known = edges.get(member) ?? [];
      edges.set(member, [
        ...known,
        ...own.filter((one) => one.target === undefined || !known.some((other) => other.target === one.target && other.via === one.via)),
      ]);
      for (const earlier of waits.get(group) ?? []) waits.set(member, (waits.get(member) ?? new Set()).add(earlier));
    }
    edges.delete(group);
  }
}
