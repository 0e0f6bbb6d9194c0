// The command line: from words to what they ask for, or one message about what does not fit.
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import type { Preset } from '../config/settings.ts';
import { UsageError } from '../engine/errors.ts';
import { type Confidence, CONFIDENCES, type Severity } from '../engine/finding.ts';
import type { RunOptions } from '../engine/run.ts';
import { COMMANDS, FLAGS, VALUES } from './flags.ts';
import { ANALYSIS_FORMATS, type AnalysisFormat } from '../output/analysis/index.ts';
import { TEMPLATE_NAMES } from './templates/names.ts';
import { type Format, reporters } from '../output/findings/index.ts';

/** Where a format goes. */
interface Output<Name extends string = Format> {
  readonly format: Name;
  /** Undefined: standard output. */
  readonly file?: string;
}

/** What `parallelint analyze` and `parallelint new` are asked for. */
export interface AnalysisArguments {
  readonly outputs: readonly Output<AnalysisFormat>[];
  /** 1 or more. */
  readonly agents?: number;
  readonly waves: boolean;
  /** Theory beside the verdict, in the text. */
  readonly details: boolean;
  readonly feature?: string;
}

/** The answers to the decision tree that the command line gives. */
export interface AnswerArguments {
  readonly parts?: number;
  readonly interfaces?: boolean;
  readonly deadline?: boolean;
  readonly experienced?: boolean;
}

/** A parsed command line. */
export interface Arguments extends RunOptions {
  readonly command: keyof typeof COMMANDS | 'version';
  readonly outputs: readonly Output[];
  readonly printConfig?: string;
  readonly color?: boolean;
  readonly stats: boolean;
  readonly debug: boolean;
  /** Where `parallelint new` writes to. */
  readonly outputFile?: string;
  readonly analysis: AnalysisArguments;
  readonly answers: AnswerArguments;
}

/** Parses the words behind the program's name. @throws UsageError for anything that does not exist or does not fit. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseFlags(argv);
  const [first, ...rest] = positionals;
  const separated = argv.includes('--') && argv.indexOf('--') < argv.indexOf(first ?? '');
  const named = first !== undefined && !separated && Object.hasOwn(COMMANDS, first) ? (first as keyof typeof COMMANDS) : undefined;
  const paths = named ? rest : positionals;
  const dryRun = values['fix-dry-run'] ?? values.diff ?? false;
  const fixes = values['fix-unsafe'] ? 'unsafe' : values.fix || dryRun ? 'safe' : undefined;
  const color = values['no-color'] ? false : values.color ? true : undefined;
  const stdin = (values.stdin ?? false) || paths.includes('-');
  const command = commandOf(values, named);
  const formats = values.format ?? [];
  const args: Arguments = {
    command,
    paths: values.explain === undefined ? paths.filter((one) => one !== '-') : [values.explain],
    outputs:
      command === 'analyze' || command === 'new'
        ? []
        : outputsOf(formats, command === 'decide' ? undefined : values['output-file'], Object.keys(reporters) as Format[], 'pretty'),
    dryRun,
    useConfig: !values['no-config'],
    includeCompleted: values['include-completed'] ?? false,
    inlineConfig: !values['no-inline-config'],
    reportUnusedSuppressions: values['report-unused-suppressions'] ?? false,
    respectIgnore: !values['no-ignore'],
    stdin,
    errorOnUnmatched: !values['no-error-on-unmatched-pattern'],
    staged: values.staged ?? false,
    updateBaseline: values['update-baseline'] ?? false,
    maxWarnings: numberOf('--max-warnings', values['max-warnings']),
    exitZero: values['exit-zero'] ?? false,
    quiet: values.quiet ?? false,
    stats: values.stats ?? false,
    timing: values.timing ?? false,
    requirePlan: values['require-plan'] ?? false,
    debug: values.debug ?? false,
    analysis: analysisOf(values, command),
    answers: answersOf(values),
    ...(fixes && { fix: fixes }),
    ...(color !== undefined && { color }),
    ...(values.since !== undefined && { since: values.since }),
    ...(values['suppressions-from'] !== undefined && { suppressionsFrom: values['suppressions-from'] }),
    ...(values.baseline !== undefined && { baseline: values.baseline }),
    ...(values['fail-on'] !== undefined && { failOn: wordOf('fail-on', values['fail-on']) as Severity }),
    ...(values.config !== undefined && { config: values.config }),
    ...(values['min-confidence'] !== undefined && { minConfidence: confidenceOf(values['min-confidence']) }),
    ...(values.preset !== undefined && { preset: wordOf('preset', values.preset) as Preset }),
    ...(values['print-config'] !== undefined && { printConfig: values['print-config'] }),
    ...(values['ignore-path'] !== undefined && { ignorePath: values['ignore-path'] }),
    ...outputFileOf(values, command),
    ...(values['stdin-filename'] !== undefined && { stdinFilename: values['stdin-filename'] }),
  };
  checkCombinations(args, values);
  return args;
}

type Values = ReturnType<typeof parseKnown>['values'];

function parseKnown(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: { ...FLAGS, stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  });
}

function parseFlags(argv: readonly string[]): ReturnType<typeof parseKnown> {
  try {
    return parseKnown(argv);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '(--?[^'\s]+)/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(message.replace(/\s+/g, ' '), 'parallelint --help lists the flags');
    const near = flagLike(unknown.replace(/^-+/, ''));
    const hint = near === undefined ? 'parallelint --help lists the flags.' : `did you mean --${near}?`;
    throw new UsageError(`unknown flag ${unknown}`, `${hint} A file of that name comes after --`);
  }
}

/** The flag that a wrong one was meant to be: a letter is told by its letter, a word by its letters. */
function flagLike(word: string): string | undefined {
  if (word.length === 1)
    return Object.entries(FLAGS).find(([, flag]) => 'short' in flag && flag.short.toLowerCase() === word.toLowerCase())?.[0];
  const near = closest(word, Object.keys(FLAGS));
  return distance(word, near) <= Math.min(4, Math.ceil(word.length / 2)) ? near : undefined;
}

