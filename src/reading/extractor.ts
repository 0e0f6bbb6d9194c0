// What a dialect's extractor is: it recognises a document and turns it, with the files beside it, into plans.
import type { Frontmatter } from './facts/frontmatter.ts';
import type { Section } from '../markdown/outline.ts';
import type { Directive } from '../markdown/directives.ts';
import type { SourceText } from '../markdown/locate.ts';
import type { Declarations, Plan, Problem } from '../plan/model.ts';

/** A document as extractors get it: outlined and with its frontmatter read. The parser's tree is gone by then. */
export interface PlanDocument extends SourceText {
  readonly outline: Section;
  /** The comments that speak to the linter. */
  readonly directives: readonly Directive[];
  /** Why the reference parser read it, or would have had to. */
  readonly parserNote?: string;
  readonly frontmatter?: Frontmatter;
  /** The 0-based offset behind the frontmatter; 0 without one. */
  readonly bodyStart: number;
  /** Facts that the frontmatter or the configuration declares for every plan of the document. */
  readonly declarations: Declarations;
  /** What was wrong in the frontmatter. */
  readonly problems: readonly Problem[];
}

/** The files around a document. Paths have forward slashes and start as the document's own path does. */
export interface SiblingFiles {
  /** The names in a folder, sorted; none when there is no such folder or it lies outside of what may be read. */
  list(folder: string): readonly string[];
  /** A Markdown file, parsed; undefined when it cannot be read. */
  read(path: string): Promise<PlanDocument | undefined>;
  /** Makes something of several files once, however many of them are linted. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** No files around: what a text alone is read with. */
export const NO_SIBLINGS: SiblingFiles = { list: () => [], read: () => Promise.resolve(undefined), once: (_, make) => make() };

/** Why a document is taken for a dialect. */
export interface Detection {
  /** A sentence for `inspect`, naming what was seen. */
  readonly reason: string;
  /** Reads the document that was recognised, and the files that are one plan with it. */
  extract(siblings: SiblingFiles): Extraction | Promise<Extraction>;
}

/** What an extractor made of a document. */
export interface Extraction {
  readonly plans: readonly Plan[];
  readonly problems: readonly Problem[];
}

/** One dialect. */
export interface Extractor {
  readonly dialect: string;
  /** Recognises a document by its content; undefined: this is no plan of the dialect. `asked`: the configuration or the frontmatter says that it is one, so that one task is enough. */
  detect(document: PlanDocument, asked: boolean): Detection | undefined;
  /** Why a document that it does not recognise is no plan, as a clause; absent where not recognising it is all there is to say. */
  refusal?(document: PlanDocument): string;
}

/** The folder of a path, with forward slashes and without the last one; empty for a bare name. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

/** The last part of a path. */
export function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path below a folder. */
export function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
