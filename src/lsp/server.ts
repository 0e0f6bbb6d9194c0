// The language server: diagnostics, quick fixes, suppressions and hover over the same core as the command line.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  createConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { z } from 'zod';
import { type ConfigLoader, createConfigLoader } from '../config/load.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Preset } from '../config/settings.ts';
import { ConfigError } from '../engine/errors.ts';
import { createFileAccess } from '../files/access.ts';
import { createLinter, type FileAccess, type FileResult } from '../engine/lint.ts';
import { codeActionsFor } from './actions.ts';
import { toDiagnostic, toRange } from './convert.ts';

/** What the server gets from outside. */
export interface ServerEnvironment {
  readonly version: string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The page of a rule, in Markdown. */
  readonly explain: (rule: string) => string;
  /** Today as YYYY-MM-DD. */
  readonly today: () => string;
}

/** Settings that a client may send below `parallelint`; null and missing ones are the defaults. */
const clientSettings = z.object({
  preset: z.enum(['recommended', 'strict']).optional(),
  includeCompleted: z.boolean().optional(),
  minConfidence: z.enum(['high', 'medium', 'low']).optional(),
});
type ClientSettings = z.output<typeof clientSettings>;

/** Files whose change can change what is found in others. */
const CONFIG_GLOB = '**/{.parallelintrc,.parallelintrc.json,.parallelintrc.yaml,.parallelintrc.yml,package.json,.config/parallelintrc*}';

