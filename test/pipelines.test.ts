// Pipelines: the Action's step as the shell runs it, hook managers and a task runner for real, the templates by their parsers.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BAD, bin, GOOD, project } from './support/project.ts';
import { repository, type TestRepository } from './support/repository.ts';
import { hasTools, toolBin } from './support/tools.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
/** The fence of the page on pipelines that follows a phrase. */
const snippet = (phrase: string): string => {
  const page = read('docs/pipelines.md');
  return /```\w+\n([^]*?)```/.exec(page.slice(page.indexOf(phrase)))?.[1] ?? '';
};

/** A project's own parallelint: the built one, where package managers put programs. */
function install(folder: string): string {
  const programs = path.join(folder, 'node_modules/.bin');
  mkdirSync(programs, { recursive: true });
  if (!existsSync(path.join(programs, 'parallelint'))) symlinkSync(bin, path.join(programs, 'parallelint'));
  return programs;
}

function environment(folder: string): NodeJS.ProcessEnv {
  const programs = install(folder);
  return {
    PATH: `${programs}:${toolBin}:${process.env.PATH ?? ''}`,
    HOME: folder,
    GIT_AUTHOR_NAME: 't',
    GIT_AUTHOR_EMAIL: 't@example.org',
    GIT_COMMITTER_NAME: 't',
    GIT_COMMITTER_EMAIL: 't@example.org',
    TURBO_TELEMETRY_DISABLED: '1',
  };
}

describe('the GitHub Action', () => {
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: { readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[] };
  }
  const action = parse(read('action.yml')) as Action;
  const [step] = action.runs.steps;
  /** Runs the step as a runner does: inputs by name, else their defaults; npx is the built program. */
  function act(folder: string, inputs: Readonly<Record<string, string>> = {}) {
    const programs = path.join(folder, '.bin');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(path.join(programs, 'npx'), 0o755);
    const env: Record<string, string> = {
      PATH: `${programs}:${process.env.PATH ?? ''}`,
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: path.join(folder, 'output'),
      GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
    };
    for (const [name, expression] of Object.entries(step?.env ?? {})) {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? '';
      env[name] = inputs[input] ?? action.inputs[input]?.default ?? '';
    }
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? ''], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    // No input may become a command.
    expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
    const written = (file: string): string => (existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : '');
    return {
      status,
      stdout,
      stderr,
      output: written('output'),
      summary: written('summary'),
      comment: written('parallelint-comment.md'),
      sarif: written('parallelint.sarif'),
    };
  }
  it('annotates, summarizes, and leaves SARIF and a comment', () => {
    const result = act(project({ 'docs/a.md': BAD, 'b.md': GOOD }), { paths: 'docs\nb.md\n' });
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/1 error in 2 files[^]*\n::error file=docs\/a\.md,line=9,/);
    expect(result.stdout.match(/^::error /gm)?.length).toBe(1);
    expect(result.output).toBe('exit-code=1\nsarif-file=parallelint.sarif\ncomment-file=parallelint-comment.md\n');
    expect(result.summary).toContain('| error | high | docs/a.md:9 |');
    expect(result.comment).toMatch(/^<!-- parallelint -->/);
    expect((JSON.parse(result.sarif) as { version: string }).version).toBe('2.1.0');
  });
  it('passes a good project, and everything it is given on as it is', () => {
    expect(act(project({ 'b.md': GOOD }))).toMatchObject({ status: 0, output: expect.stringContaining('exit-code=0\n') as string });
    const folder = project({ "it's $(touch pwned) `x`.md": GOOD });
    expect(act(folder, { paths: "it's $(touch pwned) `x`.md\n", 'fail-on': 'error' })).toMatchObject({ status: 0 });
    expect(act(project({ 'b.md': GOOD }), { paths: '$(touch pwned)' }).status).toBe(2);
    expect(act(project({ 'b.md': GOOD }), { version: '1; touch pwned' })).toMatchObject({ status: 2 });
  });
  it('puts no expression into the text of the shell', () => {
    expect(step?.run).not.toContain('${{');
    for (const expression of Object.values(step?.env ?? {})) expect(expression).toMatch(/^\$\{\{ inputs\.[\w-]+ \}\}$/);
  });
});

