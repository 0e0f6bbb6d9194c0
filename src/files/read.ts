// Reads a file strictly: regular, not too large, valid UTF-8. What cannot be read is named, never guessed.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Files with more bytes are not read unless the configuration says so. */
export const MAX_FILE_SIZE = 1024 * 1024;

/** A file's text, or why it has none. */
export type ReadResult = { readonly text: string; readonly bom: boolean } | { readonly error: string };

/** Reads a file from the disk. A byte order mark is cut off and remembered. */
export function readTextFile(file: string, maxSize = MAX_FILE_SIZE): ReadResult {
  const read = readBytes(file, maxSize);
  return 'error' in read ? read : decodeText(read);
}

/** Reads the bytes of a regular file. */
export function readBytes(file: string, maxSize = MAX_FILE_SIZE): Uint8Array | { readonly error: string } {
  let handle: number | undefined;
  try {
    // Non-blocking, so that a FIFO is seen for what it is instead of waited for.
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { error: `found ${stats.isDirectory() ? 'a folder' : 'a device or pipe'}, expected a regular file` };
    if (stats.size > maxSize) return { error: `has ${stats.size} bytes, expected at most ${maxSize} (max-file-size)` };
    return readFileSync(handle);
  } catch (error) {
    return { error: describe(error as NodeJS.ErrnoException) };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function describe(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'no such file';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'permission denied';
  if (error.code === 'ELOOP') return 'a link that leads back to itself';
  return `cannot be read (${error.code ?? error.message})`;
}

/** Decodes bytes as UTF-8; other encodings and binary data are errors that name what was found. */
export function decodeText(bytes: Uint8Array): ReadResult {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { error: 'found UTF-16 text, expected UTF-8' };
  const bom = first === 0xef && second === 0xbb && third === 0xbf;
  if (bytes.subarray(0, 8192).includes(0)) return { error: 'found binary data, expected UTF-8 text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bom ? bytes.subarray(3) : bytes), bom };
  } catch {
    return { error: `found bytes that are not UTF-8 at offset ${firstInvalid(bytes)}, expected UTF-8 text` };
  }
}

/** The offset of the first byte that cannot be decoded, by bisection over prefixes that end on a character. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
