// What the dialects read and mend beyond their golden plans: forms of references, files left alone, fixes that keep a notation whole.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../src/config/settings.ts';
import { fixText } from '../src/engine/fix.ts';
import { createLinter, type FileResult } from '../src/engine/lint.ts';
import { memoryAccess } from './support/memory.ts';
import { project, run } from './support/project.ts';

/** Lints one file with others beside it. */
function lint(path: string, text: string, beside: Readonly<Record<string, string>> = {}): Promise<FileResult> {
  return createLinter(memoryAccess(new Map([...Object.entries(beside), [path, text]]))).lint(path, text, defaultSettings(), () => true);
}

async function fixed(path: string, text: string, beside: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await fixText(text, 'safe', async (current) => (await lint(path, current, beside)).findings)).text;
}

/** Rule and line of each finding above advice. */
async function found(path: string, text: string, beside: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { findings } = await lint(path, text, beside);
  return findings.filter((one) => one.severity !== 'info').map((one) => `${one.rule} ${one.location.start.line}`);
}

const ready = (...tasks: readonly (readonly [string, string, string])[]): string =>
  `# Plan\n\n${tasks.map(([id, depends, touches]) => `### ${id} — Part ${id}\n**Depends on:** ${depends}\n**Touches:** ${touches}\n`).join('\n')}`;

describe('references to what a task waits for', () => {
  it.each([
    ['T1; T2', ['T1', 'T2']],
    ['T1 – T3', ['T1', 'T2', 'T3']],
    ['T1 to T3', ['T1', 'T2', 'T3']],
    ['T1..T3', ['T1', 'T2', 'T3']],
    ['T1 (and T3)', ['T1', 'T3']],
    ['Only T2', ['T2']],
    ['tasks T1/T2', ['T1', 'T2']],
    ['nothing but T1', ['T1']],
    ['~~T1~~ T2', ['T2']],
    ['T1 — needs the schema of T3', ['T1']],
    ['none', []],
    ['\n- T1 (schema)\n- T3', ['T1', 'T3']],
  ])('reads “%s”', async (depends, expected) => {
    const text = ready(['T1', 'none', '`a.ts`'], ['T2', 'none', '`b.ts`'], ['T3', 'none', '`c.ts`'], ['T4', depends, '`d.ts`']);
    const [plan] = (await lint('plan.md', text)).plans;
    const task = plan?.root.children.find((one) => one.type === 'task' && one.id?.value === 'T4');
    expect(task?.dependencies.map((one) => one.ref.value)).toEqual(expected);
    expect(task?.dependencies.every((one) => one.target !== undefined)).toBe(true);
  });
  it('reads names with an underscore, and bold names with the colon outside', async () => {
    const swarm =
      '# Plan\n\n### T1: One\n- **depends_on**: []\n- **location**: src/one.ts\n- **validation**: t\n\n### T2: Two\n- **depends_on**: [T1]\n- **location**: src/one.ts\n- **validation**: t\n';
    expect(await found('plan.md', swarm)).toEqual([]);
    const outside =
      '# Plan\n\n### T1 — A\n- **Depends on**: none\n- **Touches**: `src/a.ts`\n\n### T2 — B\n- **Depends on**: T7\n- **Touches**: `src/b.ts`\n';
    expect(await found('plan.md', outside)).toEqual(['no-unknown-dependency 8']);
  });
});

describe('files that a task leaves alone', () => {
  it.each([
    '~~`src/a.ts`~~, `src/b.ts`',
    '`src/a.ts` (import only), `src/b.ts`',
    '`src/a.ts` (no edits), `src/b.ts`',
    '`src/a.ts` - read-only, `src/b.ts`',
    '`src/b.ts`, not `src/a.ts`',
  ])('does not take %s for a second writer', async (touches) => {
    expect(await found('plan.md', ready(['T1', 'none', '`src/a.ts`'], ['T2', 'none', touches]))).not.toContain('no-write-conflict 9');
  });
  it.each([
    'Add unit tests for src/parse.ts in tests/parse.test.ts',
    'Create src/other.ts, do not modify src/parse.ts',
    'Create src/other.ts without touching src/parse.ts',
    'Configure linting without touching `src/parse.ts`',
  ])('does not take “%s” for a writer of what it speaks of', async (title) => {
    const text = `# Tasks: X\n\n## Phase 1\n\n- [ ] T001 [P] ${title}\n- [ ] T002 [P] Implement the parser in src/parse.ts\n- [ ] T003 Wire both\n`;
    expect(await found('tasks.md', text)).toEqual([]);
  });
});

