// Figures that a plan states about its own graph: RW0, CPR, DD and CP.
import { locate } from '../../markdown/locate.ts';
import { entriesBelow, sectionsOf } from '../../markdown/outline.ts';
import type { Claim, GraphMetric } from '../../plan/model.ts';
import type { PlanDocument } from '../../reading/extractor.ts';

const NAMES: Readonly<Record<string, GraphMetric>> = { RW0: 'ready', CPR: 'width', DD: 'density', CP: 'overlaps' };

/** Every stated figure, the last number of its line or cell where it is worked out (`8 / 3 = 2.67`). */
export function readMetrics(document: PlanDocument): readonly Claim[] {
  return sectionsOf(document.outline).flatMap((section) =>
    entriesBelow(section.entries).flatMap((entry): Claim[] => {
      const [first, second] = entry.cells ?? [];
      const name = /^\W*(RW0|CPR|DD|CP)\b(?!\s+ratio)/.exec(first?.text ?? entry.text)?.[1];
      if (name === undefined || entry.header) return [];
      const slice = second ?? {
        text: entry.text.slice(entry.text.indexOf(name) + name.length),
        start: entry.start + entry.text.indexOf(name) + name.length,
      };
      const value = /^[^\d]{0,60}?(?:\d[\d./ ×x÷]*=\s*)?(\d{1,4}(?:\.\d{1,3})?)(?![\d.]|\s*[/÷=])/.exec(
        slice.text.replace(/\([^)]*\)/g, (text) => ' '.repeat(text.length)),
      );
      const digits = value?.[1];
      const kind = NAMES[name];
      if (!value || digits === undefined || !kind) return [];
      const start = slice.start + value[0].length - digits.length;
      return [
        {
          kind,
          value: { value: { min: Number(digits), max: Number(digits) }, loc: locate(document, start, start + digits.length) },
          text: digits,
          precision: 10 ** -(digits.split('.')[1]?.length ?? 0) / 2,
          approximate: false,
        },
      ];
    }),
  );
}
