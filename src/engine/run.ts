// One run over files: discover → load → lint → fix → report. Reads as a table of contents.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ConfigLoader, createConfigLoader, unreadConfigs } from '../config/load.ts';
import type { LoadedConfig, Overlay } from '../config/resolve.ts';
import { defaultSettings, type Preset, type Settings } from '../config/settings.ts';
import type { PartReading } from '../reading/account.ts';
import type { Admission } from './admission.ts';
import type { Baseline, BaselineUse } from './baseline.ts';
import { ConfigError, UsageError } from './errors.ts';
import type { Confidence } from './finding.ts';
import { createFileAccess } from '../files/access.ts';
import type { Discovered, DiscoverOptions } from '../files/discover.ts';
import { foldersAbove, hasIgnoreFile } from '../files/ignore-file.ts';
import { type ReadResult, readTextFile } from '../files/read.ts';
import type { Severity } from './finding.ts';
import { type FixLevel, fixText } from './fix.ts';
import { createLinter, type FileAccess, type FileResult } from './lint.ts';
import { createTally, type FileError, type Report, reportedFile } from './report.ts';

/** What a run is asked for. */
export interface RunOptions {
  readonly paths: readonly string[];
  readonly fix?: 'safe' | 'unsafe';
  readonly dryRun: boolean;
  readonly config?: string;
  readonly useConfig: boolean;
  readonly preset?: Preset;
  readonly includeCompleted: boolean;
  readonly minConfidence?: Confidence;
  readonly inlineConfig: boolean;
  readonly reportUnusedSuppressions: boolean;
  readonly ignorePath?: string;
  readonly respectIgnore: boolean;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
  readonly errorOnUnmatched: boolean;
  readonly maxWarnings: number;
  readonly exitZero: boolean;
  readonly quiet: boolean;
  readonly timing: boolean;
  /** The least severity that makes a run fail, instead of warnings. */
  readonly failOn?: Severity;
  /** A file with findings that are known. */
  readonly baseline?: string;
  /** Write that file anew. */
  readonly updateBaseline?: boolean;
  /** Lint what is about to be committed, as the index has it. */
  readonly staged?: boolean;
  /** Lint only what differs from the commit at which the branch left this one. */
  readonly since?: string;
  /** Take only the suppressions that were there where the branch left this commit. */
  readonly suppressionsFrom?: string;
  /** Every file of the call has to be a plan. */
  readonly requirePlan?: boolean;
  /** The plans are wanted, not only what was found in them. */
  readonly keepPlans?: boolean;
  /** What a word that is no path may have been meant to be. */
  readonly meantBy?: (word: string) => string | undefined;
}

/** What a run gets from outside: no global state is read below. */
export interface RunContext {
  /** Absolute working directory. */
  readonly cwd: string;
  /** Today as YYYY-MM-DD, for suppressions that end. */
  readonly today: string;
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** The environment, of which git sees a part. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end. */
  readStdin(): ReadResult;
  /** Says something on stderr, for `--debug`. */
  debug(line: string): void;
}

/** A finished run. */
export interface RunResult {
  readonly report: Report;
  /** The results with their plans, where `keepPlans` asks for them. */
  readonly files: readonly FileResult[];
  /** The settings that a file of the run was linted with. */
  settingsOf(path: string): Promise<Settings>;
  /** Says which other dialects would recognise a file of the run. */
  otherDialects(file: FileResult): Promise<readonly string[]>;
  /** Says what each part of a file of the run was taken for. */
  parts(file: FileResult): Promise<readonly PartReading[]>;
  /** Diffs of what fixes would change, with `--fix-dry-run`. */
  readonly diff: string;
  /** What people have to know beside the report, a sentence each. */
  readonly notes: readonly string[];
}

interface Input {
  readonly shown: string;
  readonly absolute: string;
  /** Reads the text when it is its turn. */
  read(): ReadResult;
  readonly fromStdin: boolean;
}

