// What a dialect of “task headings with fields” is: data only, so that a configuration can define one.

/** The facts that a field can state, each with the names that the dialect has for it, in small letters. */
export interface FieldNames {
  readonly depends?: readonly string[];
  readonly blocks?: readonly string[];
  readonly writes?: readonly string[];
  readonly reads?: readonly string[];
  readonly wave?: readonly string[];
  readonly duration?: readonly string[];
  readonly parallel?: readonly string[];
  readonly status?: readonly string[];
  readonly agent?: readonly string[];
  readonly produces?: readonly string[];
  readonly consumes?: readonly string[];
  readonly contracts?: readonly string[];
}

/** A dialect: how a task looks, what its fields are called, and what orders the tasks. */
export interface FieldDialect {
  readonly name: string;
  /** Templates such as `### Task {id}: {title}` for headings and `- [ ] {id} {title}` for check boxes; `{id}` may be left out. */
  readonly task: readonly string[];
  readonly fields: FieldNames;
  /**
   * `sequence`: as they stand. `runs`: neighbours with the parallel mark run together, every other task is a barrier.
   * `dependencies`: nothing but dependencies and waves.
   */
  readonly order: 'sequence' | 'runs' | 'dependencies';
  /** Marks in front of a title. */
  readonly marks?: { readonly parallel?: string; readonly checkpoint?: string };
  /** Fields of which a document has to hold one in every second task to be recognised. */
  readonly signs: readonly string[];
  /** Fields that only this dialect has, one of which has to be there; without it the first sign. */
  readonly proof?: readonly string[];
  /** A word that the document's title has to hold. */
  readonly title?: string;
  /** A part of the path that only this dialect's files have; it stands for the signs. */
  readonly home?: string;
  /** The name of its files there. */
  readonly file?: string;
}
