// Text → a document that extractors can read.
import { readDirectives } from '../markdown/directives.ts';
import { outlineOf } from '../markdown/outline.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Declarations } from '../plan/model.ts';
import type { PlanDocument } from './extractor.ts';

/** Parses a text (without byte order mark) and reads its frontmatter; facts from the configuration fill what it leaves open. The tree is not kept. */
export async function readDocument(path: string, text: string, configured: Declarations): Promise<PlanDocument> {
  const parsed = await parseMarkdown(path, text);
  const { lineStarts, parserNote } = parsed;
  const head = parsed.tree.children[0];
  const yaml = head?.type === 'yaml' ? head : undefined;
  const outlined: PlanDocument = {
    path,
    text,
    lineStarts,
    outline: outlineOf(parsed),
    directives: readDirectives(parsed),
    bodyStart: yaml?.position?.end.offset ?? 0,
    declarations: configured,
    problems: [],
    ...(parserNote !== undefined && { parserNote }),
  };
  if (!yaml) return outlined;
  // YAML is only needed by the files that have it.
  const [{ readFrontmatter }, { readDeclarations }] = await Promise.all([
    import('./facts/frontmatter.ts'),
    import('./facts/declarations.ts'),
  ]);
  const frontmatter = readFrontmatter(parsed, yaml);
  const { declarations, problems } = readDeclarations(frontmatter);
  return {
    ...outlined,
    frontmatter,
    declarations: { ...configured, ...declarations },
    problems: [...frontmatter.problems, ...problems],
  };
}
