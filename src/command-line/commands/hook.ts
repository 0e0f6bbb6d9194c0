// `parallelint hook`: lints what a coding agent has just written, and answers in the protocol of that agent's hooks.
// Each agent gives JSON on standard input. What is not known is passed over, and an agent that goes on because of an answer is not held up again.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How an agent is told: on stderr with exit code 2, or by a field of a JSON object on standard output. */
type Channel = 'stderr' | 'note' | 'additional_context' | 'followup_message' | 'additionalContext' | 'reason';

/** What a hook is asked to look at, and how it is to answer. */
export interface HookCall {
  /** Absolute folder that the agent works in. */
  readonly cwd: string;
  /** Absolute paths of Markdown files that are there; undefined: what the working tree changes. */
  readonly files: readonly string[] | undefined;
  readonly channel: Channel;
}

/** Exit code and texts of a hook. */
export interface HookAnswer {
  readonly code: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const inputSchema = z
  .object({
    hook_event_name: text,
    cwd: text,
    workspace_roots: texts,
    stop_hook_active: z.boolean().optional().catch(undefined),
    loop_count: z.number().optional().catch(undefined),
    status: text,
    tool_input: z
      .object({
        file_path: text,
        path: text,
        absolute_path: text,
        command: z
          .union([z.string(), z.array(z.string())])
          .optional()
          .catch(undefined),
        input: text,
        patch: text,
      })
      .optional()
      .catch(undefined),
    file_path: text,
    path: text,
    file: text,
    paths: texts,
    files: texts,
  })
  .catch({});

type HookInput = z.output<typeof inputSchema>;

/** Events after which an agent may be told something, by the names that the agents give them: Claude Code and Codex, Gemini, Cursor. */
const EVENTS: Readonly<Record<string, { readonly kind: 'edit' | 'stop'; readonly channel: Channel }>> = {
  PostToolUse: { kind: 'edit', channel: 'stderr' },
  Stop: { kind: 'stop', channel: 'stderr' },
  SubagentStop: { kind: 'stop', channel: 'stderr' },
  AfterTool: { kind: 'edit', channel: 'additionalContext' },
  AfterAgent: { kind: 'stop', channel: 'reason' },
  postToolUse: { kind: 'edit', channel: 'additional_context' },
  // Cursor shows what this one says to people only; its `stop` reaches the agent.
  afterFileEdit: { kind: 'edit', channel: 'note' },
  stop: { kind: 'stop', channel: 'followup_message' },
};

/** What a hook's input asks for; undefined where there is nothing to do. @throws SyntaxError when the input is no JSON. */
export function readHookCall(input: string, cwd: string): HookCall | undefined {
  const given = inputSchema.parse(JSON.parse(input));
  const folder = path.resolve(cwd, given.cwd ?? given.workspace_roots?.[0] ?? '');
  if (!existsSync(folder)) return undefined;
  const event =
    given.hook_event_name === undefined
      ? GENERIC
      : Object.hasOwn(EVENTS, given.hook_event_name)
        ? EVENTS[given.hook_event_name]
        : undefined;
  if (!event) return undefined;
  if (event.kind === 'stop') {
    // The agent goes on since a hook told it to: once is enough. What was aborted or failed is not to go on.
    const goesOn = given.stop_hook_active === true || (given.loop_count ?? 0) > 0;
    return goesOn || (given.status !== undefined && given.status !== 'completed')
      ? undefined
      : { cwd: folder, files: undefined, channel: event.channel };
  }
  const files = [...new Set(filesOf(given).map((file) => path.resolve(folder, file)))].filter(
    (file) => /\.(?:md|markdown)$/i.test(file) && existsSync(file),
  );
  return files.length === 0 ? undefined : { cwd: folder, files, channel: event.channel };
}

const GENERIC = { kind: 'edit', channel: 'stderr' } as const;

function filesOf({ tool_input: tool, file_path, path: one, file, paths, files }: HookInput): readonly string[] {
  const patch = [tool?.command, tool?.input, tool?.patch].flat().join('\n');
  const patched = [...patch.matchAll(/^\*\*\* (?:(?:Add|Update) File|Move to): (\S.*)$/gm)].map((match) => (match[1] ?? '').trimEnd());
  const named = [tool?.file_path, tool?.path, tool?.absolute_path, file_path, one, file].filter((name) => name !== undefined);
  return [...named, ...(paths ?? []), ...(files ?? []), ...patched];
}

/** The answer to an agent; nothing is said where there is nothing to say. */
export function hookAnswer({ channel }: HookCall, said: string): HookAnswer {
  if (said === '') return { code: 0, stdout: '', stderr: '' };
  const json = (value: object): HookAnswer => ({ code: 0, stdout: `${JSON.stringify(value)}\n`, stderr: '' });
  switch (channel) {
    case 'stderr':
      return { code: 2, stdout: '', stderr: said };
    case 'note':
      return { code: 0, stdout: '', stderr: said };
    case 'additionalContext':
      return json({ hookSpecificOutput: { hookEventName: 'AfterTool', additionalContext: said } });
    case 'reason':
      return json({ decision: 'deny', reason: said });
    case 'additional_context':
    case 'followup_message':
      return json({ [channel]: said });
  }
}
