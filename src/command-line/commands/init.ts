// `parallelint init`: looks which plans are there, writes a configuration to start from, and shows how to hook it up. Never overwrites.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SEARCH_PLACES } from '../../config/load.ts';
import { UsageError } from '../../engine/errors.ts';
import { run, type RunContext } from '../../engine/run.ts';
import { visible } from '../../output/terminal.ts';

/** The file that is written: a name by which editors know what it holds. */
const TARGET = '.parallelintrc.yaml';

/** The schema where the package is not installed in the project. */
const SCHEMA_URL = 'https://raw.githubusercontent.com/parallelint/parallelint/main/schema/config.schema.json';

/** What is found of one dialect: how many plans, and in which folders. */
interface Found {
  readonly dialect: string;
  readonly plans: number;
  readonly folders: readonly string[];
}

/** Writes `.parallelintrc.yaml` into the working folder; gives what to print. @throws UsageError when there is a configuration already. */
export async function initialize(context: RunContext, packageFolder: string, version: string): Promise<string> {
  const folder = context.cwd;
  const existing = SEARCH_PLACES.find((place) => place !== 'package.json' && existsSync(path.join(folder, place)));
  if (existing !== undefined) throw new UsageError(`${existing} exists already`, 'nothing was written');
  const found = await lookAround(context);
  const example = readFileSync(path.join(packageFolder, '.parallelintrc.example'), 'utf8');
  writeFileSync(path.join(folder, TARGET), configuration(example, found, folder), { flag: 'wx' });
  return [`wrote ${TARGET}`, ...findings(found), ...snippets(folder, version)].join('\n\n') + '\n';
}

async function lookAround(context: RunContext): Promise<readonly Found[]> {
  const { report } = await run(
    {
      paths: [],
      dryRun: false,
      useConfig: false,
      includeCompleted: false,
      inlineConfig: true,
      reportUnusedSuppressions: false,
      respectIgnore: true,
      stdin: false,
      errorOnUnmatched: false,
      maxWarnings: 0,
      exitZero: true,
      quiet: false,
      timing: false,
    },
    context,
  );
  const byDialect = new Map<string, Set<string>>();
  for (const file of report.files)
    for (const { dialect, loc } of file.plans) byDialect.set(dialect, (byDialect.get(dialect) ?? new Set()).add(loc.path));
  return [...byDialect].sort().map(([dialect, places]) => ({
    dialect,
    plans: places.size,
    folders: [...new Set([...places].map((place) => path.posix.dirname(place)))].sort(),
  }));
}

