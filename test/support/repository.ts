// A git repository of a test, and the real git to fill it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './project.ts';

/** A new repository; `git` runs the real git in it, `write` lays files. */
export interface TestRepository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly commit: (files: Readonly<Record<string, string>>, message?: string) => void;
}

/** Makes a repository with one commit of these files. Nothing of the surrounding git reaches it. */
export function repository(files: Readonly<Record<string, string>>): TestRepository {
  const folder = project({});
  const env = { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const write = (some: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(some)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  };
  const commit = (some: Readonly<Record<string, string>>, message = 'change'): void => {
    write(some);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
  };
  git('init', '-q', '-b', 'main');
  commit(files, 'start');
  return { folder, git, write, commit };
}