describe('paths that routers and frontmatters write', () => {
  it('reads folders in brackets as routes', async () => {
    const text =
      '# Tasks: X\n\n- [ ] T001 Set up\n- [ ] T002 [P] Build app/users/[id]/page.tsx\n- [ ] T003 [P] Extend app/users/[id]/page.tsx\n- [ ] T004 Join\n';
    expect(await found('tasks.md', text)).toContain('no-write-conflict 5');
  });
  it('reads a list of files without brackets, and leaves a wave to be filled in alone', async () => {
    const plan = (number: string, wave: string, files: string): string =>
      `---\nphase: 02-desk\nplan: ${number}\nwave: ${wave}\ndepends_on: []\nfiles_modified: ${files}\n---\n\n# Plan\n`;
    const folder = '.planning/phases/02-desk/';
    const beside = { [`${folder}02-01-PLAN.md`]: plan('01', '1', 'src/a.ts, src/b.ts') };
    expect(await found(`${folder}02-02-PLAN.md`, plan('02', '1', '[src/b.ts]'), beside)).toEqual(['no-write-conflict 6']);
    expect(await found(`${folder}02-02-PLAN.md`, plan('02', 'N', '[src/c.ts]'), {})).toEqual([]);
  });
});

describe('safe fixes', () => {
  const gsd = (files: string, body: string): string =>
    `---\nphase: 04-x\nplan: 02\ntype: execute\nwave: 1\ndepends_on: []\nfiles_modified: ${files}\nautonomous: true\n---\n\n<tasks>\n<task type="auto">\n<name>Build</name>\n<files>${body}</files>\n</task>\n</tasks>\n`;
  it('fill an empty list with separators', async () => {
    expect(await fixed('.planning/phases/04-x/04-02-PLAN.md', gsd('[]', 'lib/one.ts, lib/two.ts'))).toContain(
      'files_modified: [lib/one.ts, lib/two.ts]',
    );
  });
  it('leave lists alone into which a path does not go without quotes', async () => {
    const text = gsd('["src/token.ts"]', 'src/{a,b}.ts');
    expect(await fixed('.planning/phases/04-x/04-02-PLAN.md', text)).toBe(text);
  });
  it('do not declare a file twice that a note stands behind', async () => {
    expect(await found('.planning/phases/04-x/04-02-PLAN.md', gsd('["src/util.ts (new)"]', 'src/util.ts'))).toEqual([]);
  });
  it('quote a value without the comment behind another', async () => {
    const text = gsd('[src/a.ts]', 'src/a.ts').replace('type: execute\nwave: 1', 'title: Auth: tokens\nwave: 1  # base');
    expect(await fixed('.planning/phases/04-x/04-02-PLAN.md', text)).toBe(text.replace('title: Auth: tokens', 'title: "Auth: tokens"'));
  });
  it('do not raise the waves of tasks that wait for each other in a circle', async () => {
    const part = (id: string, depends: string): string =>
      `#### Task ${id}: Part ${id}\n\n**Wave:** 0\n**Depends:** ${depends}\n**Files:** \`${id}.ts\`\n`;
    const text = `# Plan\n\n${part('1.1', '1.3')}\n${part('1.2', '1.1')}\n${part('1.3', '1.2')}`;
    expect(await fixed('plan.md', text)).toBe(text);
    expect(await found('plan.md', text)).toContain('no-dependency-cycle 6');
  });
  it('do not list an id that two tasks bear', async () => {
    const task = (id: string, title: string, blocks: string, blockedBy: string): string =>
      `- [ ] ${id}. ${title}\n\n  **Parallelization**: Can Run In Parallel: NO | Wave 1 | Blocks: ${blocks} | Blocked By: ${blockedBy}\n\n`;
    const text = `# Plan\n\n## TODOs\n\n${task('1', 'One', '3', 'none')}${task('2', 'Two', 'none', '1')}${task('2', 'Again', 'none', '1')}${task('3', 'Three', 'none', '1')}`;
    expect(await fixed('.sisyphus/plans/dup.md', text)).toBe(text);
  });
  const graph = (waves: string): string =>
    `# Implementation Plan\n\n- [ ] 1. Set the store up\n  - _Requirements: 1.1_\n- [ ] 2. Checkpoint - all tests pass\n- [ ] 3. Build the view\n  - _Requirements: 1.2_\n\n## Task Dependency Graph\n\n\`\`\`json\n${waves}\n\`\`\`\n`;
  it('put a checkpoint into a plain wave graph, and leave one alone that states more', async () => {
    const path = '.kiro/specs/x/tasks.md';
    expect(await fixed(path, graph('{"waves":[{"wave":1,"tasks":["1"]},{"wave":2,"tasks":["3"]}]}'))).toContain(
      '{"waves":[{"wave":1,"tasks":["1"]}, { "wave": 2, "tasks": ["2"] },{"wave":3,"tasks":["3"]}]}',
    );
    const more = graph('{"waves":[{"id":0,"tasks":["1"]},{"id":1,"tasks":["3"],"dependsOn":[0]}]}');
    expect(await fixed(path, more)).toBe(more);
  });
});

