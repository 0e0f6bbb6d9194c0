// Which flags and commands exist, what they take, and the help that lists them.
import { ANALYSIS_FORMATS } from '../output/analysis/index.ts';
import { reporters } from '../output/findings/index.ts';
import { TEMPLATE_NAMES } from './templates/names.ts';

/** What a flag takes and how it is listed. */
interface Flag {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly value?: string;
  readonly group: string;
  readonly help: string;
}

/** Every flag of `parallelint [paths…]`. */
export const FLAGS = {
  fix: { type: 'boolean', group: 'Fixing', help: 'Apply safe fixes' },
  'fix-unsafe': { type: 'boolean', group: 'Fixing', help: 'Apply fixes that add words to a plan, too' },
  'fix-dry-run': { type: 'boolean', group: 'Fixing', help: 'Print what --fix would change as a diff, and write nothing' },
  diff: { type: 'boolean', group: 'Fixing', help: 'The same as --fix-dry-run' },
  format: {
    type: 'string',
    short: 'f',
    multiple: true,
    value: 'NAME[=FILE]',
    group: 'Output',
    help: `${Object.keys(reporters).join(', ')}; repeatable, with a file to write to`,
  },
  'output-file': { type: 'string', short: 'o', value: 'FILE', group: 'Output', help: 'Write the report to a file' },
  quiet: { type: 'boolean', short: 'q', group: 'Output', help: 'Report errors only' },
  color: { type: 'boolean', group: 'Output', help: 'Always use colours' },
  'no-color': { type: 'boolean', group: 'Output', help: 'Never use colours' },
  stats: { type: 'boolean', group: 'Output', help: 'Name the rules that had nothing to check' },
  timing: { type: 'boolean', group: 'Output', help: 'Print the time that each stage took' },
  debug: { type: 'boolean', group: 'Output', help: 'Tell on stderr how each file was recognised and configured' },
  config: { type: 'string', short: 'c', value: 'FILE', group: 'Configuration', help: 'Use this configuration for every file' },
  'no-config': { type: 'boolean', group: 'Configuration', help: 'Read no configuration file' },
  preset: { type: 'string', value: 'NAME', group: 'Configuration', help: 'recommended or strict' },
  'print-config': { type: 'string', value: 'FILE', group: 'Configuration', help: 'Print the settings of a file and what set them' },
  'include-completed': { type: 'boolean', group: 'Configuration', help: 'Report conflicts between finished tasks, too' },
  'min-confidence': {
    type: 'string',
    value: 'LEVEL',
    group: 'Configuration',
    help: 'Report findings of this confidence and up: high, medium (default), low',
  },
  'no-inline-config': { type: 'boolean', group: 'Configuration', help: 'Ignore suppression comments' },
  'suppressions-from': {
    type: 'string',
    value: 'REF',
    group: 'Configuration',
    help: 'Take only the suppressions that were there where the branch left REF',
  },
  'report-unused-suppressions': { type: 'boolean', group: 'Configuration', help: 'Report suppressions that suppress nothing as errors' },
  'ignore-path': { type: 'string', value: 'FILE', group: 'Files', help: 'An ignore file in the format of .gitignore' },
  'no-ignore': { type: 'boolean', group: 'Files', help: 'Lint ignored files, too' },
  staged: { type: 'boolean', group: 'Files', help: 'Lint what is about to be committed, as the index has it' },
  since: { type: 'string', value: 'REF', group: 'Files', help: 'Lint what differs from where the branch left REF, such as origin/main' },
  stdin: { type: 'boolean', group: 'Files', help: 'Lint what comes from standard input (also: -)' },
  'stdin-filename': { type: 'string', value: 'PATH', group: 'Files', help: 'The path to report and to configure standard input by' },
  'no-error-on-unmatched-pattern': { type: 'boolean', group: 'Files', help: 'Paths and globs may match nothing' },
  'fail-on': {
    type: 'string',
    value: 'SEVERITY',
    group: 'Exit code',
    help: 'Exit with 1 from this severity on: error, warning (as without), info',
  },
  'max-warnings': { type: 'string', value: 'N', group: 'Exit code', help: 'Exit with 0 for up to N warnings' },
  'require-plan': { type: 'boolean', group: 'Exit code', help: 'Exit with 1 for a file in which no unit of work is found' },
  'exit-zero': { type: 'boolean', group: 'Exit code', help: 'Exit with 0 whatever was found' },
  baseline: { type: 'string', value: 'FILE', group: 'Adoption', help: 'Findings that this file knows do not count' },
  'update-baseline': { type: 'boolean', group: 'Adoption', help: 'Write that file anew from what is found, and exit with 0' },
  agents: { type: 'string', value: 'N', group: 'Analysis', help: 'analyze, new: schedule for, or write for, so many agents' },
  details: { type: 'boolean', group: 'Analysis', help: 'analyze: bounds, figures and every task, too' },
  waves: { type: 'string', value: 'json', group: 'Analysis', help: 'analyze: print the waves alone, for whoever runs the plan' },
  parts: { type: 'string', value: 'N', group: 'Analysis', help: 'decide: how many independent parts the feature has' },
  interfaces: { type: 'string', value: 'yes|no', group: 'Analysis', help: 'decide: whether clear interfaces can be defined' },
  deadline: { type: 'string', value: 'yes|no', group: 'Analysis', help: 'decide: whether the deadline is critical' },
  experienced: { type: 'string', value: 'yes|no', group: 'Analysis', help: 'decide: whether the team knows parallel development' },
  feature: { type: 'string', value: 'NAME', group: 'Analysis', help: 'new: the name of the feature' },
  init: { type: 'boolean', group: 'Other', help: 'The same as parallelint init' },
  explain: { type: 'string', value: 'RULE', group: 'Other', help: 'The same as parallelint explain RULE' },
  'list-rules': { type: 'boolean', group: 'Other', help: 'The same as parallelint rules' },
  version: { type: 'boolean', short: 'v', group: 'Other', help: 'Print the version' },
  help: { type: 'boolean', short: 'h', group: 'Other', help: 'Print this help' },
} as const satisfies Readonly<Record<string, Flag>>;

