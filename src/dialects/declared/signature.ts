// What a declaration tells of a file before it is read: whether it lies at a usual path, and whether its words may be of the dialect.
import type { PlanDocument } from '../../reading/extractor.ts';
import type { Dialect } from './declaration.ts';

/** Whether a file lies where only this dialect's plans do, below whatever folder the run starts in. */
export function isHomeOf(path: string, dialect: Dialect): boolean {
  return dialect.paths.some((glob) => globPattern(glob).test(path));
}

/** Whether a document may be of a dialect: it lies at home, or holds a name that it is known by. Cheap; it proves nothing. */
export function mayBe(document: PlanDocument, dialect: Dialect): boolean {
  if (isHomeOf(document.path, dialect)) return true;
  const { known } = dialect.given;
  if (known?.words?.some((word) => document.text.includes(word)) === true) return true;
  if (known?.ids === true)
    return new RegExp(String.raw`^\s*(?:[-*+] \[.\]|#{2,6})\s+[^\w\n]{0,6}${dialect.idShape}`, 'mu').test(document.text);
  const names = dialect.proof.length > 0 ? dialect.proof : dialect.knownBy;
  return names.length > 0 && namePattern(names).test(document.text);
}

function namePattern(names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(' ', String.raw`[\s_-]+`));
  return new RegExp(String.raw`(?<![a-z0-9])(?:${escaped.join('|')})(?![a-z0-9])`, 'i');
}

/** A glob as an expression for the end of a path: `*` within a folder, `**` over folders. */
function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/|\*\*|\*/g, (stars) => (stars === '*' ? '[^/]*' : stars === '**' ? '.*' : '(?:.*/)?'));
  return new RegExp(`(?:^|/)${source}$`);
}