describe('plans of several files', () => {
  const plan = (number: string, depends: string, files: string): string =>
    `---\nphase: 02-desk\nplan: ${number}\nwave: 1\ndepends_on: [${depends}]\nfiles_modified: [${files}]\n---\n\n# Plan ${number}\n`;
  it('know a file that lies there, whatever it says', async () => {
    const folder = '.planning/phases/02-desk/';
    const sparse = { [`${folder}02-01-PLAN.md`]: '---\nphase: 02-desk\nplan: 01\ntype: execute\n---\n' };
    expect(await found(`${folder}02-02-PLAN.md`, plan('02', '"02-01"', 'a.ts'), sparse)).toEqual([]);
    expect(await found(`${folder}02-02-PLAN.md`, plan('02', '"02-07"', 'a.ts'), sparse)).toEqual(['no-unknown-dependency 5']);
  });
  it('are read from one of their files on the command line, and fixed each in its own', () => {
    const folder = project({
      '.planning/phases/02-desk/02-01-PLAN.md': plan('01', '', 'src/a.ts'),
      '.planning/phases/02-desk/02-02-PLAN.md': plan('02', '', 'src/a.ts'),
    });
    const one = run(folder, ['.planning/phases/02-desk/02-02-PLAN.md', '--format', 'compact']);
    expect(one.stdout).toContain('02-02-PLAN.md:6:18: error [no-write-conflict] 02-01 and 02-02 both write src/a.ts at the same time');
    const both = run(folder, ['.planning', '--format', 'compact']);
    expect(both.stdout.match(/no-write-conflict/g)).toHaveLength(1);
  });
});

describe('dialects of a configuration', () => {
  const CONFIG =
    'dialects:\n  recipes:\n    task: "## Recipe {id}: {title}"\n    fields:\n      depends: [after]\n      writes: [changes]\n    order: dependencies\n';
  const PLAN =
    '# Kitchen\n\n## Recipe R1: Dough\n\n**After:** none\n**Changes:** `dough.ts`\n\n## Recipe R2: Bread\n\n**After:** R9\n**Changes:** `dough.ts`\n';
  it('are read by their names', () => {
    const folder = project({ '.parallelintrc': CONFIG, 'plan.md': PLAN });
    const { stdout } = run(folder, ['plan.md', '--format', 'compact']);
    expect(stdout).toContain('[no-unknown-dependency] R2 depends on R9');
    expect(run(folder, ['inspect', 'plan.md']).stdout).toContain('plan.md: recipes, because of');
  });
  it('can be set by glob and by frontmatter, and an unknown one is refused', () => {
    const folder = project({
      '.parallelintrc': 'overrides:\n  - files: ["*.md"]\n    dialect: recipies\n',
      'plan.md': PLAN,
    });
    expect(run(folder, ['plan.md']).stderr).toBe('');
    expect(run(folder, ['plan.md']).stdout).toContain('recipies');
    const globbed = project({
      '.parallelintrc': 'overrides:\n  - files: ["plans/*.md"]\n    dialect: superpowers\n',
      'plans/a.md': '# Plan\n\n### Task 1: One\n\n### Task 2: Two\n',
      'b.md': '# Plan\n\n### Task 1: One\n\n### Task 2: Two\n',
    });
    expect(run(globbed, ['inspect', 'plans/a.md']).stdout).toContain('plans/a.md: superpowers, because of 2 tasks, as its dialect is set');
    expect(run(globbed, ['inspect', 'b.md']).stdout).toMatch(/^b\.md: no plan, /);
    const set = project({
      'plan.md': `---\nparallelint:\n  dialect: superpowers\n---\n# Plan\n\n### Task 1: One\n\nWords.\n\n### Task 2: Two\n\nWords.\n`,
    });
    expect(run(set, ['inspect', 'plan.md']).stdout).toContain('superpowers, because of 2 tasks');
  });
});

describe('what a file is', () => {
  it('says which other dialects would read it', () => {
    const text = `# Plan\n\n### Task 1: One\n\n**Depends on:** none\n**Touches:** \`a.ts\`\n**Files:** \`a.ts\`\n\n### Task 2: Two\n\n**Depends on:** Task 1\n**Touches:** \`b.ts\`\n**Files:** \`b.ts\`\n`;
    expect(run(project({ 'plan.md': text }), ['inspect', 'plan.md']).stdout).toMatch(
      /agent-ready, because of .* \(freeform would read it as well\)/,
    );
  });
  it('takes an empty template for what it is', () => {
    const text =
      '# Tasks: [FEATURE NAME]\n\n## Phase 1\n\n- [ ] T001 Create project structure\n- [ ] T002 [P] Configure linting\n- [ ] T003 [P] Configure CI\n';
    const folder = project({ 'tasks.md': text });
    expect(run(folder, ['inspect', 'tasks.md']).stdout).toContain('an empty template, as its title is “[FEATURE NAME]”');
    expect(run(folder, ['tasks.md']).code).toBe(0);
  });
  it.each([
    ['semiconductor/README.md', '# Chips\n\n- [ ] Order wafers\n- [ ] Test wafers\n'],
    ['openspec/changes/x/proposal.md', '# Why\n\n- [ ] Decide\n- [ ] Discuss\n'],
  ])('does not take %s for a plan', async (path, text) => {
    expect((await lint(path, text)).dialect).toBeUndefined();
  });
});
