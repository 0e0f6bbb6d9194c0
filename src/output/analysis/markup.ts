// Text for HTML and XML.
import { visible } from '../terminal.ts';

/** Escapes a text for markup. What nobody can see is made visible, and the two code points that XML has no place for are left out. */
export function escapeMarkup(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
}
