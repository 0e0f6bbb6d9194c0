// Phases that a plan says run at the same time. "Can proceed in parallel (if staffed)" is an offer, not a plan.
import type { Block, PlanNode } from '../../plan/model.ts';
import { entriesBelow, type Section, sectionsOf } from '../../markdown/outline.ts';
import { createBlock, span } from '../../reading/build/tree.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readReferences } from '../../reading/facts/references.ts';

const STATEMENT =
  /^\W*(?:phases?\b[^.;:]{1,60}?)\s(?:run|runs|are run|execute|are executed|proceed|start)\s(?:in parallel|concurrently|simultaneously|at the same time|together)\b/i;
const OFFER = /\b(?:can|could|may|might|if|when staffed|theoretically|optionally)\b/i;

/** Puts neighbouring phases side by side where a sentence outside the task lists says so, by their numbers. */
export function joinParallelPhases(document: PlanDocument, outline: Section, nodes: readonly PlanNode[]): readonly PlanNode[] {
  let result = nodes;
  for (const section of sectionsOf(outline)) {
    for (const entry of entriesBelow(section.entries)) {
      const match = STATEMENT.exec(entry.text);
      if (!match || OFFER.test(entry.text)) continue;
      const numbers = new Set(readReferences(match[0], String.raw`\d{1,2}`).map((one) => one.value));
      result = join(result, numbers);
    }
  }
  return result;
}

function join(nodes: readonly PlanNode[], numbers: ReadonlySet<string>): readonly PlanNode[] {
  const named = (node: PlanNode): node is Block =>
    node.type === 'block' && node.id !== undefined && numbers.has(/\d+/.exec(node.id.value)?.[0] ?? '');
  const first = nodes.findIndex(named);
  let end = first;
  while (first >= 0 && end < nodes.length && named(nodes[end] as PlanNode)) end += 1;
  const phases = first < 0 ? [] : (nodes.slice(first, end) as Block[]);
  const [one] = phases;
  const last = phases.at(-1);
  if (!one || !last || phases.length < 2) return nodes;
  const block = createBlock(`phases-${one.key}`, 'parallel', phases, { loc: one.loc, extent: span(one.extent, last.extent) });
  return [...nodes.slice(0, first), block, ...nodes.slice(end)];
}
