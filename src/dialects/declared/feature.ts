// The documents of a spec-kit feature beside its task list: `contracts/` and `data-model.md` define the contracts that the stories share.
import { locate } from '../../markdown/locate.ts';
import type { ContractStatement } from '../../plan/model.ts';
import { below, folderOf, type PlanDocument, type SiblingFiles } from '../../reading/extractor.ts';

/** Contracts that exist as files when the tasks start. Their place is the task list's head, as the words about them stand there. */
export function readFeature(document: PlanDocument, siblings: SiblingFiles): readonly ContractStatement[] {
  const folder = folderOf(document.path);
  const top = document.outline.children[0] ?? document.outline;
  const loc = locate(document, top.heading.start, top.heading.end);
  const files = [
    ...siblings.list(below(folder, 'contracts')).map((name) => `contracts/${name}`),
    ...siblings.list(folder).filter((name) => name === 'data-model.md'),
  ];
  return files.map((file) => ({ action: 'define', subject: { value: file, loc } }));
}
