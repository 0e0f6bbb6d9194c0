// argv → run → exit code. The only file that touches process.*; it reads as a table of contents.
import { appendFileSync, fstatSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ANALYSIS_FORMATS, loadWaves } from './output/analysis/index.ts';
import { type Arguments, commandLike, parseArguments } from './command-line/args.ts';
import type { Settings } from './config/settings.ts';
import { ConfigError, UsageError } from './engine/errors.ts';
import { helpText } from './command-line/flags.ts';
import { foldersAbove } from './files/ignore-file.ts';
import { decodeText, type ReadResult } from './files/read.ts';
import type { Plan } from './plan/model.ts';
import type { Report } from './engine/report.ts';
import { reporters } from './output/findings/index.ts';
import { unreadLines } from './output/findings/unread.ts';
import { visible } from './output/terminal.ts';
import { checkRun, exitCode, openConfigs, run, type RunContext, type RunOptions, type RunResult, settingsFor } from './engine/run.ts';

const PACKAGE_FOLDER = path.join(import.meta.dirname, '..');
const context: RunContext = {
  cwd: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  now: () => performance.now(),
  env: process.env,
  readStdin,
  debug: (line) => {
    if (process.argv.includes('--debug')) process.stderr.write(`debug: ${line}\n`);
  },
};

main(process.argv.slice(2)).then(
  (code) => {
    // The language server's input stays open; everything else has nothing left to do.
    process.exit(code);
  },
  (error: unknown) => {
    process.stderr.write(describe(error));
    process.exitCode = 2;
  },
);

async function main(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  if (args.printConfig !== undefined) return printConfig(args, args.printConfig);
  switch (args.command) {
    case 'help':
      return print(helpText());
    case 'version':
      return print(`${version()}\n`);
    case 'rules': {
      const { formatRules, rulesJson } = await import('./command-line/commands/rules.ts');
      return print(wantsJson(args) ? rulesJson() : formatRules());
    }
    case 'explain': {
      const { explainJson, explainRule } = await import('./command-line/commands/rules.ts');
      return print((wantsJson(args) ? explainJson : explainRule)(args.paths[0] ?? '', PACKAGE_FOLDER));
    }
    case 'init': {
      const { initialize } = await import('./command-line/commands/init.ts');
      return print(await initialize(context, PACKAGE_FOLDER, version()));
    }
    case 'config': {
      const { checkConfigs } = await import('./command-line/commands/config-check.ts');
      const { text, problems } = await checkConfigs(context.cwd);
      print(text);
      return problems === 'errors' ? 2 : problems === 'unread' ? 1 : 0;
    }
    case 'completions': {
      const { completions } = await import('./command-line/commands/completions.ts');
      return print(completions(args.paths[0] as 'bash' | 'zsh' | 'fish'));
    }
    case 'mcp': {
      const { startMcpServer } = await import('./command-line/commands/mcp/server.ts');
      return startMcpServer({
        args,
        context,
        version: version(),
        packageFolder: PACKAGE_FOLDER,
        input: process.stdin,
        output: process.stdout,
      });
    }
    case 'lsp': {
      const [{ startServer }, { explainRule }] = await Promise.all([import('./lsp/server.ts'), import('./command-line/commands/rules.ts')]);
      return startServer({
        version: version(),
        input: process.stdin,
        output: process.stdout,
        explain: (rule) => explainRule(rule, PACKAGE_FOLDER),
        today: () => new Date().toISOString().slice(0, 10),
      });
    }
    case 'analyze':
      return analyze(args);
    case 'decide':
      return decide(args);
    case 'new': {
      const { checkTarget, newPlan } = await import('./command-line/commands/new.ts');
      const text = newPlan(args.paths[0] ?? '', args.analysis);
      if (args.outputFile === undefined) return print(text);
      checkTarget(context.cwd, args.outputFile);
      return writeOutput(args.outputFile, text, 'wx');
    }
    case 'suppressions':
      return suppressions(args);
    case 'hook':
      return hook(args);
    case 'inspect':
      return inspect(args);
    case 'lint':
      return lint(args);
  }
}

