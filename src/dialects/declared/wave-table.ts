// A table of waves: `| Wave | Tasks | Can Start When |`, `| **Wave 0** | 1.1, 1.2 | None | 2 agents | S |`.
import { locate } from '../../markdown/locate.ts';
import { sectionsOf } from '../../markdown/outline.ts';
import type { PlanDocument } from '../../reading/extractor.ts';
import { readReferences } from '../../reading/facts/references.ts';
import type { WavePlacement } from './waves.ts';

/** The waves that tables put tasks into. */
export function readWaveTables(
  document: PlanDocument,
  idShape: string,
  find: (id: string) => string | undefined,
): readonly WavePlacement[] {
  return sectionsOf(document.outline).flatMap((section) => {
    let columns: { readonly wave: number; readonly tasks: number } | undefined;
    return section.entries.flatMap((row): readonly WavePlacement[] => {
      if (row.kind !== 'row') return [];
      if (row.header) {
        const names = (row.cells ?? []).map((cell) => cell.text.replace(/\*/g, '').trim().toLowerCase());
        const wave = names.indexOf('wave');
        const tasks = names.indexOf('tasks');
        columns = wave >= 0 && tasks >= 0 ? { wave, tasks } : undefined;
        return [];
      }
      const number = /\d{1,3}/.exec(row.cells?.[columns?.wave ?? -1]?.text ?? '')?.[0];
      const cell = row.cells?.[columns?.tasks ?? -1];
      if (number === undefined || !cell) return [];
      return readReferences(cell.text, idShape).flatMap((one) => {
        const node = find(one.value);
        if (node === undefined) return [];
        const loc = locate(document, cell.start + one.start, cell.start + one.end);
        return [{ node, wave: Number(number), label: `wave ${number}`, origin: 'table' as const, loc }];
      });
    });
  });
}