/** What a word that is no file was meant to say, as one types it; undefined where it is like nothing. */
export function commandLike(word: string): string | undefined {
  if (Object.hasOwn(FLAGS, word)) return `parallelint --${word}`;
  const near = closest(word, Object.keys(COMMANDS));
  return word.length > 2 && distance(word, near) <= 2 ? `parallelint ${near}` : undefined;
}

function commandOf(values: Values, named: keyof typeof COMMANDS | undefined): Arguments['command'] {
  if (values.help) return 'help';
  if (values.version) return 'version';
  if (values.init) return 'init';
  if (values.explain !== undefined) return 'explain';
  if (values['list-rules']) return 'rules';
  return named ?? 'lint';
}

/** Where `new` and `decide` write to. */
function outputFileOf(values: Values, command: Arguments['command']): { readonly outputFile?: string } {
  const inFormat = command === 'decide' ? values.format?.find((word) => word.includes('='))?.replace(/^[^=]*=/, '') : undefined;
  const outputFile = values['output-file'] ?? inFormat;
  if (outputFile === '') throw new UsageError('--output-file is empty', 'expected a file name');
  return outputFile === undefined ? {} : { outputFile };
}

function analysisOf(values: Values, command: Arguments['command']): AnalysisArguments {
  const { agents, waves, feature } = values;
  const known = Object.keys(ANALYSIS_FORMATS) as AnalysisFormat[];
  if (waves !== undefined) wordOf('waves', waves);
  const count = agents === undefined ? undefined : numberOf('--agents', agents);
  if (count !== undefined && (count < 1 || count > MAX_AGENTS))
    throw new UsageError(`--agents is “${count}”`, `expected 1 to ${MAX_AGENTS}`);
  return {
    outputs: command === 'analyze' ? outputsOf(values.format ?? [], values['output-file'], known, 'text') : [],
    waves: waves !== undefined,
    details: values.details ?? false,
    ...(count !== undefined && { agents: count }),
    ...(feature !== undefined && { feature }),
  };
}

/** More agents than anybody has; what is asked for is drawn row by row. */
const MAX_AGENTS = 1000;

