// `parallelint init`: writes a configuration to start from and shows how to hook it up. Never overwrites.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SEARCH_PLACES } from '../../config/load.ts';
import { UsageError } from '../../engine/errors.ts';

/** Writes `.parallelintrc` into a folder; gives what to print. @throws UsageError when there is a configuration already. */
export function initialize(folder: string, packageFolder: string, version: string): string {
  const existing = SEARCH_PLACES.find((place) => place !== 'package.json' && existsSync(path.join(folder, place)));
  if (existing !== undefined) throw new UsageError(`${existing} exists already`, 'nothing was written');
  const target = path.join(folder, '.parallelintrc');
  writeFileSync(target, readFileSync(path.join(packageFolder, '.parallelintrc.example')), { flag: 'wx' });
  return `wrote .parallelintrc

pre-commit (.pre-commit-config.yaml):

  repos:
    - repo: https://github.com/parallelint/parallelint
      rev: v${version}
      hooks:
        - id: parallelint

husky, lefthook, lint-staged: run "parallelint" with the staged Markdown files.

Editors: start "parallelint lsp --stdio" for Markdown files. Neovim 0.11:

  vim.lsp.config('parallelint', { cmd = { 'parallelint', 'lsp', '--stdio' }, filetypes = { 'markdown' }, root_markers = { '.parallelintrc', '.git' } })
  vim.lsp.enable('parallelint')

Agents: "parallelint hook" after a file is written (Claude Code, .claude/settings.json):

  { "hooks": { "PostToolUse": [{ "matcher": "Write|Edit|MultiEdit", "hooks": [{ "type": "command", "command": "parallelint hook" }] }] } }
`;
}
