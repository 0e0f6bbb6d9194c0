// Golden dumps: what is read from our own plans, in the format that `parallelint inspect` prints. Update with `vitest run -u`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatInspection } from '../src/command-line/commands/inspect.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { createFileAccess } from '../src/files/access.ts';
import { createLinter } from '../src/engine/lint.ts';

const folder = path.join(import.meta.dirname, '../fixtures/dialects');

for (const dialect of readdirSync(folder)) {
  describe(dialect, () => {
    const home = path.join(folder, dialect);
    const files = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)));
    for (const file of files.sort()) {
      it(file, async () => {
        const linter = createLinter(createFileAccess(home));
        const result = await linter.lint(file, readFileSync(path.join(home, file), 'utf8'), defaultSettings());
        expect(result.dialect).toBe(dialect);
        await expect(formatInspection(result)).toMatchFileSnapshot(path.join(home, file.replace(/\.md$/, '.txt')));
      });
    }
  });
}
