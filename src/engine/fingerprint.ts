// Names for findings that survive edits elsewhere in the file.
import { type Section, sectionsOf } from '../markdown/outline.ts';

/** Gives each finding of one file its fingerprint: 16 hex digits over rule, heading path, the text it points at and its occurrence among equals. */
export function createFingerprinter(text: string, outline: Section): (rule: string, start: number, end: number) => string {
  const seen = new Map<string, number>();
  const sections = sectionsOf(outline);
  return (rule, start, end) => {
    const headings = sections
      .filter((section) => section.depth > 0 && section.start <= start && start < section.end)
      .map((section) => section.title);
    const words = text.slice(start, Math.max(end, start)).replace(/\s+/g, ' ').trim().toLowerCase();
    const identity = [rule, ...headings, words].join('\n');
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    return hash(`${identity}\n${occurrence}`);
  };
}

/**
 * Two runs of 32-bit FNV-1a with different bases, as 16 hex digits. It names things and protects nothing;
 * node:crypto alone would cost a cold run a twentieth of its time.
 */
function hash(text: string): string {
  return [0x811c9dc5, 0x9dc5811c].map((basis) => fnv1a(text, basis).toString(16).padStart(8, '0')).join('');
}

function fnv1a(text: string, basis: number): number {
  let value = basis;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
