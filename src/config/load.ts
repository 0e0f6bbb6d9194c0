// Finds, reads and validates configuration files. Data only: no code of the linted project ever runs.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { ZodError } from 'zod';
import { type ConfigIssue, ConfigError } from '../engine/errors.ts';
import { indexLines, positionAt } from '../markdown/locate.ts';
import { ruleGroups } from '../rules/index.ts';
import type { LoadedConfig } from './resolve.ts';
import type { Config } from './schema.ts';

/** Where a configuration may stand in a folder, in the order of preference. */
export const SEARCH_PLACES: readonly string[] = [
  'package.json',
  '.parallelintrc',
  '.parallelintrc.json',
  '.parallelintrc.yaml',
  '.parallelintrc.yml',
  '.config/parallelintrc',
  '.config/parallelintrc.json',
  '.config/parallelintrc.yaml',
  '.config/parallelintrc.yml',
];

/** Names under which people keep configurations of other programs, and of this one in vain: code is not run, and `parallelint.config.*` is no place. */
const UNREAD_PLACES: readonly string[] = [
  ...['js', 'cjs', 'mjs', 'ts', 'cts', 'mts', 'json', 'jsonc', 'yaml', 'yml', 'toml'].map((ending) => `parallelint.config.${ending}`),
  ...['js', 'cjs', 'mjs', 'ts', 'jsonc', 'toml'].map((ending) => `.parallelintrc.${ending}`),
  ...['json', 'jsonc', 'yaml', 'yml', 'toml'].flatMap((ending) => [`parallelint.${ending}`, `.parallelint.${ending}`]),
];

/** Files of a folder that look like a configuration of this program and are not read. */
export function unreadConfigs(folder: string): readonly string[] {
  return UNREAD_PLACES.filter((place) => existsSync(path.join(folder, place)));
}

/** Loads the configuration that applies to a folder: the nearest one, up to the root of the repository. Remembers what it has read. */
export interface ConfigLoader {
  /** Undefined when there is none. @throws ConfigError when there is one that cannot be used. */
  forFolder(folder: string): Promise<LoadedConfig | undefined>;
  /** The configuration that stands in the folder itself. @throws ConfigError when there is one that cannot be used. */
  inFolder(folder: string): Promise<LoadedConfig | undefined>;
  /** Reads one file as configuration. @throws ConfigError when it cannot be used. */
  fromFile(file: string): Promise<LoadedConfig>;
}

/** Makes a loader; `root` is the folder that paths in messages are relative to. */
export function createConfigLoader(root: string): ConfigLoader {
  const known = new Map<string, Promise<LoadedConfig | undefined>>();
  const show = (file: string): string => path.relative(root, file).replaceAll(path.sep, '/') || file;
  const forFolder = (folder: string): Promise<LoadedConfig | undefined> => {
    const remembered = known.get(folder);
    if (remembered) return remembered;
    const found = search(folder, show).then((loaded) => {
      const parent = path.dirname(folder);
      if (loaded ?? (existsSync(path.join(folder, '.git')) || parent === folder)) return loaded;
      return forFolder(parent);
    });
    known.set(folder, found);
    return found;
  };
  return { forFolder, inFolder: (folder) => search(folder, show), fromFile: (file) => readConfigFile(path.resolve(root, file), show) };
}

async function search(folder: string, show: (file: string) => string): Promise<LoadedConfig | undefined> {
  // Most folders have none; looking first keeps cosmiconfig out of the way of a cold start.
  if (!SEARCH_PLACES.some((place) => mayHold(path.join(folder, place)))) return undefined;
  const explorer = await createExplorer();
  const found = await explorer.search(folder).catch((error: unknown) => {
    throw toConfigError(error, folder, show);
  });
  if (!found || found.isEmpty) return undefined;
  return readConfigFile(found.filepath, show);
}

function mayHold(file: string): boolean {
  if (!existsSync(file)) return false;
  return path.basename(file) !== 'package.json' || readFileSync(file, 'utf8').includes('"parallelint"');
}

/**
 * Creating a cosmiconfig explorer reads its "meta configuration" from the working directory and would execute a `.config/config.js` there.
 * It is created synchronously, so the working directory is the folder of this program for that moment. Its loaders refuse code.
 */
async function createExplorer(): Promise<{ search(folder: string): Promise<{ filepath: string; isEmpty?: boolean } | null> }> {
  const { cosmiconfig } = await import('cosmiconfig');
  const refuse = (file: string): never => {
    throw new Error(`${file}: code is not run, expected a JSON or YAML file`);
  };
  // Only the choice of the file is cosmiconfig's; its content is parsed where every value keeps its place.
  const accept = (file: string, content: string): unknown => {
    if (path.basename(file) !== 'package.json') return { found: true };
    return JSON.parse(content) as unknown;
  };
  const before = process.cwd();
  process.chdir(import.meta.dirname);
  try {
    return cosmiconfig('parallelint', {
      searchPlaces: [...SEARCH_PLACES],
      searchStrategy: 'none',
      cache: false,
      loaders: {
        '.js': refuse,
        '.cjs': refuse,
        '.mjs': refuse,
        '.ts': refuse,
        '.json': accept,
        '.yaml': accept,
        '.yml': accept,
        noExt: accept,
      },
    });
  } finally {
    process.chdir(before);
  }
}