async function lint(args: Arguments): Promise<number> {
  checkRun(args);
  const { report, diff } = await runNoted({ ...args, meantBy: commandLike });
  if (diff !== '') writeOut(diff);
  const inActions = process.env.GITHUB_ACTIONS === 'true';
  const outputs: Arguments['outputs'] = args.outputs.length > 0 ? args.outputs : args.dryRun && diff !== '' ? [] : [{ format: 'pretty' }];
  for (const { format, file } of outputs) await write(report, format, args, file);
  // The human report names what was not read; beside any other it is said on stderr.
  if (!outputs.some(({ format }) => format === 'pretty'))
    for (const line of unreadLines(report.files)) process.stderr.write(`note: ${line}\n`);
  // Annotations come beside the human report, and the table goes to the step's page.
  if (inActions && args.outputs.length === 0) await write(report, 'github', args);
  if (process.env.TF_BUILD === 'True' && args.outputs.length === 0) await write(report, 'azure', args);
  const summaryFile = process.env.GITHUB_STEP_SUMMARY;
  if (inActions && summaryFile !== undefined && summaryFile !== '') {
    const { summaryTable } = await import('./output/findings/markdown.ts');
    appendFileSync(summaryFile, summaryTable(report, { root: context.cwd, repository: repositoryOf(context.cwd) }, 1000));
  }
  return exitCode(report, args);
}

/** Runs the linter and says on stderr which files it was given and left out. */
async function runNoted(args: RunOptions): Promise<RunResult> {
  const result = await run(args, context);
  for (const file of result.report.ignored) process.stderr.write(`note: ${visible(file)} is ignored (--no-ignore lints it)\n`);
  for (const note of result.notes) process.stderr.write(`note: ${visible(note)}\n`);
  return result;
}

async function write(report: Report, format: keyof typeof reporters, args: Arguments, file?: string): Promise<void> {
  const reporter = await reporters[format]();
  const text = reporter(report, {
    color: file === undefined && usesColor(args),
    width: isTerminal() ? process.stdout.columns : 100,
    root: context.cwd,
    repository: repositoryOf(context.cwd),
    links: file === undefined && showsLinks(args),
    explain: (rule) => readFileSync(path.join(PACKAGE_FOLDER, 'docs', 'rules', `${rule}.md`), 'utf8'),
    version: version(),
    stats: args.stats,
    includesDone: args.includeCompleted,
  });
  if (file === undefined) writeOut(text);
  else writeOutput(file, text);
}

async function inspect(args: Arguments): Promise<number> {
  const { formatInspection, formatParts, toInspectionJson } = await import('./command-line/commands/inspect.ts');
  const linted = await runNoted({ ...args, keepPlans: true });
  const { report } = linted;
  const [error] = report.errors;
  const [result] = linted.files;
  if (error ?? !result) throw new UsageError(`${error?.path ?? args.paths[0] ?? ''}: ${error?.message ?? 'nothing to inspect'}`);
  if (report.files.length > 1) throw new UsageError(`inspect takes one file, found ${report.files.length}`);
  const parts = await linted.parts(result);
  return print(
    wantsJson(args)
      ? `${JSON.stringify(toInspectionJson(result, parts), null, 2)}\n`
      : formatInspection(result, await linted.otherDialects(result)) + formatParts(parts),
  );
}

async function analyze(args: Arguments): Promise<number> {
  const { analyzePlans } = await import('./command-line/commands/analyze.ts');
  const linted = await runNoted({ ...args, keepPlans: true });
  const { report } = linted;
  for (const error of report.errors) process.stderr.write(`error: ${visible(error.path)}: ${visible(error.message)}\n`);
  const settings = new Map<string, Settings>();
  for (const file of report.files) settings.set(file.path, await linted.settingsOf(file.path));
  const plans = analyzePlans(linted.files, args.analysis.agents, settings);
  if (plans.length === 0) throw new UsageError('no plan to analyze', 'parallelint inspect FILE says how a file is read');
  const outputs: Arguments['analysis']['outputs'] = args.analysis.outputs.length > 0 ? args.analysis.outputs : [{ format: 'text' }];
  for (const { format, file } of outputs) {
    const render = args.analysis.waves ? await loadWaves() : await ANALYSIS_FORMATS[format]();
    const columns = file === undefined && isTerminal() ? process.stdout.columns : 100;
    const text = render(plans, { columns, details: args.analysis.details });
    if (file === undefined) writeOut(text);
    else writeOutput(file, text);
  }
  return report.errors.length > 0 ? 2 : 0;
}

