// Coding agents: the inputs of their hooks, the MCP server with the SDK's own client, and the texts that teach them to write plans.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analysisSchema, reportSchema, wavesSchema } from '../scripts/output-schemas.ts';
import { lintText } from '../src/engine/lint.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { rules } from '../src/rules/index.ts';
import { BAD, bin, GOOD, project, run, TOTAL } from './support/project.ts';
import { repository } from './support/repository.ts';

const root = path.join(import.meta.dirname, '..');

describe('parallelint hook', () => {
  const hook = (cwd: string, input: object | string, args: readonly string[] = []) =>
    run(cwd, ['hook', ...args], { input: typeof input === 'string' ? input : JSON.stringify(input) });
  const silent = { code: 0, stdout: '', stderr: '' };
  const patch = '*** Begin Patch\n*** Update File: docs/a.md\n@@\n-x\n+y\n*** Add File: b.md\n+# x\n*** Delete File: c.md\n*** End Patch';

  it.each([
    ['Claude Code, Write', { hook_event_name: 'PostToolUse', tool_name: 'Write', tool_input: { file_path: 'docs/a.md', content: '' } }],
    [
      'Claude Code, MultiEdit',
      { hook_event_name: 'PostToolUse', tool_name: 'MultiEdit', tool_input: { file_path: 'docs/a.md', edits: [] } },
    ],
    ['Codex, apply_patch', { hook_event_name: 'PostToolUse', tool_name: 'apply_patch', tool_input: { command: patch } }],
    [
      'Codex, apply_patch in words',
      { hook_event_name: 'PostToolUse', tool_name: 'shell', tool_input: { command: ['apply_patch', patch] } },
    ],
    ['no agent in particular', { file: 'docs/a.md' }],
    ['no agent in particular, many files', { paths: ['b.md', 'docs/a.md'] }],
  ])('answers %s on stderr with 2', (_, input) => {
    const folder = project({ 'docs/a.md': BAD, 'b.md': GOOD, 'c.md': BAD });
    const answer = hook(path.join(folder, 'docs'), { ...input, cwd: folder });
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr.split('\n').map((line) => line.replace(/at the same time.*/, '…'))).toEqual([
      'parallelint found problems in the plan. Mend them before the work starts:',
      'docs/a.md:9: error no-write-conflict: Tracks 1 and 2 both write src/models.ts …',
      '  see line 6: Track 1 writes src/models.ts',
      '  help: give src/models.ts one owner, or let Track 2 wait for Track 1',
      '  why: parallelint explain no-write-conflict',
      expect.stringMatching(
        /^Written for 3 agents at once .*, because Tracks 1 and 2 write models\.ts\. Give models\.ts one owner and it runs /,
      ),
      'Then check it again: parallelint docs/a.md',
      '',
    ]);
  });
  it('answers Gemini and Cursor by the fields that they read', () => {
    const folder = project({ 'a.md': BAD });
    const said = expect.stringContaining('a.md:9: error no-write-conflict') as string;
    const parsed = (input: object): unknown => {
      const { code, stdout, stderr } = hook(folder, { ...input, cwd: folder });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout);
    };
    expect(parsed({ hook_event_name: 'AfterTool', tool_name: 'write_file', tool_input: { file_path: path.join(folder, 'a.md') } })).toEqual(
      {
        hookSpecificOutput: { hookEventName: 'AfterTool', additionalContext: said },
      },
    );
    expect(
      parsed({ hook_event_name: 'postToolUse', tool_name: 'Write', tool_input: { file_path: 'a.md' }, workspace_roots: [folder] }),
    ).toEqual({
      additional_context: said,
    });
    const shown = hook(folder, {
      hook_event_name: 'afterFileEdit',
      file_path: path.join(folder, 'a.md'),
      edits: [],
      workspace_roots: [folder],
    });
    expect(shown).toEqual({ code: 0, stdout: '', stderr: said });
  });
  it('looks at the end at what the working tree changes, and holds an agent up once', () => {
    const { folder, write } = repository({ 'old.md': BAD });
    const stops = [
      { hook_event_name: 'Stop', stop_hook_active: false },
      { hook_event_name: 'AfterAgent', stop_hook_active: false },
      { hook_event_name: 'stop', status: 'completed', loop_count: 0 },
    ];
    for (const stop of stops) expect(hook(folder, { ...stop, cwd: folder })).toEqual(silent);
    write({ 'new.md': BAD });
    const [claude, gemini, cursor] = stops.map((stop) => hook(folder, { ...stop, cwd: folder }));
    expect(claude).toMatchObject({ code: 2, stderr: expect.stringMatching(/new\.md:9: error[^]*again: parallelint new\.md\n$/) as string });
    expect(JSON.parse(gemini?.stdout ?? '')).toMatchObject({ decision: 'deny', reason: claude?.stderr });
    expect(JSON.parse(cursor?.stdout ?? '')).toEqual({ followup_message: claude?.stderr });
    for (const goesOn of [
      { hook_event_name: 'Stop', stop_hook_active: true },
      { hook_event_name: 'AfterAgent', stop_hook_active: true },
      { hook_event_name: 'stop', status: 'completed', loop_count: 1 },
      { hook_event_name: 'stop', status: 'aborted', loop_count: 0 },
    ])
      expect(hook(folder, { ...goesOn, cwd: folder })).toEqual(silent);
    expect(hook(project({ 'a.md': BAD }), { hook_event_name: 'Stop' })).toEqual(silent);
  });
  it.each([
    {},
    [],
    'null',
    { hook_event_name: 'PreToolUse', tool_input: { file_path: 'a.md' } },
    { hook_event_name: 'toString', file_path: 'a.md' },
    { hook_event_name: 'PostToolUse', tool_name: 'Bash', tool_input: { command: 'cat a.md' } },
    { hook_event_name: 'PostToolUse', tool_input: { file_path: 'gone.md' } },
    { hook_event_name: 'PostToolUse', tool_input: { file_path: 'a.ts' } },
    { hook_event_name: 'PostToolUse', tool_input: 'a.md' },
    { hook_event_name: 'PostToolUse', tool_input: { file_path: 7 }, cwd: 3 },
    { hook_event_name: 'PostToolUse', cwd: '/nowhere', tool_input: { file_path: 'a.md' } },
    { event: 'something else', file_path: null },
  ])('passes over %j in silence', (input) => {
    const folder = project({ 'a.md': BAD, 'a.ts': '' });
    expect(hook(folder, input)).toEqual(silent);
  });
  it('gives the command for a fix with the path as a shell takes it, and takes thresholds and baselines', () => {
    const folder = project({ "it's $(x).md": TOTAL, 'bad.md': BAD });
    const answer = hook(folder, { file: "it's $(x).md" });
    expect(answer.stderr).toContain(String.raw`: parallelint --fix 'it'\''s $(x).md'`);
    const command = /parallelint (--fix .*)/.exec(answer.stderr)?.[1] ?? '';
    spawnSync('sh', ['-c', `"$0" "$1" ${command}`, process.execPath, bin], { cwd: folder });
    expect(hook(folder, { file: "it's $(x).md" })).toEqual(silent);
    writeFileSync(path.join(folder, 'warn.md'), TOTAL);
    expect(hook(folder, { file: 'warn.md' }).code).toBe(2);
    expect(hook(folder, { file: 'warn.md' }, ['--fail-on', 'error'])).toEqual(silent);
    run(folder, ['--baseline', 'known.json', '--update-baseline']);
    expect(hook(folder, { file: 'bad.md' }, ['--baseline', 'known.json'])).toEqual(silent);
  });
  it('answers what is no JSON with 1, which no agent takes for an order', () => {
    expect(hook(project({}), 'no json')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('parallelint hook reads the JSON') as string,
    });
  });
});