/** Runs the linter. @throws UsageError or ConfigError when the job cannot be done as asked. */
export async function run(args: RunOptions, context: RunContext): Promise<RunResult> {
  const clock = createStopwatch(context);
  const configs = await openConfigs(args, context.cwd);
  const { inputs, ignored, access } = await clock.time('read', () => readInputs(args, context, configs.base));
  const linter = createLinter(access ?? createFileAccess(context.cwd));
  const known = args.baseline === undefined ? undefined : await openBaseline(args.baseline, args, context);
  const admission = args.suppressionsFrom === undefined ? undefined : await openAdmission(args.suppressionsFrom, context);
  const reported = new Set(inputs.map((input) => input.shown));
  const errors: FileError[] = [];
  const results: Report['files'][number][] = [];
  const files: FileResult[] = [];
  const tally = createTally();
  const diffs: string[] = [];
  let fixed = 0;
  for (const input of inputs) {
    const read = await clock.time('read', () => input.read());
    if ('error' in read) {
      errors.push({ path: input.shown, message: read.error });
      continue;
    }
    try {
      const general = await settingsFor(input.absolute, args, context, configs.loader, configs.fixed);
      const settings = admission ? { ...general, admits: await admission.forFile(input.absolute, input.shown) } : general;
      const lint = (text: string): Promise<FileResult> =>
        clock.time('lint', () => linter.lint(input.shown, text, settings, (other) => reported.has(other)));
      let result = await lint(read.text);
      if (result.parserNote !== undefined) context.debug(`${input.shown}: ${result.parserNote}`);
      context.debug(`${input.shown}: ${result.dialect ?? 'no plan'}, ${result.reason}`);
      if (args.fix) {
        const mended = await mend(input, read, result, args.fix, args.dryRun, lint, context.cwd);
        diffs.push(mended.diff);
        fixed += mended.applied;
        if (mended.error !== undefined) errors.push({ path: input.shown, message: mended.error });
        result = mended.result;
      }
      const marked = known ? known.use.mark(result, known.pathOf(input.absolute)) : result;
      const shown = args.quiet ? onlyErrors(marked) : marked;
      tally.add(shown);
      results.push(reportedFile(shown));
      if (args.keepPlans) files.push(shown);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      // A configuration that cannot be used stops the files it applies to, not the others; it is reported once.
      for (const issue of error.issues) {
        const place = issue.position ? `${issue.path}:${issue.position.line}:${issue.position.column}` : issue.path;
        if (!errors.some((one) => one.path === place && one.message === issue.message))
          errors.push({ path: place, message: issue.message });
      }
    }
  }
  const settingsOf = (file: string): Promise<Settings> => {
    const { absolute } = inputs.find((input) => input.shown === file) ?? { absolute: path.resolve(context.cwd, file) };
    return settingsFor(absolute, args, context, configs.loader, configs.fixed);
  };
  const notes = [
    ...(admission?.notes() ?? []),
    ...(args.useConfig ? unreadNotes(context.cwd) : []),
    ...(known && args.updateBaseline ? [await known.write()] : []),
  ];
  const counts = known && { known: tally.known(), gone: args.updateBaseline ? 0 : known.use.gone() };
  const report = { files: results, errors, ignored, summary: tally.summary(errors, fixed, counts) };
  return {
    report: args.timing ? { ...report, timing: clock.times } : report,
    files,
    settingsOf,
    otherDialects: async (file) => linter.otherDialects(file.path, file.text, await settingsOf(file.path), file.dialect ?? ''),
    parts: async (file) => linter.parts(file.path, file.text, await settingsOf(file.path), file.dialect),
    diff: diffs.join(''),
    notes,
  };
}

/** What a baseline knew where the branch left a commit: what a change adds to it does not count either. */
async function earlierText(file: string, name: string, context: RunContext): Promise<ReadResult | { readonly text: string }> {
  const { openBefore } = await import('./admission.ts');
  return openBefore(name, context.cwd, context.env).read(file, Infinity) ?? { text: '' };
}

async function openAdmission(name: string, context: RunContext): Promise<Admission> {
  const { createAdmission, openBefore } = await import('./admission.ts');
  return createAdmission(openBefore(name, context.cwd, context.env), name);
}

/** Says of a folder, and of those above it in the repository, which files look like a configuration and are not read. */
function unreadNotes(cwd: string): readonly string[] {
  const { chain, isRepository } = foldersAbove(cwd);
  return (isRepository ? chain : [cwd]).flatMap((folder) =>
    unreadConfigs(folder).map(
      (file) =>
        `${shownPath(path.join(folder, file), cwd)} is not read: configuration is data, expected .parallelintrc.yaml or .parallelintrc.json`,
    ),
  );
}

/** A baseline that a run is held against: its entries name files from the folder that it lies in. */
interface OpenBaseline {
  readonly use: BaselineUse;
  pathOf(absolute: string): string;
  /** Writes it anew and says so. */
  write(): Promise<string>;
}

