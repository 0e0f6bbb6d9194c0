// Questions to the person at the terminal.
import { createInterface } from 'node:readline';
import { UsageError } from '../../engine/errors.ts';
import type { Ask } from './decide.ts';

/** Asks on `output` and reads lines from `input`; `close` lets go of both. A person who ends the input gets a UsageError. */
export function createAsk(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): { readonly ask: Ask; close(): void } {
  const terminal = createInterface({ input, output });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      output.write(question);
      const line = await lines.next();
      if (line.done) throw new UsageError('no answer was given');
      return line.value;
    },
    close: () => terminal.close(),
  };
}
