// Components and how independent of each other a plan says they are.
import { entriesBelow, type Section } from '../../markdown/outline.ts';
import type { DraftPlan } from './draft.ts';

/** `- Frontend: Cart UI component (Independence: HIGH)` and `- Auth API: Independent after interface definition`. */
export function readComponents(draft: DraftPlan, section: Section): void {
  for (const entry of entriesBelow(section.entries)) {
    if (entry.kind !== 'item') continue;
    const grade = /\bIndependence:\s*\**(HIGH|MEDIUM|LOW)\b/i.exec(entry.text);
    const coupled = /\b(?:tightly|highly|strongly) coupled\b|\bcoupled (?:to|with)\b/i.exec(entry.text);
    const independent = /:\s[^:]*\bindependent\b/i.exec(entry.text);
    const name = /^\**([^:*(]{1,80}?)\**\s*(?::|\()/.exec(entry.text)?.[1]?.trim();
    if (name === undefined || !(grade ?? coupled ?? independent)) continue;
    const place = grade ?? coupled ?? independent;
    const value = grade ? (grade[1]?.toLowerCase() as 'high' | 'medium' | 'low') : coupled ? ('low' as const) : ('high' as const);
    const start = entry.start + (place?.index ?? 0);
    draft.components.push({
      name: { value: name, loc: draft.at(entry.start + entry.text.indexOf(name), entry.start + entry.text.indexOf(name) + name.length) },
      independence: { value, loc: draft.at(start, start + (place?.[0].length ?? 0)) },
    });
    const spoken =
      /\b(?:after|once|with) (?:the )?((?:\w+ )?(?:interface|contract|api)s? (?:definition|contract|spec(?:ification)?|is defined|are defined)?)/i.exec(
        entry.text,
      );
    if (spoken) {
      const from = entry.start + spoken.index;
      draft.contracts.push({
        action: 'mention',
        subject: { value: (spoken[1] ?? '').trim(), loc: draft.at(from, from + spoken[0].length) },
      });
    }
  }
}
