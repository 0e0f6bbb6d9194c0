// What a declaration tells of a file before it is read: whether it lies at a usual path, and whether its words may be of the dialect.
import type { PlanDocument } from '../../reading/extractor.ts';
import type { Dialect } from './declaration.ts';

/** Whether a file lies where only this dialect's plans do, below whatever folder the run starts in. */
export function isHomeOf(path: string, dialect: Dialect): boolean {
  return dialect.paths.some((glob) => globPattern(glob).test(path)) || partOf(path, dialect) !== undefined;
}

/** Whether a document may be of a dialect: it lies at home, or holds a name that it is known by. Cheap; it proves nothing. */
export function mayBe(document: PlanDocument, dialect: Dialect): boolean {
  if (isHomeOf(document.path, dialect)) return true;
  const { known } = dialect.given;
  if (known?.words?.some((word) => document.text.includes(word)) === true) return true;
  if (known?.ids === true)
    return new RegExp(String.raw`^\s*(?:[-*+] \[.\]|#{2,6})\s+[^\w\n]{0,6}${dialect.firstId}`, 'mu').test(document.text);
  const names = dialect.proof.length > 0 ? dialect.proof : dialect.knownBy;
  return names.length > 0 && namePattern(names).test(document.text);
}

/** The folder of the plan that a file is a part of, with the id of the task that it is about. */
export function partOf(path: string, dialect: Dialect): { readonly root: string; readonly id: string } | undefined {
  const { about, below } = dialect.given.files ?? {};
  for (const pattern of [about, below?.path]) {
    if (pattern === undefined) continue;
    const found = partPattern(pattern, dialect.idShape).exec(path)?.groups;
    if (found?.id !== undefined) return { root: found.root ?? '', id: found.id };
  }
  return undefined;
}

/** `slices/{id}/{id}-PLAN.md` as an expression for a whole path. */
function partPattern(pattern: string, idShape: string): RegExp {
  let seen = false;
  const source = pattern
    .replace(/[.+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '[^/]*')
    .replace(/\{id\}/g, () => {
      const first = !seen;
      seen = true;
      return first ? `(?<id>${idShape})` : String.raw`\k<id>`;
    });
  return new RegExp(`^(?:(?<root>.*)/)?${source}$`);
}

function namePattern(names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(' ', String.raw`[\s_-]+`));
  return new RegExp(String.raw`(?<![a-z0-9])(?:${escaped.join('|')})(?![a-z0-9])`, 'i');
}

/** A glob as an expression for the end of a path: `*` within a folder, `**` over folders. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/|\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : stars === '**' ? '.*' : '(?:.*/)?'));
  return new RegExp(`(?:^|/)${source}$`);
}