async function decide(args: Arguments): Promise<number> {
  const [{ decisionJson, formatDecision, walkTree }, { createAsk }] = await Promise.all([
    import('./command-line/commands/decide.ts'),
    import('./command-line/commands/ask.ts'),
  ]);
  const { plan, settings } = args.paths.length > 0 || args.stdin ? await onePlan(args) : { settings: await folderSettings(args) };
  // Questions go to stderr, so that standard output holds nothing but the answer.
  const terminal = process.stdin.isTTY && !args.stdin ? createAsk(process.stdin, process.stderr) : undefined;
  const decision = await walkTree(args.answers, plan, settings, terminal?.ask);
  terminal?.close();
  const text = wantsJson(args) ? decisionJson(decision, plan, settings) : formatDecision(decision, plan, settings);
  return args.outputFile === undefined ? print(text) : writeOutput(args.outputFile, text);
}

/** What holds for a plan of this folder that is still to be written. */
async function folderSettings(args: Arguments): Promise<Settings> {
  const { loader, fixed } = await openConfigs(args, context.cwd);
  return settingsFor(path.join(context.cwd, 'plan.md'), args, context, loader, fixed);
}

/** The only plan of a file, and the settings of that file. */
async function onePlan(args: Arguments): Promise<{ readonly plan: Plan; readonly settings: Settings }> {
  const linted = await runNoted({ ...args, keepPlans: true });
  const { report } = linted;
  const [error] = report.errors;
  if (error) throw new UsageError(`${error.path}: ${error.message}`);
  const [plan, ...others] = [...new Set(linted.files.flatMap((file) => file.plans))];
  if (!plan) throw new UsageError('no plan to decide on', 'parallelint inspect FILE says how a file is read');
  if (others.length > 0) throw new UsageError(`${others.length + 1} plans are found, expected one`, 'give the file of one plan');
  const file = linted.files.find((one) => one.plans.includes(plan));
  return { plan, settings: await linted.settingsOf(file?.path ?? plan.loc.path) };
}

async function printConfig(args: Arguments, file: string): Promise<number> {
  const { formatSettings } = await import('./command-line/commands/print-config.ts');
  const absolute = path.resolve(context.cwd, file);
  const { loader, fixed } = await openConfigs(args, context.cwd);
  const loaded = args.useConfig ? (fixed ?? (await loader.forFolder(path.dirname(absolute)))) : undefined;
  return print(formatSettings(await settingsFor(absolute, args, context, loader, fixed), loaded));
}

async function suppressions(args: Arguments): Promise<number> {
  const { formatLedger, ledgerJson, ledgerOf } = await import('./command-line/commands/suppressions.ts');
  const { report } = await runNoted(args);
  const ledger = ledgerOf(report.files, context);
  const text = wantsJson(args) ? ledgerJson(ledger) : formatLedger(ledger);
  for (const error of report.errors) process.stderr.write(`error: ${visible(error.path)}: ${visible(error.message)}\n`);
  const [output] = args.outputs;
  if (output?.file === undefined) writeOut(text);
  else writeOutput(output.file, text);
  return report.errors.length > 0 ? 2 : 0;
}