function answersOf(values: Values): AnswerArguments {
  const yes = (name: 'interfaces' | 'deadline' | 'experienced'): boolean | undefined => {
    const word = values[name];
    return word === undefined ? undefined : wordOf(name, word) === 'yes';
  };
  const [interfaces, deadline, experienced] = [yes('interfaces'), yes('deadline'), yes('experienced')];
  return {
    ...(values.parts !== undefined && { parts: numberOf('--parts', values.parts) }),
    ...(interfaces !== undefined && { interfaces }),
    ...(deadline !== undefined && { deadline }),
    ...(experienced !== undefined && { experienced }),
  };
}

function outputsOf<Name extends string>(
  formats: readonly string[],
  file: string | undefined,
  known: readonly Name[],
  usual: NoInfer<Name>,
): readonly Output<Name>[] {
  const outputs = formats.map((word): Output<Name> => {
    const cut = word.indexOf('=');
    const name = cut < 0 ? word : word.slice(0, cut);
    const format = known.find((one) => one === name);
    if (!format)
      throw new UsageError(`unknown format “${name}”`, `expected one of ${known.join(', ')}; did you mean ${closest(name, [...known])}?`);
    return cut < 0 ? { format } : { format, file: word.slice(cut + 1) };
  });
  const twice = outputs.find((output, at) => output.file !== undefined && outputs.findIndex((other) => other.file === output.file) < at);
  if (twice) throw new UsageError(`two formats for ${twice.file ?? ''}`, 'give each a file of its own');
  if (outputs.some((output) => output.file === ''))
    throw new UsageError('a format is followed by = and no file', 'expected a name, as in --format svg=plan.svg');
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError('two formats for standard output', 'give each further one a file, as in --format sarif=out.sarif');
  }
  if (file === undefined) return outputs;
  if (outputs.length === 0) return [{ format: usual, file }];
  return outputs.map((output) => (output.file === undefined ? { ...output, file } : output));
}