/** The commands. */
export const COMMANDS = {
  lint: 'lint [PATH…]            The same without a command',
  inspect: 'inspect FILE            Print the plans that a file holds, as the rules see them (--format json)',
  analyze: `analyze PATH…           Print what plans are worth: schedule, bounds, conflicts, waves
                                      (--format ${Object.keys(ANALYSIS_FORMATS).join(', ')})`,
  decide: 'decide [PLAN]           Walk the decision tree: split the work or not, and among how many',
  new: `new TEMPLATE            Write a plan: ${TEMPLATE_NAMES.join(', ')}`,
  suppressions: 'suppressions [PATH…]    List the suppressions: reasons, age, what they hide (--format json)',
  explain: 'explain RULE            Print the page of a rule (--format json)',
  rules: 'rules                   List the rules (--format json)',
  init: 'init                    Look for plans, write a .parallelintrc.yaml, and print snippets for hooks, CI and editors',
  config: 'config check            Check every configuration file from here down, and name those that are not read',
  completions: 'completions SHELL       Print completions for bash, zsh or fish',
  lsp: 'lsp [--stdio]           Start the language server',
  hook: 'hook                    Lint what an agent has just written (the hook input of Claude Code, Codex, Cursor or Gemini on standard input)',
  mcp: 'mcp                     Start a server for agents that speak MCP (on standard input and output)',
  help: 'help                    The same as parallelint --help',
} as const;

/** Words that a flag or command takes, where they are few. */
export const VALUES: Readonly<Partial<Record<keyof typeof FLAGS | keyof typeof COMMANDS, readonly string[]>>> = {
  format: Object.keys(reporters),
  preset: ['recommended', 'strict'],
  'fail-on': ['error', 'warning', 'info'],
  waves: ['json'],
  interfaces: ['yes', 'no'],
  deadline: ['yes', 'no'],
  experienced: ['yes', 'no'],
  new: TEMPLATE_NAMES,
  config: ['check'],
  completions: ['bash', 'zsh', 'fish'],
};

/** The text of `--help`; the README holds the same. */
export function helpText(): string {
  const groups = new Map<string, string[]>();
  for (const [name, flag] of Object.entries(FLAGS) as [string, Flag][]) {
    const left = `${flag.short ? `-${flag.short}, ` : '    '}--${name}${flag.value ? ` ${flag.value}` : ''}`;
    const lines = groups.get(flag.group) ?? [];
    lines.push(`  ${left.padEnd(36)} ${flag.help}`);
    groups.set(flag.group, lines);
  }
  const flags = [...groups].map(([group, lines]) => `${group}:\n${lines.join('\n')}`).join('\n\n');
  const commands = Object.values(COMMANDS).map((line) => `  parallelint ${line}`);
  return `Lints Markdown plans that split work among parallel agents.

  parallelint [paths…]                Lint files, folders and globs; none: the configured
                                      files, else every Markdown file below this folder
${commands.join('\n')}

${flags}

Exit codes: 0 nothing at or above the threshold, 1 findings, 2 usage, configuration or I/O error.
`;
}