async function hook(args: Arguments): Promise<number> {
  const [{ hookAnswer, readHookCall }, { formatForAgent }] = await Promise.all([
    import('./command-line/commands/hook.ts'),
    import('./output/findings/agent.ts'),
  ]);
  // To an agent 2 means that it has to do something: what goes wrong here is 1, which people see.
  const fail = (error: unknown): number => {
    process.stderr.write(describe(error));
    return 1;
  };
  const input = readStdin();
  if ('error' in input) return fail(new UsageError(`standard input: ${input.error}`));
  let call;
  try {
    call = readHookCall(input.text, context.cwd);
  } catch (error) {
    const help = 'parallelint hook reads the JSON that an agent gives its hooks';
    return fail(new UsageError(`standard input: ${error instanceof Error ? error.message : String(error)}`, help));
  }
  if (!call) return 0;
  try {
    const scope = call.files ? { paths: call.files } : { paths: [], since: 'HEAD', errorOnUnmatched: false };
    const { report } = await run({ ...args, ...scope }, { ...context, cwd: call.cwd });
    const { code, stdout, stderr } = hookAnswer(call, formatForAgent(report, args.failOn));
    process.stderr.write(stderr);
    writeOut(stdout);
    return code;
  } catch (error) {
    // Without a repository nobody knows what an agent has changed.
    return call.files ? fail(error) : 0;
  }
}

function wantsJson(args: Arguments): boolean {
  return args.outputs.some((output) => output.format === 'json');
}

function print(text: string): number {
  writeOut(text);
  return 0;
}

/** Writes a report or a plan to a file. @throws UsageError with the reason when that is not possible. */
function writeOutput(file: string, text: string, flag = 'w'): number {
  try {
    writeFileSync(path.resolve(context.cwd, file), text, { flag });
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  return 0;
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as { version: string }).version;
}

function usesColor(args: Arguments): boolean {
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM } = process.env;
  if (args.color !== undefined) return args.color;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== '0') return true;
  return isTerminal() && TERM !== 'dumb';
}

/** Whether standard output shows links: a terminal outside of a CI service, unless the environment says otherwise. */
function showsLinks(args: Arguments): boolean {
  const { FORCE_HYPERLINK, CI, TERM } = process.env;
  if (FORCE_HYPERLINK !== undefined && FORCE_HYPERLINK !== '') return FORCE_HYPERLINK !== '0' && FORCE_HYPERLINK !== 'false';
  const inCi =
    (CI !== undefined && CI !== '' && CI !== 'false' && CI !== '0') || CI_SERVICES.some((name) => process.env[name] !== undefined);
  return isTerminal() && TERM !== 'dumb' && args.color !== false && !inCi;
}

/** Variables by which CI services tell that a program runs in one, beside `CI`. */
const CI_SERVICES = ['TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'BUILDKITE', 'CODEBUILD_BUILD_ID', 'BITBUCKET_BUILD_NUMBER'];

/** The top of the repository that a folder lies in, else the folder itself. */
function repositoryOf(folder: string): string {
  const { chain, isRepository } = foldersAbove(folder);
  return (isRepository ? chain[0] : undefined) ?? folder;
}

function readStdin(): ReadResult {
  try {
    return decodeText(readFileSync(0));
  } catch (error) {
    return { error: `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
}

function describe(error: unknown): string {
  if (error instanceof UsageError)
    return `error: ${visible(error.message)}\n${error.help === undefined ? '' : `help: ${visible(error.help)}\n`}`;
  if (error instanceof ConfigError)
    return error.issues
      .map((issue) => `error: ${issue.path}${issue.position ? `:${issue.position.line}:${issue.position.column}` : ''}: ${issue.message}\n`)
      .join('');
  // What the system refuses (no space, no permission) is no bug; its message names the file.
  if (error instanceof Error && 'syscall' in error) return `error: ${visible(error.message)}\n`;
  return `error: this is a bug in parallelint, please report it\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

/** Whether a person reads standard output. Asking the file first spares a pipe the cost of Node's streams. */
function isTerminal(): boolean {
  return fstatSync(1).isCharacterDevice() && process.stdout.isTTY;
}

/** Writes all of a text to standard output before anything else happens. A reader that closed the pipe has seen enough; the work goes on without it. */
function writeOut(text: string): void {
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(1, bytes, offset);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw new UsageError(`standard output cannot be written (${code ?? String(error)})`);
    }
  }
}
