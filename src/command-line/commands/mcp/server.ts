// `parallelint mcp`: tools, pages of rules and a prompt for agents, over the Model Context Protocol on standard input and output.
// Nothing but the protocol goes to standard output, and nothing outside of the folder that the server was started in is read.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Tool as ListedTool,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { ConfigError, UsageError } from '../../../engine/errors.ts';
import { rules } from '../../../rules/index.ts';
import { explainRule } from '../rules.ts';
import type { Tool, ToolContext } from './tool.ts';
import { TOOLS } from './tools.ts';
import { planGuide, WRITE_PLAN_ARGUMENTS, writePlanPrompt } from './write-plan.ts';

const RULE_PAGE = 'parallelint://rules/';
const GUIDE = 'parallelint://guide/writing-plans';

/** Serves until the input ends; gives the exit code. */
export async function startMcpServer(
  options: ToolContext & { readonly version: string; readonly input: Readable; readonly output: Writable },
): Promise<number> {
  const { version, packageFolder, input, output } = options;
  // The tools' schemas are the published JSON Schemas; the class that replaces this one takes none.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const server = new Server(
    { name: 'parallelint', title: 'parallelint', version },
    {
      capabilities: { tools: {}, resources: {}, prompts: {} },
      instructions:
        'Lints and analyzes Markdown plans that split work among parallel agents. After writing or changing such a plan, call lint_plan and mend what it finds.',
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map((tool) => listed(tool, packageFolder)) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = TOOLS.find((one) => one.name === params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `no tool is called ${params.name}`);
    try {
      const { data, text } = await tool.run(params.arguments, options);
      return { content: [{ type: 'text', text }], structuredContent: { ...data } };
    } catch (error) {
      return { content: [{ type: 'text', text: wordsOf(error) }], isError: true };
    }
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: [
      { uri: GUIDE, name: 'writing-plans', title: 'How to write a plan that passes', mimeType: 'text/markdown' },
      ...rules.map(({ id, meta }) => ({ uri: RULE_PAGE + id, name: id, description: meta.description, mimeType: 'text/markdown' })),
    ],
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [{ uriTemplate: `${RULE_PAGE}{rule}`, name: 'rule', description: 'The page of a rule', mimeType: 'text/markdown' }],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const page =
      uri === GUIDE ? planGuide(packageFolder) : uri.startsWith(RULE_PAGE) ? pageOf(uri.slice(RULE_PAGE.length), packageFolder) : undefined;
    if (page === undefined) throw new McpError(ErrorCode.InvalidParams, `no resource has the address ${uri}`);
    return { contents: [{ uri, mimeType: 'text/markdown', text: page }] };
  });
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: [
      {
        name: 'write_plan',
        title: 'Write a plan',
        description: 'How to write a plan for parallel agents that passes',
        arguments: WRITE_PLAN_ARGUMENTS,
      },
    ],
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => {
    if (params.name !== 'write_plan') throw new McpError(ErrorCode.InvalidParams, `no prompt is called ${params.name}`);
    try {
      const text = writePlanPrompt(params.arguments ?? {}, packageFolder);
      return { messages: [{ role: 'user', content: { type: 'text', text } }] };
    } catch (error) {
      throw new McpError(ErrorCode.InvalidParams, wordsOf(error));
    }
  });
  const ended = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
  });
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await server.close();
  return 0;
}

function listed({ name, title, description, input, output }: Tool, packageFolder: string): ListedTool {
  const outputSchema =
    typeof output === 'string'
      ? (JSON.parse(readFileSync(path.join(packageFolder, 'schema', output), 'utf8')) as object)
      : z.toJSONSchema(output);
  return {
    name,
    title,
    description,
    inputSchema: plain(z.toJSONSchema(input, { io: 'input' })),
    outputSchema: plain(outputSchema),
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
}

/** A schema without the address of its language, which clients that know one language only would refuse. */
function plain(schema: object): ListedTool['inputSchema'] {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema')) as ListedTool['inputSchema'];
}

function pageOf(rule: string, packageFolder: string): string | undefined {
  return rules.some((one) => one.id === rule) ? explainRule(rule, packageFolder) : undefined;
}

/** What went wrong, in words for a client; a stack only where it is a bug. */
function wordsOf(error: unknown): string {
  if (error instanceof UsageError) return error.help === undefined ? error.message : `${error.message}; ${error.help}`;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