function toConfigError(error: unknown, folder: string, show: (file: string) => string): ConfigError {
  if (error instanceof ConfigError) return error;
  return new ConfigError([{ path: show(folder), message: error instanceof Error ? error.message : String(error) }]);
}

async function readConfigFile(file: string, show: (file: string) => string, stack: readonly string[] = []): Promise<LoadedConfig> {
  const shown = show(file);
  if (/\.[cm]?[jt]s$/.test(file)) throw new ConfigError([{ path: shown, message: 'code is not run, expected a JSON or YAML file' }]);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ConfigError([{ path: shown, message: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` }]);
  }
  const { value, placeOf } = await parseData(text, shown, path.basename(file) === 'package.json' ? ['parallelint'] : []);
  const config = await validate(value ?? {}, shown, placeOf);
  return { path: shown, folder: folderOf(file), config: await extend(config, file, show, [...stack, file]) };
}

/** Globs in `.config/parallelintrc` are relative to the project, as people expect of that folder. */
function folderOf(file: string): string {
  const folder = path.dirname(file);
  return path.basename(folder) === '.config' ? path.dirname(folder) : folder;
}

async function extend(config: Config, file: string, show: (file: string) => string, stack: readonly string[]): Promise<Config> {
  let merged: Config = {};
  for (const parent of [config.extends ?? []].flat()) {
    if (parent === 'recommended' || parent === 'strict') {
      merged = { ...merged, preset: parent };
      continue;
    }
    const target = path.resolve(path.dirname(file), parent);
    if (stack.includes(target)) throw new ConfigError([{ path: show(file), message: `extends “${parent}”, which leads back to itself` }]);
    merged = merge(merged, (await readConfigFile(target, show, stack)).config);
  }
  return merge(merged, config);
}

function merge(base: Config, over: Config): Config {
  return {
    ...base,
    ...over,
    rules: { ...withoutMembers(base.rules, over.rules), ...over.rules },
    plan: { ...base.plan, ...over.plan },
    'feature-types': { ...base['feature-types'], ...over['feature-types'] },
    cadences: { ...base.cadences, ...over.cadences },
    overrides: [...(base.overrides ?? []), ...(over.overrides ?? [])],
  };
}

/** The entries of a configuration that no group of the one that builds on it replaces. */
function withoutMembers(base: Config['rules'], over: Config['rules']): Config['rules'] {
  const replaced = new Set(Object.keys(over ?? {}).flatMap((name) => (ruleGroups.get(name) ?? []).map((rule) => rule.id)));
  return Object.fromEntries(Object.entries(base ?? {}).filter(([name]) => !replaced.has(name)));
}

type PlaceOf = (keys: readonly PropertyKey[]) => ConfigIssue['position'];

/** Reads JSON or YAML; JSON is YAML too, so one parser gives every value its place. */
async function parseData(text: string, shown: string, root: readonly string[]): Promise<{ value: unknown; placeOf: PlaceOf }> {
  const { isMap, isNode, isScalar, parseDocument } = await import('yaml');
  const parsed = parseDocument(await withoutComments(text, shown), {
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: text.length < 65536,
  });
  const source = indexLines(shown, text);
  const [error] = parsed.errors;
  if (error) {
    throw new ConfigError([
      {
        path: shown,
        position: positionAt(source, error.pos[0]),
        message: `is not valid JSON or YAML: ${error.message.split('\n', 1)[0] ?? ''}`,
      },
    ]);
  }
  const placeOf: PlaceOf = (keys) => {
    // The key itself is where a person looks; a value without a key (an item of a list) stands for itself.
    for (let length = keys.length; length >= 0; length -= 1) {
      const way = [...root, ...keys.slice(0, length).map((key) => (typeof key === 'symbol' ? String(key) : key))];
      const parent = way.length > 0 ? parsed.getIn(way.slice(0, -1), true) : undefined;
      const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === way.at(-1)) : undefined;
      const key = pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      const node = parsed.getIn(way, true);
      const offset = key ?? (isNode(node) ? node.range?.[0] : undefined);
      if (offset !== undefined) return positionAt(source, offset);
    }
    return undefined;
  };
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: 50 });
    return { value: root.length > 0 ? (value as Record<string, unknown>)[root[0] ?? ''] : value, placeOf };
  } catch (problem) {
    throw new ConfigError([{ path: shown, message: problem instanceof Error ? problem.message : String(problem) }]);
  }
}

/** JSON may have comments, as in editors' own settings: they become blanks, so that every place stays what it was. */
async function withoutComments(text: string, shown: string): Promise<string> {
  const isJson = shown.endsWith('.json') || (/^\s*(?:\/[/*]|\{\s*["/}])/.test(text) && !/\.ya?ml$/.test(shown));
  if (!isJson || !/\/[/*]/.test(text)) return text;
  const { createScanner } = await import('jsonc-parser');
  const scanner = createScanner(text);
  let plain = '';
  // Kinds of tokens: 12 and 13 are comments, 17 is the end.
  for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan()) {
    const token = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    plain += kind === 12 || kind === 13 ? token.replace(/[^\r\n]/g, ' ') : token;
  }
  return plain;
}

async function validate(value: unknown, shown: string, placeOf: PlaceOf): Promise<Config> {
  const { configSchema } = await import('./schema.ts');
  const result = configSchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new ConfigError(issuesOf(result.error, shown, placeOf, knownKeys(configSchema)));
}

function knownKeys(schema: { shape: Record<string, unknown> }): (way: readonly PropertyKey[]) => readonly string[] {
  return (way) => {
    let current: unknown = schema;
    for (const key of way)
      current = unwrap(
        typeof key === 'number'
          ? (unwrap(current) as { element?: unknown }).element
          : (unwrap(current) as { shape?: Record<PropertyKey, unknown> }).shape?.[key],
      );
    return Object.keys((unwrap(current) as { shape?: object } | undefined)?.shape ?? {});
  };
}

function unwrap(schema: unknown): unknown {
  let current = schema as { unwrap?: () => unknown; element?: unknown } | undefined;
  while (current && typeof current.unwrap === 'function' && current.element === undefined) current = current.unwrap() as typeof current;
  return current;
}

function issuesOf(
  error: ZodError,
  shown: string,
  placeOf: PlaceOf,
  keysAt: (way: readonly PropertyKey[]) => readonly string[],
): readonly ConfigIssue[] {
  type Issue = ZodError['issues'][number];
  const flatten = (issue: Issue): readonly Issue[] => {
    if (issue.code !== 'invalid_union') return [issue];
    // Of the forms that a value may have, the one that got furthest tells what is wrong with it.
    const deepest = issue.errors
      .map((branch) => branch.flatMap((one) => flatten({ ...one, path: [...issue.path, ...one.path] })))
      .sort((a, b) => depthOf(b) - depthOf(a))[0];
    if (deepest && depthOf(deepest) > issue.path.length) return deepest;
    // Among forms of one depth, the one that takes the value's type and no more than its content is wrong.
    const typed = issue.errors.find((branch) => branch.every((one) => one.code !== 'invalid_type' && one.code !== 'invalid_value'));
    return typed?.map((one) => ({ ...one, path: issue.path, input: issue.input }) as Issue) ?? [issue];
  };
  return error.issues.flatMap(flatten).flatMap((issue): ConfigIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(issue.path);
      return issue.keys.map((key) => {
        const hint = known.length > 0 ? `, did you mean “${known.find((one) => one.startsWith(key)) ?? closest(key, [...known])}”?` : '';
        const what = issue.path.at(-1) === 'rules' ? 'rule' : 'key';
        return withPlace({ path: shown, message: `unknown ${what} “${key}”${hint}` }, placeOf([...issue.path, key]));
      });
    }
    const where = issue.path.map(String).join('.');
    const found = issue.input === undefined ? '' : `found ${JSON.stringify(issue.input).slice(0, 80)}, `;
    const message = `${where || 'configuration'}: ${found}${expectation(issue)}${meant(issue)}`;
    return [withPlace({ path: shown, message }, placeOf(issue.path))];
  });
}

function depthOf(issues: readonly { path: readonly PropertyKey[] }[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function expectation(issue: ZodError['issues'][number]): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'expected off, info, warning, error or [severity, options]';
  return issue.message.startsWith('expected') ? issue.message : `expected: ${issue.message}`;
}

/** Which of the words that are expected a wrong one was meant to be; empty for what is like none of them. */
function meant(issue: ZodError['issues'][number]): string {
  const words = (
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union'
        ? issue.errors.flatMap((branch) => branch.flatMap((one) => (one.code === 'invalid_value' ? one.values : [])))
        : []
  ).map(String);
  if (typeof issue.input !== 'string' || words.length === 0) return '';
  const near = closest(issue.input, words);
  const isLike = near.startsWith(issue.input) || distance(issue.input, near) <= Math.ceil(near.length / 2);
  return isLike ? `, did you mean “${near}”?` : '';
}

function withPlace(issue: ConfigIssue, position: ConfigIssue['position']): ConfigIssue {
  return position ? { ...issue, position } : issue;
}