describe('parallelint mcp', () => {
  let folder = '';
  const client = new Client({ name: 'test', version: '1' });
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'parallelint-mcp-'));
    mkdirSync(path.join(folder, 'docs'), { recursive: true });
    for (const [name, text] of Object.entries({ 'docs/a.md': BAD, 'good.md': GOOD, 'secret.txt': BAD }))
      writeFileSync(path.join(folder, name), text);
    symlinkSync(path.join(root, 'README.md'), path.join(folder, 'link.md'));
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [bin, 'mcp'], cwd: folder }));
  });
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const call = (name: string, args: object) => client.callTool({ name, arguments: { ...args } });
  const textOf = (result: object): string => (result as { content: readonly { text: string }[] }).content[0]?.text ?? '';

  it('lists tools with schemas for what they take and give, and says that they only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(['lint_plan', 'analyze_plan', 'repair_waves', 'explain_rule']);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.outputSchema?.type).toBe('object');
    }
  });
  // The SDK's client holds every answer against the output schema that the server listed.
  it('lints a plan by its path and by its text', async () => {
    await client.listTools();
    const byPath = await call('lint_plan', { path: 'docs/a.md' });
    expect(reportSchema.parse(byPath.structuredContent).summary.findings.error).toBe(1);
    expect(textOf(byPath)).toContain('docs/a.md:9: error no-write-conflict');
    const byText = await call('lint_plan', { text: GOOD, preset: 'recommended' });
    expect(textOf(byText)).toBe('parallelint found nothing to mend in 1 plan.\n');
    expect(reportSchema.parse((await call('lint_plan', { path: '.' })).structuredContent).files.map((file) => file.path)).toEqual([
      'docs/a.md',
      'good.md',
    ]);
  });
  it('analyzes a plan and gives its waves', async () => {
    await client.listTools();
    const analysis = await call('analyze_plan', { text: TOTAL, agents: 2 });
    expect(analysisSchema.parse(analysis.structuredContent).plans[0]?.agents.count).toBe(2);
    expect(textOf(analysis)).toContain('critical path');
    const waves = wavesSchema.parse((await call('repair_waves', { path: 'docs/a.md' })).structuredContent);
    const places = waves.plans[0]?.waves.map((wave) => wave.tasks.filter((task) => task.writes.includes('src/models.ts')).length);
    expect(places?.every((writers) => writers <= 1)).toBe(true);
  });
  it('explains rules, as a tool and as resources', async () => {
    expect(textOf(await call('explain_rule', { rule: 'no-write-conflict' }))).toMatch(/^# no-write-conflict/);
    const { resources } = await client.listResources();
    expect(resources.length).toBe(rules.length + 1);
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      expect((contents[0] as { text: string }).text.length).toBeGreaterThan(100);
    }
    expect((await client.listResourceTemplates()).resourceTemplates[0]?.uriTemplate).toBe('parallelint://rules/{rule}');
  });
  it('has a prompt for writing a plan, with a template', async () => {
    expect((await client.listPrompts()).prompts.map((prompt) => prompt.name)).toEqual(['write_plan']);
    const { messages } = await client.getPrompt({
      name: 'write_plan',
      arguments: { goal: 'A loan desk', agents: '3', template: 'crud-api' },
    });
    const { text } = messages[0]?.content as { text: string };
    expect(text).toMatch(/^Write a plan for this goal: A loan desk There are 3 agents\.\n\n# Plans for parallel agents/);
    const template = /````markdown\n([^]*?)````/.exec(text.slice(text.indexOf('Start from')))?.[1] ?? '';
    expect((await lintText('plan.md', template, defaultSettings())).findings).toEqual([]);
    await expect(client.getPrompt({ name: 'write_plan', arguments: { goal: ' ' } })).rejects.toThrow('goal is empty');
    await expect(client.getPrompt({ name: 'write_plan', arguments: { goal: 'x', template: 'crud' } })).rejects.toThrow(
      'did you mean crud-api?',
    );
  });
  it.each([
    [{ path: '../../../package.json' }, 'lies outside of the folder'],
    [{ path: '/etc/hostname.md' }, 'lies outside of the folder'],
    [{ path: 'link.md' }, 'lies outside of the folder'],
    [{ path: 'secret.txt' }, 'is no Markdown file'],
    [{ path: 'none.md' }, 'no such file or folder'],
    [{}, 'expected either path or text'],
    [{ path: 'a.md', text: '' }, 'expected either path or text'],
    [{ path: 'docs/a.md', more: 1 }, 'Unrecognized key'],
    [{ path: 3 }, 'expected string'],
  ])('refuses %j in words', async (args, message) => {
    const result = await call('lint_plan', args);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(message);
  });
  it('refuses tools, rules and resources that do not exist', async () => {
    await expect(call('run_shell', {})).rejects.toThrow('no tool is called run_shell');
    expect(textOf(await call('explain_rule', { rule: 'no-write-conflct' }))).toContain('did you mean no-write-conflict?');
    await expect(client.readResource({ uri: 'parallelint://rules/../../package.json' })).rejects.toThrow('no resource');
  });
  it('ends with 0 when its input ends, having written nothing but the protocol', async () => {
    const child = spawn(process.execPath, [bin, 'mcp'], { cwd: folder });
    let out = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end(
      `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } } })}\n`,
    );
    expect(await ended).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { jsonrpc: string }).jsonrpc),
    ).toEqual(['2.0']);
  });
});

describe('what agents are taught', () => {
  const plansIn = (file: string): readonly string[] =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/^```markdown\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
  it.each(['docs/agents/AGENTS.md', 'docs/agents/skill/SKILL.md'])('%s holds plans without any finding, of every rule', async (file) => {
    const plans = plansIn(file);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      const result = await lintText('plan.md', plan, defaultSettings('strict'));
      expect(result.findings).toEqual([]);
      expect(result.plans.length).toBe(1);
    }
  });
  it('the skill says when it is to be used, and names commands that exist', () => {
    const text = readFileSync(path.join(root, 'docs/agents/skill/SKILL.md'), 'utf8');
    const front = parse(/^---\n([^]*?)\n---/.exec(text)?.[1] ?? '') as { name: string; description: string };
    expect(front.name).toMatch(/^[a-z][a-z-]{0,63}$/);
    expect(front.description.length).toBeLessThan(1024);
    expect(text).toMatch(/parallelint explain|parallelint analyze/);
  });
});
