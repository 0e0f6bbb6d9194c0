// What a dialect's extractor is: it recognises a document and turns it into plans.
import type { Frontmatter } from './facts/frontmatter.ts';
import type { Section } from '../markdown/outline.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Declarations, Plan, Problem } from '../plan/model.ts';

/** A document as extractors get it: parsed, outlined and with its frontmatter read. */
export interface PlanDocument extends MarkdownDocument {
  readonly outline: Section;
  readonly frontmatter?: Frontmatter;
  /** Facts that the frontmatter or the configuration declares for every plan of the document. */
  readonly declarations: Declarations;
}

/** Why a document is taken for a dialect. */
interface Detection {
  /** A sentence for `inspect`, naming what was seen. */
  readonly reason: string;
  /** Reads the document that was recognised. */
  extract(): Extraction;
}

/** What an extractor made of a document. */
export interface Extraction {
  readonly plans: readonly Plan[];
  readonly problems: readonly Problem[];
}

/** One dialect. */
export interface Extractor {
  readonly dialect: string;
  /** Recognises a document by its content; undefined: this is no plan of the dialect. */
  detect(document: PlanDocument): Detection | undefined;
}
