// The language server over a real stdio connection, driven by the protocol's own client library.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { BAD, bin, project, TOTAL } from './support/project.ts';

let server: ChildProcess | undefined;
afterEach(() => server?.kill());

interface Client {
  readonly connection: ProtocolConnection;
  readonly uri: (name: string) => string;
  /** The next published diagnostics of a file. */
  readonly published: (uri: string) => Promise<PublishDiagnosticsParams>;
  readonly exited: Promise<number | null>;
}

async function start(folder: string, capabilities: object): Promise<Client> {
  const child = spawn(process.execPath, [bin, 'lsp', '--stdio'], { cwd: folder, stdio: 'pipe' });
  server = child;
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting = new Map<string, ((params: PublishDiagnosticsParams) => void)[]>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => waiting.get(params.uri)?.shift()?.(params));
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // Required by the protocol's types, and deprecated by them.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'test' }],
    capabilities,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    exited,
    uri: (name) => pathToFileURL(path.join(folder, name)).href,
    published: (uri) => new Promise((resolve) => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve])),
  };
}

async function open({ connection }: Client, uri: string, text: string): Promise<void> {
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
}

describe('language server', () => {
  it('looks at the open parts of a plan again when one of them changes, unsaved', async () => {
    const part = (plan: string, files: string): string =>
      `---\nphase: 02-desk\nplan: ${plan}\nwave: 1\ndepends_on: []\nfiles_modified: [${files}]\n---\n\n# Plan ${plan}\n`;
    const folder = project({
      '.planning/phases/02-desk/02-01-PLAN.md': part('01', 'src/a.ts'),
      '.planning/phases/02-desk/02-02-PLAN.md': part('02', 'src/b.ts'),
    });
    const client = await start(folder, {});
    const [one, two] = [client.uri('.planning/phases/02-desk/02-01-PLAN.md'), client.uri('.planning/phases/02-desk/02-02-PLAN.md')];
    let next = client.published(one);
    await open(client, one, part('01', 'src/a.ts'));
    expect((await next).diagnostics).toEqual([]);
    next = client.published(one);
    await open(client, two, part('02', 'src/b.ts'));
    expect((await next).diagnostics).toEqual([]);
    next = client.published(one);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: two, version: 2 },
      contentChanges: [{ text: part('02', 'src/a.ts') }],
    });
    expect((await next).diagnostics).toMatchObject([{ code: 'no-write-conflict' }]);
  });
  it('pushes diagnostics with related places, follows changes and configuration, and clears on close', async () => {
    const folder = project({ 'a.md': BAD });
    const client = await start(folder, {});
    const uri = client.uri('a.md');
    let next = client.published(uri);
    await open(client, uri, BAD);
    const first = await next;
    expect(first.version).toBe(1);
    expect(first.diagnostics).toMatchObject([
      {
        code: 'no-write-conflict',
        severity: 1,
        source: 'parallelint',
        range: { start: { line: 8, character: 12 }, end: { line: 8, character: 25 } },
        relatedInformation: [{ location: { uri, range: { start: { line: 5, character: 12 } } } }],
      },
    ]);
    next = client.published(uri);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 8, character: 12 }, end: { line: 8, character: 25 } }, text: 'src/other.ts' }],
    });
    expect((await next).diagnostics).toEqual([]);
    next = client.published(uri);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: BAD }],
    });
    expect((await next).diagnostics).toHaveLength(1);
    writeFileSync(path.join(folder, '.parallelintrc'), 'rules: { no-write-conflict: off }\n');
    next = client.published(uri);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: client.uri('.parallelintrc'), type: 1 }],
    });
    expect((await next).diagnostics).toEqual([]);
    writeFileSync(path.join(folder, '.parallelintrc'), 'rules: { no-write: off }\n');
    next = client.published(uri);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: client.uri('.parallelintrc'), type: 2 }],
    });
    expect((await next).diagnostics[0]?.message).toContain('unknown rule “no-write”');
    next = client.published(uri);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    expect((await next).diagnostics).toEqual([]);
  });

  it('answers a client that pulls, and pushes it nothing', async () => {
    const client = await start(project({}), { textDocument: { diagnostic: {} } });
    const uri = client.uri('a.md');
    let pushed = false;
    void client.published(uri).then(() => (pushed = true));
    await open(client, uri, BAD);
    const report: DocumentDiagnosticReport = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect(report).toMatchObject({ kind: 'full', items: [{ code: 'no-write-conflict' }] });
    expect(pushed).toBe(false);
  });

  it('offers fixes, suppressions and all safe fixes as versioned edits, by kind', async () => {
    const client = await start(project({}), { textDocument: { diagnostic: {} } });
    const uri = client.uri('a.md');
    await open(client, uri, TOTAL);
    const line = TOTAL.split('\n').indexOf('Total: 5 hours');
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    const ask = async (only?: string[]): Promise<CodeAction[]> =>
      ((await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only && { only }) },
      })) ?? []) as CodeAction[];
    const all = await ask();
    expect(all.map((action) => action.title)).toEqual([
      'Change it to 3 hours',
      'Suppress consistent-totals for this line',
      'Apply all safe fixes',
    ]);
    expect(all[0]?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 }, edits: [{ newText: '3 hours' }] }]);
    expect((await ask(['source.fixAll'])).map((action) => action.title)).toEqual(['Apply all safe fixes']);
    expect((await ask(['quickfix'])).map((action) => action.kind)).toEqual(['quickfix', 'quickfix']);
  });

  it('asks before it adds words to a plan', async () => {
    const client = await start(project({}), {
      textDocument: { diagnostic: {} },
      workspace: { workspaceEdit: { changeAnnotationSupport: {} } },
    });
    const uri = client.uri('a.md');
    const text = TOTAL.replace('(2 hours)', '(5 hours)');
    await open(client, uri, text);
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } };
    const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    })) as CodeAction[];
    const unsafe = actions.find((action) => action.title.startsWith('Add a checkpoint'));
    expect(unsafe?.edit?.changeAnnotations).toEqual({ unsafe: { label: 'Add a checkpoint every 2 h', needsConfirmation: true } });
  });

  it('shows the page of a rule on hover', async () => {
    const client = await start(project({}), { textDocument: { diagnostic: {} } });
    const uri = client.uri('a.md');
    await open(client, uri, BAD);
    const hover = (await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 8, character: 15 },
    })) as Hover;
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('# no-write-conflict') as string });
    expect(
      await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 0, character: 0 } }),
    ).toBeNull();
  });

  it('runs no code of the workspace', async () => {
    const proof = path.join(project({}), 'proof');
    const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, 'ran')`;
    const client = await start(project({ '.config/config.js': code, 'x.cjs': code, '.parallelintrc.json': '{ "$import": "./x.cjs" }' }), {
      textDocument: { diagnostic: {} },
    });
    const uri = client.uri('a.md');
    await open(client, uri, BAD);
    await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect(existsSync(proof)).toBe(false);
  });

  it('ends with 0 after shutdown and exit, and with 1 when its input ends', async () => {
    const polite = await start(project({}), {});
    await polite.connection.sendRequest(ShutdownRequest.type);
    await polite.connection.sendNotification(ExitNotification.type);
    expect(await polite.exited).toBe(0);
    const rude = await start(project({}), {});
    server?.stdin?.end();
    expect(await rude.exited).toBe(1);
  });
});