/** The example with the schema line, and with what was found where the example speaks of files. */
function configuration(example: string, found: readonly Found[], folder: string): string {
  const local = 'node_modules/parallelint/schema/config.schema.json';
  const schema = existsSync(path.join(folder, local)) ? `./${local}` : SCHEMA_URL;
  const body = example.replace(/^# Written by .*\n/m, '');
  const globs = [...new Set(found.flatMap((one) => one.folders.map((each) => globOf(each))))];
  const isPlain = globs.length > 0 && globs.every((glob) => /^[\w./*-]+$/.test(glob)) && globs.length <= 8;
  const included = isPlain
    ? body.replace(/^# include: .*$/m, `# include: [${globs.map((glob) => JSON.stringify(glob)).join(', ')}]`)
    : body;
  return `# yaml-language-server: $schema=${schema}\n${included}`;
}

function globOf(folder: string): string {
  return folder === '.' ? '*.md' : `${folder}/**/*.md`;
}

function findings(found: readonly Found[]): readonly string[] {
  if (found.length === 0) return ['No plan is found here yet: parallelint new TEMPLATE writes one.'];
  const lines = found.map(({ dialect, plans, folders }) => {
    const shown = folders.slice(0, 3).map((one) => visible(one === '.' ? './' : `${one}/`));
    return `  ${dialect}: ${plans} ${plans === 1 ? 'plan' : 'plans'} in ${shown.join(', ')}${folders.length > shown.length ? ` and ${folders.length - shown.length} more folders` : ''}`;
  });
  return [
    `Plans found:\n\n${lines.join('\n')}`,
    'parallelint lints them; parallelint --baseline FILE --update-baseline takes what is found today as known.',
  ];
}

/** How to hook it up, for what the project has already; where it has nothing, the most common way of each kind. */
function snippets(folder: string, version: string): readonly string[] {
  const has = (...names: readonly string[]): boolean => names.some((name) => existsSync(path.join(folder, name)));
  const hooks = [
    ...(has('lefthook.yml', '.lefthook.yml', 'lefthook.yaml') ? [LEFTHOOK] : []),
    ...(has('.husky') ? [HUSKY] : []),
    ...(has('.lintstagedrc', '.lintstagedrc.json', 'lint-staged.config.js', 'lint-staged.config.mjs') ? [LINT_STAGED] : []),
  ];
  const agents = [...(has('.cursor') ? [CURSOR] : []), ...(has('.codex') ? [CODEX] : []), ...(has('.gemini') ? [GEMINI] : [])];
  return [
    ...(hooks.length === 0 || has('.pre-commit-config.yaml') ? [preCommit(version)] : []),
    ...hooks,
    has('.gitlab-ci.yml') ? gitlab(version) : action(version),
    ...(agents.length === 0 || has('.claude', 'CLAUDE.md') ? [CLAUDE] : []),
    ...agents,
    MCP,
    EDITOR,
  ];
}

const preCommit = (version: string): string => `pre-commit (.pre-commit-config.yaml):

  repos:
    - repo: https://github.com/parallelint/parallelint
      rev: v${version}
      hooks:
        - id: parallelint`;

const LEFTHOOK = `lefthook (lefthook.yml):

  pre-commit:
    commands:
      parallelint:
        glob: "*.{md,markdown}"
        run: npx parallelint --staged`;

const HUSKY = `husky (.husky/pre-commit):

  npx parallelint --staged`;

const LINT_STAGED = `lint-staged (.lintstagedrc.json):

  { "*.{md,markdown}": "parallelint" }`;

const action = (version: string): string => `GitHub Actions (.github/workflows/plans.yml):

  name: plans
  on: [pull_request]
  permissions:
    contents: read
  jobs:
    parallelint:
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v4
        - uses: parallelint/parallelint@v${version}`;

const gitlab = (version: string): string => `GitLab (.gitlab-ci.yml):

  include:
    - remote: https://raw.githubusercontent.com/parallelint/parallelint/v${version}/integrations/gitlab/parallelint.gitlab-ci.yml`;

const CLAUDE = `Claude Code (.claude/settings.json):

  { "hooks": {
      "PostToolUse": [{ "matcher": "Write|Edit|MultiEdit", "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }],
      "Stop": [{ "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }] } }`;

const CURSOR = `Cursor (.cursor/hooks.json):

  { "version": 1, "hooks": { "stop": [{ "command": "npx parallelint hook" }] } }`;

const CODEX = `Codex (.codex/hooks.json):

  { "hooks": {
      "PostToolUse": [{ "matcher": "apply_patch", "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }],
      "Stop": [{ "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }] } }`;

const GEMINI = `Gemini CLI (.gemini/settings.json):

  { "hooks": {
      "AfterTool": [{ "matcher": "write_file|replace", "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }],
      "AfterAgent": [{ "hooks": [{ "type": "command", "command": "npx parallelint hook" }] }] } }`;

const MCP = `MCP clients (.mcp.json, .cursor/mcp.json):

  { "mcpServers": { "parallelint": { "command": "npx", "args": ["parallelint", "mcp"] } } }`;

const EDITOR = `Editors: start "parallelint lsp --stdio" for Markdown files. Neovim 0.11:

  vim.lsp.config('parallelint', { cmd = { 'parallelint', 'lsp', '--stdio' }, filetypes = { 'markdown' }, root_markers = { '.parallelintrc.yaml', '.git' } })`;