async function openBaseline(file: string, args: RunOptions, context: RunContext): Promise<OpenBaseline> {
  const { formatBaseline, parseBaseline, useBaseline } = await import('./baseline.ts');
  const target = path.resolve(context.cwd, file);
  const folder = path.dirname(target);
  const earlier = args.suppressionsFrom === undefined ? undefined : await earlierText(target, args.suppressionsFrom, context);
  const isThere = existsSync(target);
  if (!isThere && !args.updateBaseline)
    throw new UsageError(`--baseline ${file}: no such file`, `parallelint --baseline ${file} --update-baseline writes it`);
  const read = earlier ?? (isThere ? readTextFile(target, Infinity) : { text: '' });
  if ('error' in read) throw new UsageError(`--baseline ${file}: ${read.error}`);
  const before: Baseline = read.text === '' ? [] : parseBaseline(read.text, file);
  const use = useBaseline(before, args.updateBaseline ?? false);
  return {
    use,
    pathOf: (absolute) => path.relative(folder, absolute).replaceAll(path.sep, '/'),
    write: async () => {
      const { replaceFile } = await import('../files/write.ts');
      const now = use.renewed((one) => existsSync(path.resolve(folder, one)));
      const failure = await replaceFile(target, formatBaseline(now));
      if (failure !== undefined) throw new UsageError(`--baseline ${file}: ${failure}`);
      return `${file} holds ${now.length} ${now.length === 1 ? 'finding' : 'findings'} now, ${before.length} before`;
    },
  };
}

/** The settings of one file: the configuration that is nearest to it, under what the command line says. */
export async function settingsFor(
  file: string,
  args: RunOptions,
  context: Pick<RunContext, 'cwd' | 'today'>,
  loader: ConfigLoader,
  fixed?: LoadedConfig,
): Promise<Settings> {
  const loaded = !args.useConfig ? undefined : (fixed ?? (await loader.forFolder(path.dirname(file))));
  const relative = loaded ? path.relative(loaded.folder, file).replaceAll(path.sep, '/') : file;
  const overlay: Overlay = {
    includeCompleted: args.includeCompleted,
    ...(args.minConfidence !== undefined && { minConfidence: args.minConfidence }),
    inlineConfig: args.inlineConfig,
    today: context.today,
    requirePlan: args.requirePlan ?? false,
    ...(args.preset && { preset: args.preset }),
  };
  const settings = loaded ? (await import('../config/resolve.ts')).resolveSettings(loaded, relative, overlay) : withOverlay(overlay);
  if (!args.reportUnusedSuppressions) return settings;
  const rules = new Map(settings.rules);
  rules.set('no-unused-suppression', { severity: 'error', explicit: true, options: {}, source: '--report-unused-suppressions' });
  return { ...settings, rules };
}

/** The settings of a file that no configuration applies to. */
function withOverlay(overlay: Overlay): Settings {
  const settings = defaultSettings(overlay.preset);
  return {
    ...settings,
    shared: { ...settings.shared, includeCompleted: overlay.includeCompleted ?? false },
    minConfidence: overlay.minConfidence ?? settings.minConfidence,
    inlineConfig: overlay.inlineConfig ?? true,
    ...(overlay.requirePlan && { requiredBy: '--require-plan' }),
    ...(overlay.today !== undefined && { today: overlay.today }),
  };
}

/** The loader, the file given with `--config`, and the configuration that the call as a whole starts from. */
export async function openConfigs(
  args: RunOptions,
  cwd: string,
): Promise<{ loader: ConfigLoader; fixed?: LoadedConfig; base?: LoadedConfig }> {
  const loader = createConfigLoader(cwd);
  if (!args.useConfig) return { loader };
  if (args.config !== undefined) {
    const fixed = await loader.fromFile(args.config);
    return { loader, fixed, base: fixed };
  }
  // What is wrong with it is said for the files that it applies to; others may have a nearer one.
  const base = await loader.forFolder(cwd).catch((error: unknown) => {
    if (error instanceof ConfigError) return undefined;
    throw error;
  });
  return base ? { loader, base } : { loader };
}

async function readInputs(
  args: RunOptions,
  context: RunContext,
  base: LoadedConfig | undefined,
): Promise<{ readonly inputs: readonly Input[]; readonly ignored: readonly string[]; readonly access?: FileAccess }> {
  const maxSize = base?.config['max-file-size'];
  if (args.stdin) {
    const shown = args.stdinFilename ?? '<stdin>';
    const read = context.readStdin();
    const absolute = path.resolve(context.cwd, args.stdinFilename ?? 'stdin.md');
    return { inputs: [{ shown, absolute, read: () => read, fromStdin: true }], ignored: [] };
  }
  if (args.requirePlan && args.paths.length === 0 && (base?.config.include ?? []).length === 0)
    throw new UsageError(
      '--require-plan is given, and nothing says which files are plans',
      'name the files, or set include in the configuration',
    );
  if (args.staged) {
    const { openStaged } = await import('./change.ts');
    const staged = openStaged(context.cwd, context.env).select(toDiscover(args, context, base));
    const inputs = staged.files.map((absolute): Input => ({
      shown: shownPath(absolute, context.cwd),
      absolute,
      read: () => staged.read(absolute, maxSize),
      fromStdin: false,
    }));
    return { inputs, ignored: [], access: staged.access };
  }
  const found = await findFiles(args, context, base);
  const missing: readonly Input[] = args.errorOnUnmatched
    ? found.unmatched.map(({ pattern, reason }) => {
        const meant = args.paths.length === 1 ? args.meantBy?.(pattern) : undefined;
        const error = meant === undefined ? reason : `${reason}; did you mean ${meant}?`;
        return { shown: pattern, absolute: pattern, read: () => ({ error }), fromStdin: false };
      })
    : [];
  const chosen =
    args.since === undefined ? found.files : (await import('./change.ts')).filesSince(found.files, args.since, context.cwd, context.env);
  const files = chosen.map((absolute): Input => ({
    shown: shownPath(absolute, context.cwd),
    absolute,
    read: () => readTextFile(absolute, maxSize),
    fromStdin: false,
  }));
  return { inputs: [...missing, ...files], ignored: found.ignored.map((file) => shownPath(file, context.cwd)) };
}

