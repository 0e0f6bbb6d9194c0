// What a tool of the MCP server is, and what its tools share: where a plan comes from.
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../../engine/errors.ts';
import { run, type RunContext, type RunOptions, type RunResult } from '../../../engine/run.ts';

/** What the tools are given by the program that starts the server. */
export interface ToolContext {
  readonly args: RunOptions;
  readonly context: RunContext;
  readonly packageFolder: string;
}

/** What a tool answers: data in the shape of its output schema, and the same for those who only read. */
export interface ToolAnswer {
  readonly data: object;
  readonly text: string;
}

/** One tool. Adding one means a file and a line in `tools.ts`. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** The published JSON Schema that the data follows, by file name below `schema`, or a schema of its own. */
  readonly output: string | z.ZodObject;
  /** @throws UsageError or ConfigError, whose words the client gets. */
  run(input: unknown, context: ToolContext): Promise<ToolAnswer>;
}

/** Defines a tool whose `answer` gets what its own input schema has read. */
export function defineTool<Input extends z.ZodObject>(
  tool: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input;
    readonly answer: (input: z.output<Input>, context: ToolContext) => Promise<ToolAnswer>;
  },
): Tool {
  const { answer, ...rest } = tool;
  return {
    ...rest,
    run: (input, context) => {
      const read = tool.input.safeParse(input ?? {});
      if (!read.success) {
        const [issue] = read.error.issues;
        throw new UsageError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not what is expected'}`.replace(/^: /, ''));
      }
      return answer(read.data, context);
    },
  };
}

/** The input of a tool that looks at a plan. */
export const planInput = z.strictObject({
  path: z.string().min(1).optional().describe('A Markdown file or a folder below the folder that the server was started in'),
  text: z
    .string()
    .max(1024 * 1024)
    .optional()
    .describe('The text of a plan, instead of a path'),
  name: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('With text: the path that the plan will have, by which it is recognised and configured'),
});

/** Lints what a tool is asked to look at. @throws UsageError for anything outside of the server's folder. */
export async function readPlan(
  { path: file, text, name }: z.output<typeof planInput>,
  { args, context }: ToolContext,
  options: Partial<RunOptions> = {},
): Promise<RunResult> {
  if ((file === undefined) === (text === undefined)) throw new UsageError('expected either path or text');
  if (file !== undefined && name !== undefined) throw new UsageError('name goes with text, found a path');
  if (text !== undefined) {
    checkInside(name ?? 'plan.md', context.cwd);
    return run(
      { ...args, ...options, paths: [], stdin: true, stdinFilename: name ?? 'plan.md' },
      { ...context, readStdin: () => ({ text, bom: false }) },
    );
  }
  const named = file ?? '';
  checkInside(named, context.cwd);
  if (/\.[^./\\]+$/.test(path.basename(named)) && !/\.(?:md|markdown)$/i.test(named) && !/^\.+$/.test(path.basename(named)))
    throw new UsageError(`${named} is no Markdown file, expected a .md file or a folder`);
  const linted = await run({ ...args, ...options, paths: [path.resolve(context.cwd, named)] }, context);
  const [error] = linted.report.errors;
  if (error) throw new UsageError(`${error.path}: ${error.message}`);
  return linted;
}

function checkInside(file: string, cwd: string): void {
  const outside = (one: string): boolean => {
    const relative = path.relative(realpathSync(cwd), one);
    return relative.startsWith('..') || path.isAbsolute(relative);
  };
  const absolute = path.resolve(realpathSync(cwd), file);
  let real = absolute;
  try {
    real = realpathSync(absolute);
  } catch {
    // What is not there is reported by whoever reads it.
  }
  if (outside(absolute) || outside(real)) throw new UsageError(`${file} lies outside of the folder that the server was started in`);
}
