// The registry of formats. Each is loaded when it is asked for.
import type { Reporter } from './reporter.ts';

/** The formats by name. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  compact: async () => (await import('./compact.ts')).compact,
  unix: async () => (await import('./unix.ts')).unix,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  azure: async () => (await import('./azure.ts')).azure,
  junit: async () => (await import('./junit.ts')).junit,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  agent: async () => (await import('./agent.ts')).agent,
  lsp: async () => (await import('./lsp.ts')).lsp,
} satisfies Readonly<Record<string, () => Promise<Reporter>>>;

/** A format's name. */
export type Format = keyof typeof reporters;
