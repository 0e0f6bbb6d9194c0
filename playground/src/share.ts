// The state of the playground in its address: files, the one that is shown, and the view, compressed.
import type { SourceFile, View } from './protocol.ts';

/** Everything that a link leads back to. */
export interface Shared {
  readonly files: readonly SourceFile[];
  readonly active: number;
  readonly view: View;
}

/** The state as the words behind `#`. */
export async function toHash(state: Shared): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream('deflate-raw'));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads such words; undefined where they are none of ours. */
export async function fromHash(hash: string): Promise<Shared | undefined> {
  try {
    const text = atob(hash.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(
      Uint8Array.from(text, (char) => char.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    const state = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Shared>;
    const files = Array.isArray(state.files) ? state.files.filter(isFile) : [];
    if (files.length === 0) return undefined;
    return { files, active: Math.min(Math.max(0, Number(state.active) || 0), files.length - 1), view: state.view ?? 'findings' };
  } catch {
    return undefined;
  }
}

function isFile(one: unknown): one is SourceFile {
  const file = one as Partial<SourceFile> | null;
  return typeof file?.path === 'string' && typeof file.text === 'string';
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