function numberOf(flag: string, text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${flag} is “${text}”`, 'expected a whole number');
  return Number(text);
}

/** One of the few words that a flag takes. @throws UsageError that says which was meant. */
function wordOf(flag: keyof typeof VALUES & keyof typeof FLAGS, word: string): string {
  const known = VALUES[flag] ?? [];
  if (known.includes(word)) return word;
  const last = known.at(-1) ?? '';
  throw new UsageError(
    `--${flag} is “${word}”`,
    `expected ${known.length > 1 ? `${known.slice(0, -1).join(', ')} or ` : ''}${last}; did you mean ${closest(word, [...known])}?`,
  );
}

function confidenceOf(level: string): Confidence {
  const known = CONFIDENCES.find((one) => one === level);
  if (known === undefined) throw new UsageError(`unknown confidence “${level}”`, 'expected high, medium or low');
  return known;
}

function checkCombinations(args: Arguments, values: Values): void {
  if (args.stdin && args.paths.length > 0) throw new UsageError('both standard input and paths are given', 'expected one of them');
  if (values.config !== undefined && values['no-config']) throw new UsageError('--config and --no-config exclude each other');
  if (values.color && values['no-color']) throw new UsageError('--color and --no-color exclude each other');
  if ((args.command === 'inspect' || args.command === 'explain') && args.paths.length !== 1) {
    throw new UsageError(`${args.command} takes one ${args.command === 'inspect' ? 'file' : 'rule'}, found ${args.paths.length}`);
  }
  if (
    (args.command === 'inspect' ||
      args.command === 'explain' ||
      args.command === 'rules' ||
      args.command === 'decide' ||
      args.command === 'suppressions') &&
    args.outputs.some((output) => output.format !== 'json')
  ) {
    throw new UsageError(`${args.command} prints text or --format json`);
  }
  checkOwners(args.command, values);
  checkAdoption(args, values);
  if (args.command === 'analyze' && args.paths.length === 0 && !args.stdin)
    throw new UsageError('analyze takes a plan, found none', 'parallelint analyze docs/plans');
  if (args.command === 'analyze' && values.waves !== undefined && values.format !== undefined)
    throw new UsageError('--waves and --format exclude each other');
  if (values.details && args.analysis.outputs.length > 0 && args.analysis.outputs.every(({ format }) => format !== 'text'))
    throw new UsageError('--details belongs to the text', 'the other formats have every detail');
  if (args.command === 'decide' && args.paths.length > 1) throw new UsageError(`decide takes at most one plan, found ${args.paths.length}`);
  const takes = args.command === 'config' || args.command === 'completions' ? VALUES[args.command] : undefined;
  const [word, ...more] = args.paths;
  if (takes && (word === undefined || more.length > 0 || !takes.includes(word)))
    throw new UsageError(
      `${args.command} takes one word, found ${args.paths.length === 0 ? 'none' : `“${args.paths.join(' ')}”`}`,
      `expected ${takes.join(', ')}`,
    );
  if (args.command === 'new' && args.paths.length !== 1)
    throw new UsageError(`new takes one template, found ${args.paths.length}`, `expected one of ${TEMPLATE_NAMES.join(', ')}`);
  if (args.command !== 'lint' && values.stdio && args.command !== 'lsp') throw new UsageError('--stdio belongs to parallelint lsp');
}

/** Baselines, thresholds and parts of a change, which exclude some other flags. */
function checkAdoption(args: Arguments, values: Values): void {
  const exclude = (one: keyof Values, other: keyof Values, why?: string): void => {
    if (values[one] !== undefined && values[other] !== undefined) throw new UsageError(`--${one} and --${other} exclude each other`, why);
  };
  if (args.updateBaseline && args.baseline === undefined)
    throw new UsageError(
      '--update-baseline is given and no --baseline',
      'expected the file to write, as in --baseline parallelint-baseline.json',
    );
  if (args.baseline === '' || args.since === '')
    throw new UsageError(
      `--${args.since === '' ? 'since' : 'baseline'} is empty`,
      `expected ${args.since === '' ? 'a branch, tag or commit' : 'a file'}`,
    );
  exclude('fail-on', 'max-warnings', 'both say when warnings fail');
  exclude('staged', 'since');
  exclude('suppressions-from', 'update-baseline', 'a baseline that is written knows what a change adds');
  exclude('suppressions-from', 'stdin');
  for (const flag of ['stdin', 'fix', 'fix-unsafe'] as const) {
    exclude('staged', flag, flag === 'stdin' ? undefined : 'fixes would go to the working tree, not to what is staged');
    if (flag === 'stdin') exclude('since', flag);
  }
}

/** The commands that a flag belongs to, where it does not speak to all. */
const OWNERS: Readonly<Partial<Record<keyof typeof FLAGS, readonly Arguments['command'][]>>> = {
  agents: ['analyze', 'new'],
  details: ['analyze'],
  waves: ['analyze'],
  parts: ['decide'],
  interfaces: ['decide'],
  deadline: ['decide'],
  experienced: ['decide'],
  feature: ['new'],
  'require-plan': ['lint'],
  baseline: ['lint', 'hook'],
  'update-baseline': ['lint'],
  'fail-on': ['lint', 'hook'],
  staged: ['lint'],
  'suppressions-from': ['lint'],
  since: ['lint'],
};

/** The flags of `parallelint new`. */
const NEW_FLAGS: ReadonlySet<string> = new Set(['feature', 'agents', 'output-file', 'color', 'no-color', 'debug']);

/** Refuses a flag that would do nothing. */
function checkOwners(command: Arguments['command'], values: Values): void {
  if (command === 'help' || command === 'version') return;
  const fix = (['fix', 'fix-unsafe', 'fix-dry-run', 'diff'] as const).find((flag) => values[flag]);
  if (fix && command !== 'lint') throw new UsageError(`--${fix} belongs to linting, not to parallelint ${command}`);
  const given = (Object.keys(values) as (keyof Values)[]).filter((flag) => values[flag] !== undefined);
  const foreign = command === 'new' ? given.find((flag) => !NEW_FLAGS.has(flag)) : undefined;
  if (foreign)
    throw new UsageError(
      `--${foreign} does nothing for parallelint new`,
      `it takes ${[...NEW_FLAGS]
        .slice(0, 3)
        .map((flag) => `--${flag}`)
        .join(', ')}`,
    );
  for (const [flag, owners] of Object.entries(OWNERS) as [keyof typeof OWNERS, readonly Arguments['command'][]][]) {
    if (values[flag] !== undefined && !owners.includes(command))
      throw new UsageError(`--${flag} belongs to parallelint ${owners.join(' and parallelint ')}`);
  }
}
