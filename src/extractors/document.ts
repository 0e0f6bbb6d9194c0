// Text → a document that extractors can read, or the reason why it cannot be one.
import { refusal } from '../markdown/guard.ts';
import { indexLines, locate } from '../markdown/locate.ts';
import { outlineOf } from '../markdown/outline.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Declarations, Problem } from '../plan/model.ts';
import type { PlanDocument } from './extractor.ts';

/** A document, or the problem that kept it from being parsed. */
export type ReadDocument = { readonly document: PlanDocument } | { readonly document: undefined; readonly problem: Problem };

/** Parses a text (without byte order mark) and reads its frontmatter; facts from the configuration fill what it leaves open. */
export async function readDocument(path: string, text: string, configured: Declarations): Promise<ReadDocument> {
  const source = indexLines(path, text);
  const refused = refusal(source);
  if (refused) {
    const loc = locate(source, refused.offset, refused.offset);
    return { document: undefined, problem: { message: `not parsed: ${refused.reason}`, loc, severity: 'error' } };
  }
  const parsed = parseMarkdown(path, text);
  const outlined = { ...parsed, outline: outlineOf(parsed), declarations: configured, problems: [] };
  if (parsed.tree.children[0]?.type !== 'yaml') return { document: outlined };
  // YAML is only needed by the files that have it.
  const [{ readFrontmatter }, { readDeclarations }] = await Promise.all([
    import('./facts/frontmatter.ts'),
    import('./facts/declarations.ts'),
  ]);
  const frontmatter = readFrontmatter(parsed);
  if (!frontmatter) return { document: outlined };
  const { declarations, problems } = readDeclarations(frontmatter);
  return {
    document: {
      ...outlined,
      frontmatter,
      declarations: { ...configured, ...declarations },
      problems: [...frontmatter.problems, ...problems],
    },
  };
}
