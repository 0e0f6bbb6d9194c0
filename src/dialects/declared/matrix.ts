// A dependency matrix beside the tasks: a table, or a list of `**Task 4**: 2, 3 - 6, 7`.
import { locate } from '../../markdown/locate.ts';
import { type Entry, entriesBelow, type Section, sectionsOf, type Slice } from '../../markdown/outline.ts';
import type { DependencyStatement } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readDependencies } from '../../reading/facts/dependencies.ts';
import { maskBrackets, readReferences } from '../../reading/facts/references.ts';
import { inWave, readWaveName, type WavePlacement } from './waves.ts';

const ROW = /^\**((?:tasks?\s+)?(?:T?\d{1,3}[a-z]?|F\d{1,2})(?:\s?[-–]\s?(?:T?\d{1,3}[a-z]?|F\d{1,2}))?)\**\s*:\**\s*/i;

/** What the matrix says of each task. */
export function readMatrix(
  document: PlanDocument,
  shape: string,
  find: (id: string) => string | undefined,
): { readonly dependencyStatements: readonly DependencyStatement[]; readonly waves: readonly WavePlacement[] } {
  const dependencyStatements: DependencyStatement[] = [];
  const waves: WavePlacement[] = [];
  for (const section of sectionsOf(document.outline)) {
    for (const table of tablesOf(section)) readTable(document, table, shape, find, dependencyStatements, waves);
    if (!/\b(?:dependency matrix|matriz de dependencias|dependencies)\b/i.test(section.title)) continue;
    for (const entry of entriesBelow(section.entries)) {
      const row = entry.kind === 'item' ? ROW.exec(entry.text) : null;
      if (!row) continue;
      const nodes = readReferences(row[1] ?? '', shape).flatMap((one) => find(one.value) ?? []);
      const base = entry.start + row[0].length;
      const value = entry.text.slice(row[0].length);
      // `depends on - blocks`: the dash between the two, or alone for none.
      const dash = /(?<=^-? ?|\S )-(?= )/.exec(maskBrackets(value).replace(/^- (?=- )/, '  '))?.index;
      const before = value.slice(0, dash ?? value.length).trim();
      const behind = dash === undefined ? undefined : dash + 2;
      const after = behind === undefined ? undefined : { text: value.slice(behind), start: base + behind, end: entry.end };
      for (const node of nodes) {
        dependencyStatements.push(
          ...statementsOf(document, node, 'blockedBy', shape, { text: before, start: base, end: base + before.length }),
        );
        if (after) dependencyStatements.push(...statementsOf(document, node, 'blocks', shape, after));
      }
    }
  }
  return { dependencyStatements, waves };
}

/** The tables of a section, each with its header row first. */
function tablesOf(section: Section): readonly (readonly Entry[])[] {
  const tables: Entry[][] = [];
  for (const entry of section.entries) {
    if (entry.kind !== 'row') continue;
    if (entry.header) tables.push([]);
    tables.at(-1)?.push(entry);
  }
  return tables;
}

function readTable(
  document: PlanDocument,
  [header, ...rows]: readonly Entry[],
  shape: string,
  find: (id: string) => string | undefined,
  dependencyStatements: DependencyStatement[],
  waves: WavePlacement[],
): void {
  const column = (pattern: RegExp): number => header?.cells?.findIndex((cell) => pattern.test(cell.text.replace(/\*/g, '').trim())) ?? -1;
  const dependsOn = column(/^(?:depends on|blocked by|dependencies|depende de)$/i);
  if (dependsOn < 1) return;
  const blocks = column(/^(?:blocks|bloquea)$/i);
  const wave = column(/^wave$/i);
  for (const row of rows) {
    const cells = row.cells ?? [];
    const id = readReferences((cells[0]?.text ?? '').replace(/\*/g, ''), shape)[0];
    const node = id && find(id.value);
    if (node === undefined) continue;
    const cell = cells[dependsOn];
    if (cell) dependencyStatements.push(...statementsOf(document, node, 'blockedBy', shape, cell));
    const other = cells[blocks];
    if (other) dependencyStatements.push(...statementsOf(document, node, 'blocks', shape, other));
    const place = cells[wave];
    const named = place && (readWaveName(place.text) ?? readWaveName(`Wave ${place.text}`));
    if (place && named) waves.push(inWave(node, named, 'table', locate(document, place.start, place.end)));
  }
}

function statementsOf(
  document: PlanDocument,
  node: string,
  direction: DependencyStatement['direction'],
  shape: string,
  value: Slice,
): readonly DependencyStatement[] {
  const statement = readDependencies(document, value, { node, direction, origin: 'table', shape });
  return statement ? [statement] : [];
}
