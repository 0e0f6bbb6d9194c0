// Contracts that a free-form plan states: endpoint lists, data models, headings that define an interface, freezes.
import { entriesBelow, type Entry, type Section } from '../../markdown/outline.ts';
import { readLabel } from '../facts/labels.ts';
import { definesContract, freezesContract } from '../facts/roles.ts';
import { type DraftPlan, located } from './draft.ts';
import { readHeading } from './headings.ts';

const ENDPOINT = /^[`*]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\/\S*/;
const SHAPE = /^[`*]*[A-Z]\w{1,40}[`*]*\s*[:=]\s*\{/;

/** A line of the plan's introduction that gives or freezes a contract: `API contract: docs/api.md`. It holds from the start. */
export function readStandingLine(draft: DraftPlan, entry: Entry): void {
  if (entry.kind !== 'line' && entry.kind !== 'item') return;
  const label = readLabel(entry.text)?.label ?? '';
  if (/\b(?:contracts?|interfaces?|schemas?|data models?)$/i.test(label))
    draft.contracts.push({ action: 'define', subject: located(draft, entry) });
  if (freezesContract(entry.text)) draft.contracts.push({ action: 'freeze', subject: located(draft, entry) });
}

/** Reads the contracts of a section and what is below it. `node` is the step that defines them; without one they stand before the work. */
export function readContracts(draft: DraftPlan, section: Section, node: string | undefined): void {
  const owner = node === undefined ? {} : { node };
  let defined = false;
  for (const entry of entriesBelow(section.entries)) {
    if (entry.kind === 'row' || entry.kind === 'html') continue;
    if (entry.kind === 'fence') {
      defined = true;
      draft.contracts.push({ action: 'define', subject: located(draft, section.heading, section.title), ...owner });
      continue;
    }
    if (ENDPOINT.test(entry.text) || SHAPE.test(entry.text) || definesContract(entry.text)) {
      defined = true;
      draft.contracts.push({ action: 'define', subject: located(draft, entry), ...owner });
    }
    if (freezesContract(entry.text)) draft.contracts.push({ action: 'freeze', subject: located(draft, entry), ...owner });
  }
  if (!defined && readHeading(section.heading).contract && (section.entries.length > 0 || node !== undefined)) {
    draft.contracts.push({ action: 'define', subject: located(draft, section.heading, section.title), ...owner });
  }
  if (freezesContract(section.title))
    draft.contracts.push({ action: 'freeze', subject: located(draft, section.heading, section.title), ...owner });
  for (const child of section.children) readContracts(draft, child, node);
}

/** The node that a heading became, by the 0-based offset at which the heading starts; `isUnit`: it is work, and no group. */
export type NodeAt = (heading: number) => { readonly key: string; readonly isUnit: boolean } | undefined;

/** Reads the contracts of a plan: what stands before the work holds from the start, and what a unit defines belongs to it. */
export function readPlanContracts(draft: DraftPlan, section: Section, nodeAt: NodeAt, inside = false): void {
  const node = nodeAt(section.heading.start);
  const unit = inside || (node?.isUnit ?? false);
  if (readHeading(section.heading).contract || (node?.isUnit && definesContract(section.title))) {
    readContracts(draft, section, node?.isUnit ? node.key : undefined);
    return;
  }
  if (!unit) for (const entry of entriesBelow(section.entries)) readStandingLine(draft, entry);
  for (const child of section.children) readPlanContracts(draft, child, nodeAt, unit);
}

const SIGNATURES =
  /\b(?:function|method|api|type|class|runtime)\s(?:\w+\s)?signatures?\b|\bsignatures? to (?:declare|implement|share|use)\b/i;

/** A typed shape in code: what a call takes and gives. */
const TYPED = /\b(?:z\.object\(|interface \w+ \{|message \w+ \{|type \w+ = \{|parameters\s*:)/;

/**
 * Signatures that are written out for the streams, in a fence with an agent's instructions or beside it, and typed shapes below a heading that
 * calls them a specification: what both sides are told is a contract.
 */
export function readSignatures(draft: DraftPlan, section: Section, specified = false): void {
  const specification = specified || /\bspecifications?\b/i.test(section.title);
  for (const entry of entriesBelow(section.entries)) {
    const text = entry.kind === 'fence' ? (entry.body?.text ?? '') : entry.text;
    const match = SIGNATURES.exec(text) ?? (specification && entry.kind === 'fence' ? TYPED.exec(text) : null);
    if (!match) continue;
    const start = (entry.kind === 'fence' ? (entry.body?.start ?? entry.start) : entry.start) + match.index;
    draft.contracts.push({ action: 'define', subject: located(draft, { text: match[0], start, end: start + match[0].length }) });
  }
  for (const child of section.children) readSignatures(draft, child, specification);
}
