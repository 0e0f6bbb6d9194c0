import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import jsdoc from 'eslint-plugin-jsdoc';
import * as regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Who may import whom; ARCHITECTURE.md says why. */
const zones = [
  { target: './src/plan', from: './src', except: ['./plan'], message: 'The plan model imports nothing of ours.' },
  {
    target: './src/rules',
    from: './src',
    except: ['./plan', './analysis', './rules', './rule.ts', './finding.ts'],
    message: 'Rules see the plan model and its analysis, and nothing else.',
  },
  {
    target: './src/extractors',
    from: './src',
    except: ['./plan', './markdown', './extractors'],
    message: 'Extractors turn Markdown into plans.',
  },
  {
    target: './src/markdown',
    from: './src',
    except: ['./plan', './markdown'],
    message: 'The Markdown layer knows no plans but their locations.',
  },
  {
    target: './src/reporters',
    from: './src',
    except: [
      './plan',
      './reporters',
      './report.ts',
      './finding.ts',
      './lint.ts',
      './rules',
      './rule.ts',
      './urls.ts',
      './markdown',
      './lsp/convert.ts',
      './terminal.ts',
    ],
    message: 'Reporters turn reports into text.',
  },
  {
    target: './src/analysis',
    from: './src',
    except: ['./plan', './analysis', './finding.ts', './terminal.ts'],
    message: 'The analysis works on the plan model alone.',
  },
  { target: './src', from: './src/cli.ts', message: 'Nothing imports the command line.' },
  { target: './src/!(cli|bin).ts', from: './src/commands', message: 'Commands belong to the command line.' },
];

const disk = ['node:fs', 'node:fs/promises', 'fs'].map((name) => ({
  name,
  message: 'Only files, config/load, commands, run and cli touch the disk.',
}));

export default tseslint.config(
  { ignores: ['dist/', '.scratch/', 'fixtures/', 'examples/'] },
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
      'src/run.ts',
      'src/commands/**',
      'test/**',
      'scripts/**',
      '*.config.*',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  { files: ['src/analysis/html/page.js'], languageOptions: { globals: globals.browser } },
  { files: ['src/config/load.ts', 'src/lsp/server.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
