// Golden dumps: what is read from our own plans, in the format that `parallelint inspect` prints. Update with `vitest run -u`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatInspection } from '../src/commands/inspect.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/lint.ts';

const folder = path.join(import.meta.dirname, '../fixtures/dialects');

for (const dialect of readdirSync(folder)) {
  describe(dialect, () => {
    for (const file of readdirSync(path.join(folder, dialect)).filter((name) => name.endsWith('.md'))) {
      it(file, async () => {
        const result = await lintText(file, readFileSync(path.join(folder, dialect, file), 'utf8'), defaultSettings());
        expect(result.dialect).toBe(dialect);
        await expect(formatInspection(result)).toMatchFileSnapshot(path.join(folder, dialect, file.replace('.md', '.txt')));
      });
    }
  });
}