/** Files that are named one by one need no search; everything else goes through discovery. */
async function findFiles(args: RunOptions, context: RunContext, base: LoadedConfig | undefined): Promise<Discovered> {
  const named = args.paths.map((file) => path.resolve(context.cwd, file));
  const mayIgnore = args.respectIgnore && (args.ignorePath !== undefined || (base?.config.ignore ?? []).length > 0);
  const areFiles = named.length > 0 && named.every((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (areFiles && !mayIgnore && !(args.respectIgnore && hasIgnoreFile(named))) {
    return { files: [...new Set(named)].sort(), unmatched: [], ignored: [] };
  }
  const { discover } = await import('../files/discover.ts');
  return discover(toDiscover(args, context, base));
}

function toDiscover(args: RunOptions, context: RunContext, base: LoadedConfig | undefined): DiscoverOptions {
  return {
    cwd: context.cwd,
    patterns: args.paths,
    include: base?.config.include ?? [],
    ignore: base?.config.ignore ?? [],
    configFolder: base?.folder ?? context.cwd,
    respectIgnore: args.respectIgnore,
    ...(args.ignorePath !== undefined && { ignorePath: args.ignorePath }),
  };
}

/** A path as people and reports see it: relative to `cwd` where it lies below, with forward slashes. */
function shownPath(absolute: string, cwd: string): string {
  const relative = path.relative(cwd, absolute);
  return (relative.startsWith('..') ? absolute : relative).replaceAll(path.sep, '/');
}

async function mend(
  input: Input,
  read: Exclude<ReadResult, { readonly error: string }>,
  result: FileResult,
  level: FixLevel,
  dryRun: boolean,
  lint: (text: string) => Promise<FileResult>,
  root: string,
): Promise<{ result: FileResult; applied: number; diff: string; error?: string }> {
  const { text, applied } = await fixText(result.text, level, async (current) => (await lint(current)).findings);
  if (text === result.text) return { result, applied: 0, diff: '' };
  if (dryRun || input.fromStdin) {
    const { createTwoFilesPatch } = await import('diff');
    return {
      result,
      applied: 0,
      diff: createTwoFilesPatch(`a/${input.shown}`, `b/${input.shown}`, result.text, text, undefined, undefined, { context: 3 }),
    };
  }
  const { writeTextFile } = await import('../files/write.ts');
  const failure = await writeTextFile(input.absolute, { before: result.text, after: text, bom: read.bom, root });
  if (failure !== undefined) return { result, applied: 0, diff: '', error: `not fixed: ${failure}` };
  return { result: await lint(text), applied, diff: '' };
}

function onlyErrors(result: FileResult): FileResult {
  return { ...result, findings: result.findings.filter((finding) => finding.severity === 'error') };
}

function createStopwatch(context: RunContext): {
  times: Map<string, number>;
  time<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
} {
  const times = new Map<string, number>();
  return {
    times,
    time: async (stage, work) => {
      const start = context.now();
      const value = await work();
      times.set(stage, (times.get(stage) ?? 0) + context.now() - start);
      return value;
    },
  };
}

/** The exit code of a run: 2 when something could not be read, 1 for findings above the threshold, else 0. */
export function exitCode(
  report: Report,
  args: Pick<RunOptions, 'maxWarnings' | 'exitZero' | 'quiet' | 'failOn' | 'updateBaseline'>,
): 0 | 1 | 2 {
  if (report.errors.length > 0) return 2;
  if (args.exitZero || args.updateBaseline) return 0;
  const { error, warning, info } = report.summary.findings;
  if (args.failOn === 'error') return error > 0 ? 1 : 0;
  if (args.failOn === 'info' && info > 0) return 1;
  return error > 0 || warning > args.maxWarnings ? 1 : 0;
}

/** Refuses calls in which linting makes no sense. @throws UsageError */
export function checkRun(args: RunOptions): void {
  if (args.fix && args.stdin && !args.dryRun)
    throw new UsageError('--fix cannot write to standard input', 'use --fix-dry-run to see the change');
}
