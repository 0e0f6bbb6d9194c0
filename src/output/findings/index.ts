// The registry of formats. Each is loaded when it is asked for.
import type { Reporter } from './reporter.ts';

/** The formats by name. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  compact: async () => (await import('./compact.ts')).compact,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  agent: async () => (await import('./agent.ts')).agent,
  lsp: async () => (await import('./lsp.ts')).lsp,
} satisfies Readonly<Record<string, () => Promise<Reporter>>>;

/** A format's name. */
export type Format = keyof typeof reporters;
