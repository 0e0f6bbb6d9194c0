// Other people's programs that tests run, installed into test/tools by scripts/install-test-tools.sh.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../tools');

/** Whether they are installed. CI installs them: there their absence fails instead of skipping. */
export const hasTools = existsSync(path.join(folder, 'node_modules')) || process.env.CI !== undefined;

if (!hasTools) console.warn('test/tools is not installed (npm ci --prefix test/tools): its tests are skipped');

/** The folder of their programs. */
export const toolBin = path.join(folder, 'node_modules/.bin');

/** The path of a file of one of these packages. */
function toolFile(name: string): string {
  return path.join(folder, 'node_modules', name);
}

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

/** Holds a value against a JSON Schema of draft 4; gives what is wrong. */
export function wrongByDraft4(schemaFile: string, value: unknown): readonly string[] {
  const require = createRequire(path.join(folder, 'package.json'));
  const { default: Ajv } = require('ajv-draft-04') as { default: new (options: object) => { compile(schema: unknown): Validator } };
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: unknown) => void };
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(toolFile(schemaFile), 'utf8')));
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
