// The table of who may import whom in ARCHITECTURE.md against the zones that the linter enforces.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Folder → what it may import, as ARCHITECTURE.md says it. */
function documented(): Readonly<Record<string, readonly string[]>> {
  const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `src\/([\w-]+)`\s*\|[^|]*\|([^|]*)\|$/gm)];
  return Object.fromEntries(
    rows.map(([, folder = '', others = '']) => [folder, others.trim() === 'nothing of ours' ? [] : others.trim().split(', ')]),
  );
}

describe('ARCHITECTURE.md', () => {
  it('says who may import whom as the linter enforces it', async () => {
    const { MAY_IMPORT } = (await import(pathToFileURL(path.join(root, 'eslint.config.js')).href)) as {
      MAY_IMPORT: Readonly<Record<string, readonly string[]>>;
    };
    expect(documented()).toEqual(MAY_IMPORT);
  });
  it('has a row for every folder of src', () => {
    const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(documented()).sort()).toEqual(folders.map((entry) => entry.name).sort());
  });
});
