// A wave graph beside the tasks: JSON in a fence below “Task Dependency Graph”, in the shapes that are in use.
import type { ParsedNode } from 'yaml';
import { locate } from '../../markdown/locate.ts';
import { sectionsOf, type Slice } from '../../markdown/outline.ts';
import type { Location } from '../../plan/location.ts';
import type { Dependency, DependencyStatement, Problem, WaveGraph } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';

/** What the graph says, with ids not yet resolved. */
export interface ReadGraph {
  readonly graph?: WaveGraph;
  readonly waves: readonly {
    readonly id: string;
    readonly wave: { readonly rank: number; readonly label: string };
    readonly loc: Location;
  }[];
  readonly dependencyStatements: readonly { readonly id: string; readonly statement: Omit<DependencyStatement, 'node'> }[];
  readonly problems: readonly Problem[];
}

const NUMBERS: readonly string[] = ['id', 'wave', 'number', 'level'];

/** Reads the first graph of a document; JSON that cannot be read is a problem, other notations (arrows, prose) are left alone. */
export async function readGraph(document: PlanDocument): Promise<ReadGraph> {
  const empty: ReadGraph = { waves: [], dependencyStatements: [], problems: [] };
  const section = sectionsOf(document.outline).find((one) => /\b(?:dependency graph|task graph|execution waves)\b/i.test(one.title));
  const fence = section?.entries.find(
    (entry) => entry.kind === 'fence' && (entry.language === 'json' || /^\s*[[{]/.test(entry.body?.text ?? '')),
  );
  if (!fence?.body) return empty;
  return parseGraph(document, fence.body);
}

async function parseGraph(document: PlanDocument, body: Slice): Promise<ReadGraph> {
  const { isMap, isScalar, isSeq, parseDocument } = await import('yaml');
  const parsed = parseDocument(body.text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  const at = (start: number, end: number): Location => locate(document, body.start + start, body.start + end);
  const [error] = parsed.errors;
  if (error) {
    return {
      waves: [],
      dependencyStatements: [],
      problems: [
        {
          message: `the wave graph is not valid JSON (${error.message.split('\n', 1)[0] ?? 'unreadable'}), expected {"waves": [{"id": 0, "tasks": ["1.1"]}]}`,
          loc: at(error.pos[0], error.pos[1]),
          severity: 'error',
        },
      ],
    };
  }
  const get = (node: ParsedNode | null | undefined, ...names: readonly string[]): ParsedNode | undefined => {
    if (!isMap(node)) return undefined;
    const pair = node.items.find((item) => isScalar(item.key) && names.includes(String(item.key.value)));
    return pair?.value ?? undefined;
  };
  const items = (node: ParsedNode | null | undefined): readonly ParsedNode[] => (isSeq(node) ? node.items : []);
  const idsOf = (node: ParsedNode | undefined): readonly Dependency[] =>
    items(node).flatMap((one) => {
      const scalar = isScalar(one) ? one : get(one, 'id', 'task');
      if (!isScalar(scalar)) return [];
      const value = typeof scalar.value === 'string' ? scalar.value : scalar.source;
      const [start, end] = scalar.range;
      const quotes = typeof scalar.value === 'string' && scalar.type !== 'PLAIN' ? 1 : 0;
      return [{ ref: { value, loc: at(start + quotes, end - quotes) }, via: 'graph' as const }];
    });
  const top = parsed.contents;
  const list = isSeq(top) ? top : get(top, 'waves', 'levels', 'stages');
  const waves = items(list)
    .filter((one) => isSeq(one) || get(one, 'tasks', 'task_ids', 'ids') !== undefined)
    .map((one, index) => {
      const number = get(one, ...NUMBERS);
      const stated =
        isScalar(number) && typeof number.value === 'number'
          ? { value: number.value, loc: at(number.range[0], number.range[1]) }
          : undefined;
      const tasks = idsOf(isSeq(one) ? one : get(one, 'tasks', 'task_ids', 'ids'));
      const next = String((stated?.value ?? index) + 1);
      const keys = isMap(one) ? one.items.map((item) => (isScalar(item.key) ? String(item.key.value) : '')) : [];
      const name = keys.find((key) => NUMBERS.includes(key)) ?? 'id';
      const place = at(one.range[1], one.range[1]);
      const indent = /[^\n]*$/.exec(body.text.slice(0, one.range[0]))?.[0] ?? '';
      const gap = /^\s*$/.test(indent) ? `\n${indent}` : ' ';
      return {
        label: `wave ${String(stated?.value ?? index)}`,
        loc: at(one.range[0], one.range[1]),
        tasks,
        ...(stated && { number: stated }),
        // A wave that states more than its number and its tasks is not one that can be made up.
        ...(isSeq(one) && { insertion: { at: place, before: `,${gap}["`, after: '"]' } }),
        ...(stated &&
          keys.every((key) => key === 'tasks' || key === name) && {
            insertion: { at: place, before: `,${gap}{ "${name}": ${next}, "tasks": ["`, after: '"] }' },
          }),
      };
    });
  const nodes = [...items(get(top, 'tasks', 'nodes')), ...items(isSeq(top) ? top : undefined)].filter(
    (one) => get(one, 'dependsOn', 'depends_on', 'dependencies') !== undefined,
  );
  const dependencyStatements = nodes.flatMap((one) => {
    const id = get(one, 'id', 'task');
    const depends = get(one, 'dependsOn', 'depends_on', 'dependencies');
    if (!isScalar(id) || !depends) return [];
    const refs = idsOf(depends).map((ref): Dependency => ({ ...ref, via: 'blockedBy' }));
    const value = typeof id.value === 'string' ? id.value : id.source;
    return [
      {
        id: value,
        statement: { direction: 'blockedBy' as const, origin: 'graph' as const, refs, loc: at(depends.range[0], depends.range[1]) },
      },
    ];
  });
  return {
    ...(waves.length > 0 && { graph: { loc: at(0, body.text.length), waves } }),
    waves: waves.flatMap((wave, index) =>
      wave.tasks.map(({ ref }) => ({ id: ref.value, wave: { rank: index + 1, label: wave.label }, loc: ref.loc })),
    ),
    dependencyStatements,
    problems: [],
  };
}