/** Serves one client until it says goodbye or the input ends; gives the exit code. */
export function startServer(environment: ServerEnvironment): Promise<number> {
  return new Promise((resolve) => {
    const connection = createConnection(new StreamMessageReader(environment.input), new StreamMessageWriter(environment.output));
    const documents = new TextDocuments(TextDocument);
    const results = new Map<string, { readonly version: number; readonly result: FileResult }>();
    let capabilities: ClientCapabilities = {};
    let roots: readonly string[] = [];
    let loader: ConfigLoader = createConfigLoader(path.sep);
    let settings: ClientSettings = {};
    let shutDown = false;

    connection.onInitialize((params) => {
      capabilities = params.capabilities;
      roots = rootsOf(params);
      return initializeResult(environment.version);
    });
    connection.onInitialized(async () => {
      if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'parallelint' });
      }
      if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: CONFIG_GLOB }] });
      }
      await pullSettings();
      refresh();
    });
    connection.onDidChangeConfiguration(async (change) => {
      const pushed = (change.settings as { parallelint?: unknown } | null)?.parallelint;
      if (pushed !== undefined) settings = readSettings(pushed);
      else await pullSettings();
      refresh();
    });
    connection.onDidChangeWatchedFiles(() => {
      refresh();
    });
    connection.languages.diagnostics.on(async ({ textDocument }) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: await diagnosticsOf(textDocument.uri),
    }));
    connection.onCodeAction(async (params: CodeActionParams): Promise<CodeAction[]> => {
      const document = documents.get(params.textDocument.uri);
      const result = document && (await lint(document));
      return document && result
        ? codeActionsFor(document, result, params, capabilities.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined)
        : [];
    });
    connection.onHover(async ({ textDocument, position }): Promise<Hover | null> => {
      const document = documents.get(textDocument.uri);
      const result = document && (await lint(document));
      const found = result?.findings.find((finding) => {
        const { start, end } = toRange(finding.location);
        return (
          !finding.suppressed &&
          start.line <= position.line &&
          position.line <= end.line &&
          (start.line < position.line || start.character <= position.character) &&
          (end.line > position.line || position.character <= end.character)
        );
      });
      if (!found) return null;
      return { contents: { kind: 'markdown', value: environment.explain(found.rule) }, range: toRange(found.location) };
    });
    connection.onShutdown(() => {
      shutDown = true;
    });
    connection.onExit(() => resolve(shutDown ? 0 : 1));
    environment.input.on('end', () => resolve(shutDown ? 0 : 1));

    documents.onDidChangeContent(({ document }) => {
      void publish(document);
      refreshBeside(document);
    });
    documents.onDidClose(({ document }) => {
      results.delete(document.uri);
      if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    documents.listen(connection);
    connection.listen();

    /** A client that pulls diagnostics gets none pushed. */
    function pulls(): boolean {
      return capabilities.textDocument?.diagnostic !== undefined;
    }

    async function pullSettings(): Promise<void> {
      if (!capabilities.workspace?.configuration) return;
      settings = readSettings(await connection.workspace.getConfiguration('parallelint'));
    }

    function readSettings(value: unknown): ClientSettings {
      const parsed = clientSettings.safeParse(value ?? {});
      if (parsed.success) return parsed.data;
      connection.console.warn(
        `parallelint settings: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      );
      return {};
    }

    /** After a change of configuration everything that is open is looked at again. */
    function refresh(): void {
      loader = createConfigLoader(path.sep);
      results.clear();
      if (pulls()) {
        if (capabilities.workspace?.diagnostics?.refreshSupport) void connection.languages.diagnostics.refresh();
      } else for (const document of documents.all()) void publish(document);
    }

    /** What is open in the same folder, or above or below it, may be a part of the same plan. */
    function refreshBeside({ uri }: TextDocument): void {
      const folder = (one: string): string => one.slice(0, one.lastIndexOf('/') + 1);
      const beside = documents
        .all()
        .filter(
          (one) =>
            one.uri !== uri && results.has(one.uri) && (folder(one.uri).startsWith(folder(uri)) || folder(uri).startsWith(folder(one.uri))),
        );
      for (const one of beside) results.delete(one.uri);
      if (beside.length === 0) return;
      if (!pulls()) for (const one of beside) void publish(one);
      else if (capabilities.workspace?.diagnostics?.refreshSupport) void connection.languages.diagnostics.refresh();
    }

    async function publish(document: TextDocument): Promise<void> {
      if (pulls()) return;
      const diagnostics = await diagnosticsOf(document.uri);
      if (documents.get(document.uri)?.version === document.version) {
        await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
      }
    }

    async function diagnosticsOf(uri: string): Promise<Diagnostic[]> {
      const document = documents.get(uri);
      if (!document) return [];
      try {
        const result = await lint(document);
        const toUri = (file: string): string => (file === result.path ? uri : pathToFileURL(path.resolve(file)).href);
        return result.findings.filter((finding) => !finding.suppressed).map((finding) => toDiagnostic(finding, toUri));
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        // The file is fine; its configuration is not, and this is where its author looks.
        const start = { line: 0, character: 0 };
        return [{ range: { start, end: start }, severity: 1, source: 'parallelint', message: error.message }];
      }
    }

    /** Files beside an open one: what is open counts before what is on the disk, and nothing outside of the workspace is read. */
    function openFiles(): FileAccess {
      const disk = createFileAccess(path.sep, (file) => roots.some((root) => !path.relative(root, file).startsWith('..')));
      return { list: (folder) => disk.list(folder), read: (file) => documents.get(pathToFileURL(file).href)?.getText() ?? disk.read(file) };
    }

    async function lint(document: TextDocument): Promise<FileResult> {
      const known = results.get(document.uri);
      if (known?.version === document.version) return known.result;
      const file = document.uri.startsWith('file:') ? fileURLToPath(document.uri) : undefined;
      const inside = file !== undefined && roots.some((root) => !path.relative(root, file).startsWith('..'));
      const loaded = inside ? await loader.forFolder(path.dirname(file)) : undefined;
      const relative = loaded && file !== undefined ? path.relative(loaded.folder, file).replaceAll(path.sep, '/') : '';
      const preset: { preset?: Preset } = settings.preset ? { preset: settings.preset } : {};
      const resolved = resolveSettings(loaded, relative, {
        ...preset,
        includeCompleted: settings.includeCompleted ?? false,
        ...(settings.minConfidence !== undefined && { minConfidence: settings.minConfidence }),
        today: environment.today(),
      });
      const result = await createLinter(file === undefined ? undefined : openFiles()).lint(
        file ?? document.uri,
        document.getText(),
        resolved,
      );
      results.set(document.uri, { version: document.version, result });
      return result;
    }
  });
}

function rootsOf(params: InitializeParams): readonly string[] {
  const uris = params.workspaceFolders?.map((folder) => folder.uri) ?? [];
  return uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
}

function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: 'parallelint', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      diagnosticProvider: { identifier: 'parallelint', interFileDependencies: true, workspaceDiagnostics: false },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.parallelint`] },
      hoverProvider: true,
      workspace: { workspaceFolders: { supported: true } },
    },
  };
}
