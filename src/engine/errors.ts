// What the program throws: a use of it that cannot work, or a configuration that cannot be read. Everything else thrown is a bug.
import type { Position } from '../plan/location.ts';

/** The command line asks for something that does not exist or does not fit. `help` says what to do about it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

/** One thing wrong in a configuration file: where it stands, what was found and what was expected. */
export interface ConfigIssue {
  readonly path: string;
  readonly position?: Position;
  readonly message: string;
}

/** A configuration cannot be used; carries every issue that was found in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly issues: readonly ConfigIssue[];
  constructor(issues: readonly ConfigIssue[]) {
    super(issues.map(formatIssue).join('\n'));
    this.issues = issues;
  }
}

function formatIssue({ path, position, message }: ConfigIssue): string {
  return position ? `${path}:${position.line}:${position.column}: ${message}` : `${path}: ${message}`;
}