describe('the GitLab template', () => {
  it('runs as its script says, and leaves the reports that it names', () => {
    const { parallelint, variables } = parse(read('integrations/gitlab/parallelint.gitlab-ci.yml')) as {
      parallelint: { script: readonly string[]; artifacts: { reports: Readonly<Record<string, string>> } };
      variables: Readonly<Record<string, string>>;
    };
    const folder = project({ 'a.md': BAD });
    const programs = path.join(folder, '.bin');
    mkdirSync(programs);
    writeFileSync(path.join(programs, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`);
    chmodSync(path.join(programs, 'npx'), 0o755);
    const { status } = spawnSync('sh', ['-c', parallelint.script.join('\n')], {
      cwd: folder,
      env: { ...variables, HOME: folder, PATH: `${programs}:${process.env.PATH ?? ''}` },
    });
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(path.join(folder, parallelint.artifacts.reports.codequality ?? ''), 'utf8'))).toHaveLength(1);
    expect(readFileSync(path.join(folder, parallelint.artifacts.reports.junit ?? ''), 'utf8')).toContain('<testsuites');
  });
});

describe('hooks before a commit', () => {
  const commit = ({ folder }: TestRepository, text: string): { status: number | null; said: string } => {
    writeFileSync(path.join(folder, 'plan.md'), text);
    const env = environment(folder);
    execFileSync('git', ['add', 'plan.md'], { cwd: folder, env });
    const { status, stdout, stderr } = spawnSync('git', ['commit', '-q', '-m', 'plan'], { cwd: folder, env, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const blocksAndPasses = (one: TestRepository): void => {
    const blocked = commit(one, BAD);
    expect(blocked.said).toContain('no-write-conflict');
    expect(blocked.status).not.toBe(0);
    expect(commit(one, GOOD)).toMatchObject({ status: 0 });
  };
  const start = (files: Readonly<Record<string, string>>): TestRepository =>
    repository({ '.gitignore': 'node_modules\n', 'package.json': '{ "name": "x", "version": "1.0.0" }', ...files });

  it.skipIf(!hasTools)(
    'lefthook blocks a bad plan and passes a good one',
    () => {
      const one = start({ 'lefthook.yml': snippet('lefthook (`') });
      execFileSync(path.join(toolBin, 'lefthook'), ['install'], { cwd: one.folder, env: environment(one.folder), stdio: 'pipe' });
      blocksAndPasses(one);
    },
    120_000,
  );
  it.skipIf(!hasTools)(
    'husky does',
    () => {
      const one = start({ '.husky/pre-commit': snippet('husky (`') });
      execFileSync(path.join(toolBin, 'husky'), [], { cwd: one.folder, env: environment(one.folder), stdio: 'pipe' });
      blocksAndPasses(one);
    },
    120_000,
  );
  it.skipIf(!hasTools)(
    'lint-staged does',
    () => {
      const one = start({ '.lintstagedrc.json': snippet('lint-staged (`') });
      writeFileSync(path.join(one.folder, '.git/hooks/pre-commit'), '#!/bin/sh\nexec lint-staged\n', { mode: 0o755 });
      blocksAndPasses(one);
    },
    120_000,
  );
  it.skipIf(spawnSync('pre-commit', ['--version']).status !== 0)(
    'pre-commit with the project’s own program does',
    () => {
      const one = start({ '.pre-commit-config.yaml': snippet('with the `parallelint` of the project') });
      execFileSync('pre-commit', ['install'], { cwd: one.folder, env: environment(one.folder), stdio: 'pipe' });
      blocksAndPasses(one);
    },
    120_000,
  );
});

describe('many packages', () => {
  it.skipIf(!hasTools)(
    'Turborepo lints each once: the second run is a hit in its cache',
    () => {
      const scripts = '"scripts": { "plans": "parallelint" }';
      const { folder, write } = repository({
        'package.json': '{ "name": "all", "private": true, "packageManager": "npm@10.8.2", "workspaces": ["packages/*"] }',
        'package-lock.json': '{ "name": "all", "lockfileVersion": 3, "packages": {} }',
        '.gitignore': 'node_modules\n.turbo\n',
        'turbo.json': snippet('Turborepo'),
        'packages/a/package.json': `{ "name": "a", "version": "1.0.0", ${scripts} }`,
        'packages/a/plan.md': GOOD,
        'packages/b/package.json': `{ "name": "b", "version": "1.0.0", ${scripts} }`,
        'packages/b/plan.md': GOOD,
      });
      const turbo = (): string => {
        const { stdout, stderr } = spawnSync(path.join(toolBin, 'turbo'), ['run', 'plans', '--no-color'], {
          cwd: folder,
          env: environment(folder),
          encoding: 'utf8',
        });
        return stdout + stderr;
      };
      expect(turbo()).toMatch(/2 successful, 2 total[^]*0 cached, 2 total/);
      expect(turbo()).toMatch(/2 cached, 2 total/);
      write({ 'packages/b/plan.md': BAD });
      expect(turbo()).toMatch(/no-write-conflict/);
    },
    180_000,
  );
  it('the Nx recipe is JSON that names files by Nx’s own words', () => {
    const { targetDefaults } = JSON.parse(snippet('Nx (`')) as { targetDefaults: { plans: { cache: boolean; inputs: string[] } } };
    expect(targetDefaults.plans.cache).toBe(true);
    for (const input of targetDefaults.plans.inputs) expect(input).toMatch(/^\{(?:projectRoot|workspaceRoot)\}\//);
  });
});

it.skipIf(!hasTools)('the Dockerfile passes its linter', () => {
  const { status, stdout } = spawnSync(path.join(toolBin, 'dockerfilelint'), [path.join(root, 'integrations/docker/Dockerfile')], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('Issues: None found') as string });
});
