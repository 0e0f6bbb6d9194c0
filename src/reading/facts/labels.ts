// Labelled statements (`**Files to Create:** …`): which fact a label announces.

/** The facts that a label can announce. */
export type LabelKind = 'write' | 'read' | 'deliverable' | 'dependency' | 'duration' | 'agent' | 'produce' | 'consume' | 'step' | 'other';

/** A labelled line: the label's kind and text, and where the value starts in the line. */
export interface Label {
  readonly kind: LabelKind;
  readonly label: string;
  readonly valueStart: number;
  readonly value: string;
}

const LABEL =
  /^(?:\[[ xX~-]\] )?(?:[^\p{L}\p{N}*_[`("'@]{1,8})?(?:\*\*|__)?([\p{L}][\p{L}\p{N} /&()-]{0,50}?)(?:\*\*|__)?\s*:(?:\*\*|__)?(?:\s+|$)/u;
const KINDS: readonly (readonly [LabelKind, RegExp])[] = [
  ['read', /^(?:reads?|read[- ]only(?: files?)?|reference files?|references?|context files?|inputs?|files? to read|related files?)$/i],
  ['deliverable', /^(?:deliverables?|outputs?|artifacts?)$/i],
  [
    'write',
    /^(?:(?:exclusive |primary |new |owned |target |output |modified |key )?files?(?: (?:assigned|owned|changed|created|modified|touched|affected|exclusive))?(?: \([^)]*\))?|files? to (?:modify|create|change|edit|touch|update|delete)|files? (?:modify|create)|files? created\/edited|files? edited\/created|(?:file )?ownership|owns|owned|writes?|write set|touches|creates?|modif(?:y|ies)|director(?:y|ies)|territory|crates? owned|boundary|boundaries)$/i,
  ],
  ['dependency', /^(?:depends(?: on)?|dependenc(?:y|ies)|blocked by|requires|prerequisites?|needs|waits? for|start(?:s)? after|after)$/i],
  [
    'duration',
    /^(?:duration|estimates?|estimated (?:time|duration|effort|hours?)|time|effort|expected (?:time|duration)|time estimate|hours)$/i,
  ],
  ['agent', /^(?:agent|agents|owner|assignee|assigned to|assigned|session|team)$/i],
  ['produce', /^(?:produces?|provides?|exposes?|exports?)$/i],
  ['consume', /^(?:consumes?|uses contract|expects)$/i],
  ['step', /^(?:tasks?|responsibilit(?:y|ies)|steps?|work|scope|todo|requirements)$/i],
];

/** Reads a line as a label with its value; undefined when it is none. */
export function readLabel(line: string): Label | undefined {
  const match = LABEL.exec(line);
  if (!match) return undefined;
  const label = (match[1] ?? '').trim();
  return { kind: labelKind(label), label, valueStart: match[0].length, value: line.slice(match[0].length).replace(/^\*+\s*/, '') };
}

/** The fact that a label (without marks and colon) announces; also for headings used as labels (`### Files Owned`). */
export function labelKind(label: string): LabelKind {
  const words = label.replace(/\s*\([^)]*\)\s*$/, '').trim();
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
