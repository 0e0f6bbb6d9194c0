// What each section, list and table of a document was taken for, and by which evidence: what `inspect` shows of how a document was read.
import type { Location } from '../plan/location.ts';
import { locate } from '../markdown/locate.ts';
import type { PlanDocument } from './extractor.ts';
import { readFreely } from './engine.ts';
import { isItem, type Piece, piecesBelow } from './records/piece.ts';
import { type Unit, unitsBelow } from './relations/units.ts';
import { unitScore } from './roles/evidence.ts';
import { isPathList, listsOf } from './roles/lists.ts';
import type { FieldKind } from './vocabulary/fields.ts';
import { isBeside } from './vocabulary/work.ts';

/** A section, list or table with what it was taken for. */
export interface PartReading {
  readonly loc: Location;
  readonly shape: 'section' | 'list' | 'table';
  /** The heading's words, or those of the name or heading that the list or table stands below; empty for none. */
  readonly title: string;
  /** `group`: holds units; `facts`: states facts of what it stands in; `aside`: about the plan, and no part of it; `text`: none of these. */
  readonly role: 'stage' | 'unit' | 'step' | 'group' | 'facts' | 'aside' | 'text';
  /** The evidence, as a clause. */
  readonly why: string;
}

type Judgeable = Pick<Unit, 'role' | 'node'> & { readonly mergedInto?: Unit | undefined; readonly dropped?: true | undefined };

type Judged = Pick<PartReading, 'role' | 'why'>;

/** What every section, list and table of a document was taken for, in document order. What stands in an item of a list is part of the list. */
export function accountOf(document: PlanDocument): readonly PartReading[] {
  const reading = readFreely(document);
  const units = new Map<Piece, Unit>(unitsBelow(reading.forest).map((unit) => [unit.node.piece, unit]));
  const parts: PartReading[] = [];
  const add = (shape: PartReading['shape'], title: string, { line, end }: Piece, judged: Judged): void => {
    const loc = locate(document, line.start, shape === 'section' ? line.end : end);
    parts.push({ loc, shape, title, ...judged });
  };
  const visit = (piece: Piece, title: string, beside: boolean): void => {
    for (const items of listsOf(piece)) {
      const [first] = items;
      if (first && (items.length > 1 || units.has(first)))
        add('list', title, { ...first, end: items.at(-1)?.end ?? first.end }, judgeList(items, piece, units, beside));
    }
    for (const child of piece.children) {
      if (child.shape === 'table') add('table', title, child, judgeTable(child, piece, units, beside));
      else if (child.shape === 'fence') {
        if (piecesBelow(child).some((one) => units.has(one))) visit(child, title, beside);
      } else if (!isItem(child)) {
        const name = child.line.plain;
        const isNamed = child.shape === 'heading' || units.has(child);
        if (isNamed && name !== '') add('section', name, child, judgeSection(child, units, beside));
        visit(
          child,
          child.field?.name ?? (child.shape === 'line' ? title : name),
          beside || (isNamed && child.depth > 1 && isBeside(name)),
        );
      }
    }
  };
  visit(reading.document, '', false);
  return parts.sort((a, b) => a.loc.start.offset - b.loc.start.offset || b.loc.end.offset - a.loc.end.offset);
}

function judgeSection(piece: Piece, units: ReadonlyMap<Piece, Unit>, beside: boolean): Judged {
  const unit = units.get(piece);
  if (unit) return judgedAs(unit);
  const announced = announcement(piece);
  if (announced) return announced;
  if (piece.depth > 1 && isBeside(piece.line.plain)) return { role: 'aside', why: 'its title speaks about the plan' };
  if (beside) return { role: 'aside', why: 'stands in a section about the plan' };
  const label = piece.label ? 'a label' : 'no label';
  return { role: 'text', why: `${label}, and ${unitScore(piece).toFixed(1)} unit facts` };
}

function judgeList(items: readonly Piece[], parent: Piece, units: ReadonlyMap<Piece, Unit>, beside: boolean): Judged {
  const records = recordsOf(items, units);
  if (records) return records;
  const announced = announcement(parent);
  if (announced) return announced;
  if (isPathList(items)) return { role: 'facts', why: 'its lines open with paths' };
  if (beside) return { role: 'aside', why: 'stands in a section about the plan' };
  return { role: 'text', why: 'its lines are neither work nor records' };
}

function judgeTable(table: Piece, parent: Piece, units: ReadonlyMap<Piece, Unit>, beside: boolean): Judged {
  const records = recordsOf(table.children, units);
  if (records) return records;
  if (beside) return { role: 'aside', why: 'stands in a section about the plan' };
  return announcement(parent) ?? { role: 'text', why: 'its columns and rows name no work' };
}

/** What items or rows were taken for, where they are records: the first speaks for all, and those that only say more of others are counted. */
function recordsOf(pieces: readonly Piece[], units: ReadonlyMap<Piece, Unit>): Judged | undefined {
  const records = pieces.flatMap((piece) => units.get(piece) ?? []);
  const [first] = records;
  if (!first) return undefined;
  const { role, why } = judgedAs({ ...first, mergedInto: undefined, dropped: undefined });
  const others = records.filter((unit) => unit.mergedInto !== undefined || unit.dropped === true).length;
  return { role, why: others === 0 ? why : `${why}; ${others} of ${records.length} only say more of what stands elsewhere` };
}

/** The role and evidence of a unit, with what became of it where another place tells more. */
function judgedAs({ role, node, mergedInto, dropped }: Judgeable): Judged {
  const fate = mergedInto
    ? `; says more of “${(mergedInto.id ?? mergedInto.title).text}”`
    : dropped
      ? '; only speaks of work that stands elsewhere'
      : '';
  return { role: role === 'section' ? 'group' : role, why: `${node.why}${fate}` };
}

/** What a label, or a heading that is nothing but one, announces. */
function announcement({ field }: Piece): Judged | undefined {
  const said = field?.kind && ANNOUNCES[field.kind];
  if (!field || said === undefined) return undefined;
  return { role: field.kind === 'aside' || field.kind === 'criteria' ? 'aside' : 'facts', why: `“${field.name}” announces ${said}` };
}

const ANNOUNCES: Readonly<Record<FieldKind, string>> = {
  write: 'files that are changed',
  read: 'files that are read',
  avoid: 'files that stay as they are',
  deliverable: 'results',
  depends: 'what is waited for',
  blocks: 'what waits',
  duration: 'a time',
  assignee: 'who does it',
  place: 'a branch or worktree',
  status: 'a state',
  work: 'things to do',
  criteria: 'results, not work',
  parallel: 'what runs beside it',
  stage: 'a phase or wave',
  produce: 'what it provides',
  consume: 'what it relies on',
  title: 'what it is for',
  aside: 'what is no part of the work',
};
