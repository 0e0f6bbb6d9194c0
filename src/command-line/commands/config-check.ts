// `parallelint config check`: every configuration from a folder down, whether it can be used, what it builds on, and what is not read.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createConfigLoader, unreadConfigs } from '../../config/load.ts';
import { ConfigError } from '../../engine/errors.ts';
import { visible } from '../../output/terminal.ts';

/** Never entered: what they hold is not the project's own. */
const SKIPPED = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** What was found, for people, and the worst of it. */
export interface ConfigReport {
  readonly text: string;
  readonly problems: 'none' | 'unread' | 'errors';
}

/** Checks the configurations of a folder, of those above it in its repository, and of all below it. */
export async function checkConfigs(cwd: string): Promise<ConfigReport> {
  const loader = createConfigLoader(cwd);
  const lines: string[] = [];
  let [errors, unread, checked] = [0, 0, 0];
  const show = (file: string): string => visible(path.relative(cwd, file).replaceAll(path.sep, '/'));
  for (const folder of [...foldersAbove(cwd), ...foldersBelow(cwd)]) {
    for (const file of unreadConfigs(folder)) {
      unread += 1;
      lines.push(`${show(path.join(folder, file))}: not read: configuration is data, expected .parallelintrc.yaml or .parallelintrc.json`);
    }
    try {
      const loaded = await loader.inFolder(folder);
      if (!loaded) continue;
      const { rules = {}, overrides = [] } = loaded.config;
      checked += 1;
      lines.push(
        `${visible(loaded.path)}: ok (preset ${loaded.config.preset ?? 'recommended'}, ${count(Object.keys(rules).length, 'rule')}, ${count(overrides.length, 'override')})`,
      );
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors += 1;
      for (const { path: at, position, message } of error.issues)
        lines.push(`${visible(at)}${position ? `:${position.line}:${position.column}` : ''}: error: ${visible(message)}`);
    }
  }
  if (checked + errors === 0)
    lines.push('no configuration is found: the preset recommended holds everywhere (parallelint init writes one)');
  return { text: `${lines.join('\n')}\n`, problems: errors > 0 ? 'errors' : unread > 0 ? 'unread' : 'none' };
}

/** The folders above one, up to the root of the repository; none outside of a repository. */
function foldersAbove(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; !existsSync(path.join(folder, '.git')); folder = path.dirname(folder)) {
    if (path.dirname(folder) === folder) return [];
    folders.unshift(path.dirname(folder));
  }
  return folders;
}

function foldersBelow(folder: string): readonly string[] {
  const inside = namesOfFolders(folder).filter((name) => !SKIPPED.has(name));
  return [folder, ...inside.flatMap((name) => foldersBelow(path.join(folder, name)))];
}

function namesOfFolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
