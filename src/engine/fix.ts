// Applies fixes to a text: as many as do not touch each other, then lint again until nothing changes.
import type { Finding, TextEdit } from './finding.ts';

/** Which fixes may be applied. */
export type FixLevel = 'safe' | 'unsafe';

/** Rounds of fix-and-lint before giving up on a text that keeps changing. */
const MAX_ROUNDS = 10;

/** Applies edits to a text; those that overlap an earlier one are left for the next round. Edits are given by 0-based offsets. */
export function applyEdits(text: string, edits: readonly (readonly TextEdit[])[]): { readonly text: string; readonly applied: number } {
  const taken: TextEdit[] = [];
  let applied = 0;
  for (const group of edits) {
    if (group.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...group);
    applied += 1;
  }
  let result = text;
  for (const edit of taken.sort((a, b) => b.loc.start.offset - a.loc.start.offset)) {
    result = result.slice(0, edit.loc.start.offset) + edit.newText + result.slice(edit.loc.end.offset);
  }
  return { text: result, applied };
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.loc.path === b.loc.path && a.loc.start.offset <= b.loc.end.offset && b.loc.start.offset <= a.loc.end.offset;
}

/** The fixes of a level among findings that are not suppressed, in document order. */
export function fixesOf(findings: readonly Finding[], level: FixLevel): readonly (readonly TextEdit[])[] {
  return findings.flatMap((finding) =>
    finding.fix && !finding.suppressed && (finding.fix.safe || level === 'unsafe') ? [finding.fix.edits] : [],
  );
}

/** Fixes a text until no fix is left. `lint` gives the findings of a text. New lines take the text's own line end. */
export async function fixText(
  text: string,
  level: FixLevel,
  lint: (text: string) => Promise<readonly Finding[]>,
): Promise<{ readonly text: string; readonly applied: number }> {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let current = text;
  let applied = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits = fixesOf(await lint(current), level).map((group) =>
      group.map((edit) => ({ ...edit, newText: edit.newText.replaceAll('\n', lineEnd) })),
    );
    const next = applyEdits(current, edits);
    if (next.applied === 0 || next.text === current) break;
    current = next.text;
    applied += next.applied;
  }
  return { text: current, applied };
}
