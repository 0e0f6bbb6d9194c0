// YAML frontmatter with the place of every value. Broken YAML is read as far as it goes and reported, with quoting as the fix.
import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Yaml } from 'mdast';
import type { Location } from '../../plan/location.ts';
import type { Problem } from '../../plan/model.ts';

/** Frontmatter larger than this is refused; real ones are below 4 KiB. */
const MAX_FRONTMATTER = 64 * 1024;

/** A YAML value with its place. Keys keep their own place, too. */
export type FrontmatterField =
  | {
      readonly type: 'scalar';
      readonly value: string | number | boolean | null;
      /** The value as written, without quotes: `007` stays `007`. */
      readonly text: string;
      readonly loc: Location;
    }
  | {
      readonly type: 'list';
      readonly items: readonly FrontmatterField[];
      readonly loc: Location;
      /** Written in brackets on one line, or one entry a line. */
      readonly inline: boolean;
    }
  | {
      readonly type: 'map';
      readonly fields: ReadonlyMap<string, { readonly key: Location; readonly field: FrontmatterField }>;
      readonly loc: Location;
    };

/** What a document's frontmatter holds. */
export interface Frontmatter {
  readonly fields: Extract<FrontmatterField, { type: 'map' }>['fields'];
  readonly loc: Location;
  readonly problems: readonly Problem[];
}

/** Reads a document's frontmatter from the block that holds it. Never throws. */
export function readFrontmatter(document: SourceText, node: Yaml): Frontmatter {
  const base = (node.position?.start.offset ?? 0) + (/^---[ \t]*(?:\r\n|\r|\n)/.exec(document.text)?.[0].length ?? 4);
  const at = (start: number, end: number): Location => locate(document, base + start, base + end);
  const loc = at(0, node.value.length);
  const empty = { fields: new Map(), loc };
  if (node.value.length > MAX_FRONTMATTER) {
    return {
      ...empty,
      problems: [{ message: `frontmatter has ${node.value.length} bytes, expected at most ${MAX_FRONTMATTER}`, loc, severity: 'error' }],
    };
  }
  const text = document.text.slice(base, base + node.value.length);
  const parsed = parse(text);
  const error = parsed.errors[0];
  if (!error) return { ...empty, fields: fieldsOf(parsed, at), problems: [] };
  const [start] = error.pos;
  const mended = quoteBroken(text);
  const problem: Problem = {
    message: `frontmatter is not valid YAML (${error.message.split(/[\n:]/, 1)[0]?.toLowerCase().trim() ?? 'unreadable'}), expected key: value pairs with any “: ” in a value quoted`,
    loc: at(Math.max(0, text.lastIndexOf('\n', Math.max(0, start - 1)) + 1), lineEnd(text, start)),
    severity: 'error',
  };
  if (!mended) return { ...empty, fields: fieldsOf(parsed, at), problems: [problem] };
  const fix = { title: 'Quote the value', edits: mended.edits.map((edit) => ({ loc: at(edit.start, edit.end), newText: edit.newText })) };
  const original = (offset: number): number => unmended(mended.edits, offset);
  return {
    ...empty,
    fields: fieldsOf(parse(mended.text), (from, to) => at(original(from), original(to))),
    problems: [{ ...problem, fix }],
  };
}

/** The offset in the text as written that belongs to an offset in the mended one. */
function unmended(edits: Quoting['edits'], offset: number): number {
  let shift = 0;
  for (const { start, end, newText } of edits) {
    if (offset <= start + shift) break;
    if (offset < start + shift + newText.length) return Math.min(end, Math.max(start, offset - shift - 1));
    shift += newText.length - (end - start);
  }
  return offset - shift;
}

function parse(text: string): Document.Parsed {
  return parseDocument(text, { uniqueKeys: false, strict: false, logLevel: 'silent', prettyErrors: false, merge: false });
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

interface Quoting {
  readonly text: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

/** Quotes every plain value that holds `: `; undefined unless that makes the whole valid. */
function quoteBroken(text: string): Quoting | undefined {
  const edits: { start: number; end: number; newText: string }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const match = /^(\s*(?:- )?[\w-]+:[ \t]+|\s*- )(?!["'[{|>&*!#\s])(.*)$/.exec(line.trimEnd());
    // A comment behind the value stays one.
    const value = (match?.[2] ?? '').replace(/\s+#.*$/, '');
    if (match && /:\s|:$|^[@`%]/.test(value)) {
      const start = offset + (match[1] ?? '').length;
      edits.push({ start, end: start + value.length, newText: `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` });
    }
    offset += line.length + 1;
  }
  let mended = text;
  for (const edit of edits.toReversed()) mended = mended.slice(0, edit.start) + edit.newText + mended.slice(edit.end);
  return edits.length > 0 && parse(mended).errors.length === 0 ? { text: mended, edits } : undefined;
}

function fieldsOf(parsed: Document.Parsed, at: (start: number, end: number) => Location): Frontmatter['fields'] {
  const field = parsed.contents && toField(parsed.contents, at);
  return field?.type === 'map' ? field.fields : new Map();
}

function toField(node: ParsedNode, at: (start: number, end: number) => Location): FrontmatterField | undefined {
  const [start, end] = node.range;
  const loc = at(start, end);
  if (isScalar(node)) {
    const { value } = node;
    const text = typeof value === 'string' ? value : node.source;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return { type: 'scalar', value, text, loc };
    return { type: 'scalar', value: null, text: '', loc };
  }
  if (isSeq(node)) return { type: 'list', items: node.items.flatMap((item) => toField(item, at) ?? []), loc, inline: node.flow === true };
  if (isMap(node)) {
    const fields = new Map<string, { key: Location; field: FrontmatterField }>();
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue;
      const [from, to] = pair.key.range;
      const field = pair.value ? toField(pair.value, at) : undefined;
      fields.set(String(pair.key.value), {
        key: at(from, to),
        field: field ?? { type: 'scalar', value: null, text: '', loc: at(from, to) },
      });
    }
    return { type: 'map', fields, loc };
  }
  // Aliases are not followed: plans have no use for them, and following them is how small files become huge.
  return isAlias(node) ? { type: 'scalar', value: null, text: '', loc } : undefined;
}

/** The entries of a field as texts with their places: a list's scalars, or one scalar by itself. */
export function textsOf(field: FrontmatterField | undefined): readonly { readonly value: string; readonly loc: Location }[] {
  if (!field || field.type === 'map') return [];
  if (field.type === 'list') return field.items.flatMap(textsOf);
  return field.text === '' ? [] : [{ value: field.text, loc: field.loc }];
}
