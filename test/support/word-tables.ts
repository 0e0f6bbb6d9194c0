// Tables of words with what they are read as: `| language | text | read as |`.

/** One row of such a table. */
export interface Row {
  readonly language: string;
  readonly text: string;
  readonly readAs: string;
}

const ROW = /^\| ([a-z]{2}) \| (.+) \| (.+) \|$/;

/** The rows of a file in order. */
export function readRows(file: string): readonly Row[] {
  return file.split('\n').flatMap((line) => {
    const [, language, text, readAs] = ROW.exec(line) ?? [];
    return language !== undefined && text !== undefined && readAs !== undefined ? [{ language, text, readAs }] : [];
  });
}

/** The file with what each text is read as now in place of what it says. */
export async function rewriteRows(file: string, read: (text: string) => string | Promise<string>): Promise<string> {
  const lines = file.split('\n').map(async (line) => {
    const [, language, text] = ROW.exec(line) ?? [];
    return language === undefined || text === undefined ? line : `| ${language} | ${text} | ${await read(text)} |`;
  });
  return (await Promise.all(lines)).join('\n');
}
