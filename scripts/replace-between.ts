// Puts generated text between two marks of a page.

/** The text with what stands between `<!-- name:start -->` and `<!-- name:end -->` replaced. @throws Error where a mark is missing. */
export function replaceBetween(text: string, name: string, content: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the marks ${start} and ${end} are missing`);
  return text.slice(0, from + start.length) + content + text.slice(to);
}
