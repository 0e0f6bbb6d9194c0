import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import * as regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom, by folder of src: a folder's name opens all of it, a path one file of it. A test holds the table in ARCHITECTURE.md
 * against this one. The entries at the root (cli, bin, index) import what they start, and nothing imports them.
 */
export const MAY_IMPORT = {
  plan: [],
  markdown: ['plan'],
  reading: ['plan', 'markdown'],
  dialects: ['plan', 'markdown', 'reading'],
  analysis: ['plan'],
  rules: ['plan', 'analysis', 'engine/rule.ts', 'engine/finding.ts'],
  config: [
    'plan',
    'markdown',
    'reading',
    'dialects',
    'rules',
    'engine/rule.ts',
    'engine/finding.ts',
    'engine/errors.ts',
    'engine/globs.ts',
  ],
  files: ['engine/lint.ts', 'engine/errors.ts', 'engine/globs.ts'],
  repository: ['engine/lint.ts', 'engine/errors.ts', 'files/read.ts'],
  engine: ['plan', 'markdown', 'reading', 'dialects', 'analysis', 'rules', 'config', 'files', 'repository'],
  output: ['plan', 'markdown', 'analysis', 'rules', 'engine', 'lsp/convert.ts'],
  lsp: ['plan', 'config', 'files', 'engine'],
  'command-line': ['plan', 'analysis', 'rules', 'config', 'repository', 'engine', 'output'],
};

const zones = Object.entries(MAY_IMPORT).map(([folder, others]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...others].map((one) => `./${one}`),
  message: `src/${folder} may import ${others.length > 0 ? others.join(', ') : 'nothing of ours'}: MAY_IMPORT in eslint.config.js, ARCHITECTURE.md.`,
}));

const disk = ['node:fs', 'node:fs/promises', 'fs'].map((name) => ({
  name,
  message: 'Only files, config/load, command-line/commands, engine/run and cli touch the disk.',
}));

export default tseslint.config(
  { ignores: ['**/dist/', '.scratch/', 'fixtures/', 'examples/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX, jsdoc, regexp },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'regexp/no-dupe-disjunctions': 'error',
      'regexp/no-useless-quantifier': 'error',
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-imports': ['error', { paths: disk }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ExportNamedDeclaration > VariableDeclaration'],
        },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/!(cli|bin).ts', 'src/*/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'process', message: 'Only cli.ts and bin.ts touch process.' }] },
  },
  {
    files: [
      'src/files/**',
      'src/config/load.ts',
      'src/cli.ts',
      'src/bin.ts',
      'src/engine/run.ts',
      'src/command-line/commands/**',
      'test/**',
      'scripts/**',
      '*.config.*',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['src/output/analysis/html/page.js'], languageOptions: { globals: globals.browser } },
  { files: ['src/config/load.ts', 'src/lsp/server.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
