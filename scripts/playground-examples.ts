// The playground's examples: one for each dialect, from the project's own plans and those that its dialects are tested on.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Dialects whose plans are several files. */
const SEVERAL: ReadonlySet<string> = new Set(['ccpm', 'gsd']);

/** The module that holds them; `root` is the project's folder. */
export function examplesModule(root: string): string {
  const read = (name: string, file: string): { readonly path: string; readonly text: string } => ({
    path: name,
    text: readFileSync(path.join(root, file), 'utf8'),
  });
  const folder = 'fixtures/dialects';
  const dialects = readdirSync(path.join(root, folder))
    .sort()
    .map((dialect) => {
      const files = readdirSync(path.join(root, folder, dialect), { recursive: true })
        .map((file) => String(file).replaceAll(path.sep, '/'))
        .filter((file) => file.endsWith('.md'))
        .sort();
      const chosen = SEVERAL.has(dialect) ? files : files.slice(0, 1);
      return { name: dialect, files: chosen.map((file) => read(file, `${folder}/${dialect}/${file}`)) };
    });
  const examples = [{ name: 'Loan desk', files: [read('loan-desk.md', 'examples/loan-desk.md')] }, ...dialects];
  return `// Written by npm run generate from examples and fixtures/dialects.
import type { SourceFile } from './protocol.ts';

/** An example for each dialect. */
export const EXAMPLES: readonly { readonly name: string; readonly files: readonly SourceFile[] }[] = ${JSON.stringify(examples, null, 2)};
`;
}
