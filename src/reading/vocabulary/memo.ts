// What a text says is asked several times while a document is read; the answers are kept for a while.

/** Texts whose answers are kept: more than the lines between the first and the last time that one of them is asked about. */
const KEPT = 2048;

/** Gives a function of a text that remembers its last answers. The same text has to mean the same, and nobody may change an answer. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  // A memo and no state: whatever it has forgotten is read again.
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.value;
    const value = read(text);
    if (known.size >= KEPT) known.clear();
    known.set(text, { value });
    return value;
  };
}
