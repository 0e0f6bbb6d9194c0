// What the nodes of a plan's tree are built from.
import type { Located, Location } from '../../plan/location.ts';
import type { Dependency, Total } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import type { DocumentVerdict } from '../roles/document.ts';
import type { Linker } from './links.ts';
import type { Unit } from './units.ts';

/** A type whose properties may be set while a value of it is put together. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What is known of all units when their nodes are built. */
export interface Builder {
  readonly source: SourceText;
  readonly linker: Linker;
  readonly keys: Map<Unit, string>;
  readonly edges: ReadonlyMap<Unit, readonly Dependency[]>;
  readonly waits: ReadonlyMap<Unit, ReadonlySet<Unit>>;
  readonly says: DocumentVerdict;
  /** The units that a list of the order of work names. */
  readonly order: ReadonlySet<Unit>;
  /** The units that others wait for. */
  readonly waited: ReadonlySet<Unit>;
  /** Filled while the tree is built. */
  readonly totals: Total[];
}

/** A slice of the source as a stated text. */
export function stated(builder: Builder, slice: Slice): Located<string> {
  const loc: Location = locate(builder.source, slice.start, slice.end);
  return { value: slice.text, loc };
}
