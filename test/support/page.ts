// Pages with examples: a `md` fence of four marks is a text, the `text` fence behind it what is read from it.

/** One example of a page. */
export interface Example {
  /** The heading that it stands below. */
  readonly section: string;
  /** The 1-based line of its opening fence. */
  readonly line: number;
  /** The text that is read. */
  readonly text: string;
  /** What the page says is read from it. */
  readonly expected: string;
}

/** The sections of a page (`##`), and its examples in order. An example without what is read from it throws. */
export function readPage(page: string): { readonly sections: readonly string[]; readonly examples: readonly Example[] } {
  const examples: Example[] = [];
  const sections: string[] = [];
  const lines = page.split('\n');
  const block = (open: number, mark: string): { readonly text: string; readonly next: number } => {
    const end = lines.indexOf(mark, open + 1);
    if (end < 0) throw new Error(`line ${open + 1}: the fence is not closed`);
    return {
      text: lines
        .slice(open + 1, end)
        .map((one) => `${one}\n`)
        .join(''),
      next: end + 1,
    };
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('## ')) sections.push(line.slice(3));
    if (line !== '````md') continue;
    const plan = block(at, '````');
    let answer = plan.next;
    while (lines[answer] === '') answer += 1;
    if (lines[answer] !== '```text') throw new Error(`line ${at + 1}: nothing says what is read from the example`);
    const expected = block(answer, '```');
    examples.push({ section: sections.at(-1) ?? '', line: at + 1, text: plan.text, expected: expected.text });
    at = expected.next - 1;
  }
  return { sections, examples };
}

/** The page with what is read now in place of what it says. `read` gives it for each example. */
export async function rewritePage(page: string, read: (example: Example) => Promise<string>): Promise<string> {
  const { examples } = readPage(page);
  let rest = page;
  let done = '';
  for (const example of examples) {
    const open = `\`\`\`\`md\n${example.text}\`\`\`\`\n`;
    const from = rest.indexOf(open) + open.length;
    const start = rest.indexOf('```text\n', from) + '```text\n'.length;
    done += `${rest.slice(0, start)}${await read(example)}`;
    rest = rest.slice(start + example.expected.length);
  }
  return done + rest;
}
