// What a unit states about itself: files, what it waits for, how long it takes, who does it, whether it is done.
import type { Duration, Interval } from '../../plan/duration.ts';
import type { Located, Location } from '../../plan/location.ts';
import type { PathStatement } from '../../plan/model.ts';
import { locate, type SourceText } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { readSpan, readDuration, readWindow } from '../facts/durations.ts';
import { readPathList } from '../facts/path-lists.ts';
import { isAside, readPaths, readTaskPaths } from '../facts/paths.ts';
import { isItem, piecesBelow, type Piece } from '../records/piece.ts';
import { isPathList, itemsOf, opensWithPath } from '../roles/lists.ts';
import type { WorkNode } from '../roles/roles.ts';
import { fieldKind, isShared, type FieldKind } from '../vocabulary/fields.ts';
import { isDoneStatus, isImperative, saysDone } from '../vocabulary/work.ts';
import { joinedPaths, treePaths } from './path-forms.ts';

/** A text that may name other units, with what it says of them. */
export interface Mention {
  readonly slice: Slice;
  /** `depends`: the value names what is waited for; `blocks`: what waits; `prose`: the words around a name tell. */
  readonly as: 'depends' | 'blocks' | 'prose';
  /** It stands in a table that speaks of several units. */
  readonly row?: true;
}

/** What a unit states about itself; grows where other places speak of it, too. */
export interface UnitFacts {
  readonly paths: PathStatement[];
  readonly mentions: Mention[];
  /** Folders that are named as the place of the files: written where nothing below them is. */
  readonly homes: PathStatement[];
  duration?: Located<Duration>;
  /** Minutes from the start of the plan. */
  window?: Located<Interval>;
  agent?: Located<string>;
  /** How many work on it at once. */
  agents?: Located<Interval>;
  /** A branch or worktree of its own. */
  place?: Located<string>;
  stage?: Located<string>;
  /** What it says of running beside others. */
  parallel?: Located<string>;
  done: boolean;
  readonly produces: Located<string>[];
  readonly consumes: Located<string>[];
  /** Lines about it, for what it is for and how its members run. */
  readonly words: Slice[];
  boxes: number;
  ticked: number;
}

/** Reads what stands in a node's own lines, apart from the nodes below it. */
export function readFacts(source: SourceText, node: WorkNode): UnitFacts {
  const facts: UnitFacts = { paths: [], homes: [], mentions: [], done: false, produces: [], consumes: [], words: [], boxes: 0, ticked: 0 };
  const below = new Set(node.children.map((child) => child.piece));
  readHead(source, facts, node);
  if (node.row) {
    for (const cell of node.row.cells) readValue(source, facts, cell.kind, cell.line, cell.name);
    return { ...facts, mentions: facts.mentions.map((mention) => ({ ...mention, row: true as const })) };
  }
  if (node.piece.field) readValue(source, facts, node.piece.field.kind, node.piece.field.value, node.piece.field.name);
  readChildren(source, facts, node.piece, undefined, below, node.role === 'section' || node.role === 'stage');
  if (facts.boxes > 0 && facts.boxes === facts.ticked) facts.done = true;
  return facts;
}

/** The line that introduces it: state, time, paths in its words, who does it in parentheses. */
function readHead(source: SourceText, facts: UnitFacts, node: WorkNode): void {
  const { line, shape } = node.piece;
  const at = placer(source);
  if (line.box) {
    facts.done = /[xX✓✔]/u.test(line.box.state);
    readHeadWords(source, facts, node);
    return;
  }
  if (
    node.row === undefined &&
    (shape === 'heading' || shape === 'caption' || shape === 'bold' || shape === 'item' || shape === 'number') &&
    saysDone(line.plain)
  )
    facts.done = true;
  if (line.emoji.some((mark) => /[✅☑✔✓]/u.test(mark.text))) facts.done = true;
  if (node.row) {
    addPaths(facts, readTaskPaths(node.row.title.text, node.row.title.start, at));
    return;
  }
  readHeadWords(source, facts, node);
}

function readHeadWords(source: SourceText, facts: UnitFacts, node: WorkNode): void {
  const { line } = node.piece;
  const at = placer(source);
  const window = readWindow(line.text);
  if (window) facts.window = { value: window.value, loc: at(line.start + window.start, line.start + window.end) };
  for (const group of [...line.groups, ...bracketed(line)]) setDuration(source, facts, group);
  const tail = /(?:\s[—–-]\s+|\s(?=[~≈]\d)|[)）]\s?(?=[~≈]?\d))((?:~|≈|about )?\d[^—–()]{0,24})$/u.exec(line.text);
  if (tail) setDuration(source, facts, { text: tail[1] ?? '', start: line.end - (tail[1] ?? '').length, end: line.end });
  facts.mentions.push({ slice: line, as: 'prose' });
  // `Weeks 1-2`, `Day 3`: the name of a stage is its time.
  if (node.label?.kind === 'stage') setDuration(source, facts, line);
  const count = AGENT_COUNT.exec(line.text);
  if (count) {
    const start = line.start + count.index;
    facts.agents = {
      value: { min: Number(count[1] ?? count[3]), max: Number(count[2] ?? count[1] ?? count[3]) },
      loc: locate(source, start, start + count[0].length),
    };
  }
  const agent = line.groups.find((group) => AGENT_GROUP.test(group.text));
  if (agent) facts.agent = stated(source, agent);
  addPaths(facts, [...joinedPaths(line.text, line.start, at), ...readTaskPaths(line.text, line.start, at)]);
  // A path that is the name of a line of work, or that stands in parentheses behind it, is what the work is on.
  for (const mention of readPaths(line.text)) {
    const before = line.text.slice(0, mention.start).replace(/`$/, '');
    const enclosed = /[(（]\s*$/.test(before) && /^`?\s*[)）]/.test(line.text.slice(mention.end));
    if (isAside(before) || (mention.value.endsWith('/') && !enclosed)) continue;
    const orders = isImperative(line.plain) && !LOOKS.test(line.plain) && !facts.paths.some((one) => one.value === mention.value);
    const opens = orders || !/[\p{L}\p{N}]/u.test(before.replace(/^.{0,40}?[:：]/u, '')) || /[(（]\s*$/.test(before);
    if (opens)
      addPaths(facts, [
        { value: mention.value, loc: at(line.start + mention.start, line.start + mention.end), access: 'write', source: 'body' },
      ]);
  }
}

/** `4 agents`, `2-3 parallel sessions`: how many work at once. */
const AGENT_COUNT =
  /(?<![\d.-])(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?\+?\s+(?:parallel |concurrent )?(?:sub-?agents?|agents?|workers|developers|devs|engineers|sessions|people|teams)(?![\p{L}\p{N}])|(?<!\d)(\d{1,2})\s?(?:个|名)(?:代理|智能体|开发者|agent)/iu;

/** Orders that change nothing. */
const LOOKS = /^\W*(?:run|verify|review|validate|check|test|read|confirm|ensure|monitor|analy[sz]e|inspect|audit|execute|see)\b/i;

const AGENT_GROUP =
  /^(?:agent|session|dev(?:eloper)?|person|team|engineer|worker)\s+#?\w{1,12}$|^@[\w-]+$|^(?:claude|codex|gemini|cursor|copilot)\b[\w .-]{0,20}$/i;

function bracketed(line: Slice): readonly Slice[] {
  const found = /\[([^\][]{1,24})\]/.exec(line.text);
  return found ? [{ text: found[1] ?? '', start: line.start + found.index + 1, end: line.start + found.index + found[0].length - 1 }] : [];
}

function readChildren(
  source: SourceText,
  facts: UnitFacts,
  piece: Piece,
  within: FieldKind | undefined,
  below: ReadonlySet<Piece>,
  shallow: boolean,
): void {
  // A list of paths is what the unit works on, whatever it is called: unless it is called something else that is known.
  const territory = within === undefined || within === 'work' || within === 'title' ? isPathList(itemsOf(piece)) : false;
  for (const child of piece.children) {
    if (below.has(child)) continue;
    if (child.shape === 'table') {
      readTable(source, facts, child, within);
      continue;
    }
    if (child.shape === 'fence') {
      if (child.body && (within === 'write' || (within !== 'read' && within !== 'avoid' && isTerritoryFence(child))))
        addPaths(facts, treePaths(child.body, placer(source)));
      else if (within !== 'read' && within !== 'avoid' && within !== 'depends') readFenceFields(source, facts, child);
      else if (within === 'depends') for (const line of child.children) readValue(source, facts, 'depends', line.line, '');
      continue;
    }
    if (child.field) {
      const kind = child.field.kind;
      // `Create: a.ts` in a list of files is an entry of that list.
      const lists = within === 'write' || within === 'read' || within === 'avoid' || within === 'deliverable';
      const inherited = (kind === undefined && lists) || (within === 'write' && (kind === 'criteria' || kind === 'title')) ? within : kind;
      if (child.line.box) countBox(facts, child);
      readValue(source, facts, inherited, inherited === kind ? child.field.value : child.line, child.field.name);
      readChildren(source, facts, child, inherited ?? 'title', below, false);
      continue;
    }
    const heading = child.shape === 'heading' || child.shape === 'bold' || child.shape === 'caption';
    if (heading) {
      // A line in bold right below a stage speaks of the stage.
      if (shallow && child.shape === 'bold' && child.children.length === 0) facts.words.push(child.line);
      if (shallow) continue;
      const at = placer(source);
      const named = readPaths(child.line.text)[0];
      if (
        named &&
        !/[\p{L}\p{N}]/u.test(child.line.plain.slice(0, child.line.plain.indexOf(named.value)).replace(/^\d+(?:\.\d+)*[.)]?/, ''))
      )
        addPaths(facts, [
          {
            value: named.value,
            loc: at(child.line.start + named.start, child.line.start + named.end),
            access: 'write',
            source: 'declared',
          },
        ]);
      else addPaths(facts, readTaskPaths(child.line.text, child.line.start, at));
      facts.words.push(child.line);
      readChildren(source, facts, child, isShared(child.line.plain) ? 'avoid' : undefined, below, false);
      continue;
    }
    if (child.line.box) countBox(facts, child);
    const isTerritory = territory && isItem(child);
    const named = within === undefined ? child.line.label : undefined;
    if (named && !isTerritory && isItem(child) && named.name.text.split(' ').length <= 3 && opensWithPaths(named.value.text)) {
      const kind = fieldKind(named.name.text) ?? 'write';
      readValue(source, facts, kind === 'title' || kind === 'work' ? 'write' : kind, named.value, named.name.text);
      continue;
    }
    readValue(source, facts, isTerritory ? 'write' : (within ?? 'work'), child.line, '');
    readChildren(source, facts, child, isTerritory ? 'write' : within, below, shallow);
  }
}

/** Whether a value begins with a path. */
function opensWithPaths(text: string): boolean {
  const [first] = readPaths(text);
  return first !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(0, first.start));
}

/** Whether a fence holds nothing but paths. */
function isTerritoryFence(fence: Piece): boolean {
  const lines = piecesBelow(fence);
  return lines.length > 0 && lines.filter((line) => opensWithPath(line)).length >= lines.length * 0.6;
}

/** `Files: …` and `Depends on: …` in a fence below a unit speak of the unit. */
function readFenceFields(source: SourceText, facts: UnitFacts, fence: Piece): void {
  for (const line of piecesBelow(fence)) {
    const kind = line.field?.kind;
    if (!line.field || (kind !== 'write' && kind !== 'depends' && kind !== 'blocks' && kind !== 'place')) continue;
    readValue(source, facts, kind, line.field.value, line.field.name);
    for (const child of line.children) readValue(source, facts, kind, child.line, '');
  }
}

function countBox(facts: UnitFacts, piece: Piece): void {
  facts.boxes += 1;
  if (/[xX✓✔]/u.test(piece.line.box?.state ?? '')) facts.ticked += 1;
}

/** Rows of a table inside a unit: columns that state files give paths. */
function readTable(source: SourceText, facts: UnitFacts, table: Piece, within: FieldKind | undefined): void {
  const named = table.children.filter((row) => row.cells?.length === 2 && fieldKind(row.cells[0]?.plain ?? '') !== undefined);
  if (named.length >= 2 && named.length >= table.children.length / 2) {
    // Names and values of one unit: a list of fields in two columns.
    for (const row of named)
      if (row.cells?.[1]) readValue(source, facts, fieldKind(row.cells[0]?.plain ?? ''), row.cells[1], row.cells[0]?.plain ?? '');
    return;
  }
  const columns = (table.cells ?? []).map((cell) =>
    /^\W*(?:files?|paths?|文件|ファイル|파일|dateien?|archivos?|arquivos?|fichiers?)\b|^(?:文件|ファイル|파일)/i.test(cell.plain),
  );
  const column = columns.indexOf(true);
  if (within !== 'write' && column < 0) return;
  for (const row of table.children) {
    const cell = row.cells?.[Math.max(0, column)];
    if (cell) addPaths(facts, readPathList(cell.text, cell.start, 'write', placer(source)));
  }
}

/** One value of a fact of a kind. */
function readValue(source: SourceText, facts: UnitFacts, kind: FieldKind | undefined, slice: Slice, name: string): void {
  if (slice.text === '') return;
  const at = placer(source);
  switch (kind) {
    case 'write': {
      const found = readPathList(slice.text, slice.start, 'write', at);
      // `Location: src/` says where the files lie.
      if (/location|位置|場所|위치|ubicación|localização/iu.test(name))
        facts.homes.push(...found.filter((path) => path.value.endsWith('/')));
      addPaths(
        facts,
        found.filter((path) => !facts.homes.includes(path)),
      );
      break;
    }
    case 'read':
      addPaths(facts, readPathList(slice.text, slice.start, 'read', at));
      break;
    case 'deliverable': {
      // A path that opens the entry is delivered; one further on is told about.
      const first = readPathList(slice.text, slice.start, 'write', at)[0];
      if (
        first &&
        /^[^\p{L}]*(?:(?:new|updated?|complete|final|working)\s[^\p{L}]*|(?:partial|remaining|extended|modified)\s[^`(]{0,40})?`?$/iu.test(
          slice.text.slice(0, first.loc.start.offset - slice.start),
        )
      )
        addPaths(facts, [first]);
      break;
    }
    case 'depends':
    case 'blocks':
      facts.mentions.push({ slice, as: kind });
      break;
    case 'duration':
      setDuration(source, facts, slice, name);
      break;
    case 'assignee':
      // `session: Session | None` is a type and no name.
      if (!/[|=]/.test(slice.text)) facts.agent ??= stated(source, nameIn(slice));
      break;
    case 'place':
      facts.place ??= stated(source, nameIn(slice));
      break;
    case 'stage':
      facts.stage ??= stated(source, nameIn(slice));
      break;
    case 'parallel':
      facts.parallel ??= stated(source, slice);
      facts.words.push(slice);
      facts.mentions.push({ slice, as: 'prose' });
      break;
    case 'status':
      if (isDoneStatus(slice.text)) facts.done = true;
      break;
    case 'produce':
    case 'consume':
      for (const code of slice.text.matchAll(/`([^`]+)`/g)) {
        const start = slice.start + code.index + 1;
        (kind === 'produce' ? facts.produces : facts.consumes).push({
          value: code[1] ?? '',
          loc: at(start, start + (code[1] ?? '').length),
        });
      }
      break;
    case 'work':
    case 'title':
      facts.words.push(slice);
      addPaths(facts, [
        ...readTaskPaths(slice.text, slice.start, at).filter((path) => path.value.includes('/')),
        ...joinedPaths(slice.text, slice.start, at),
      ]);
      facts.mentions.push({ slice, as: 'prose' });
      break;
    case 'criteria':
      addPaths(
        facts,
        readTaskPaths(slice.text, slice.start, at).filter((path) => path.access === 'write'),
      );
      break;
    case 'aside':
    case undefined:
      // An unknown name whose value is a path names a file of the unit.
      if (
        kind === undefined &&
        /^[^\p{L}\p{N}]*$/u.test(slice.text.slice(0, readPaths(slice.text)[0]?.start ?? slice.text.length)) &&
        readPaths(slice.text).length > 0
      )
        addPaths(facts, readPathList(slice.text, slice.start, 'write', at));
      facts.mentions.push({ slice, as: 'prose' });
      break;
    default:
  }
}

/** Adds paths; one that only shortens a path that is known names the same file again. */
export function addPaths(facts: UnitFacts, found: readonly PathStatement[]): void {
  for (const path of found)
    if (!facts.paths.some((one) => one.value === path.value || (one.access === path.access && one.value.endsWith(`/${path.value}`))))
      facts.paths.push(path);
}

function setDuration(source: SourceText, facts: UnitFacts, slice: Slice, name = ''): void {
  if (facts.duration) return;
  const number = /^\W{0,3}(\d{1,3}(?:\.\d+)?(?:\s?[-–]\s?\d{1,3})?)\s*$/.exec(slice.text)?.[1];
  const unit = /\b(hours?|days?|weeks?|min(?:ute)?s?)\b/i.exec(name)?.[1];
  const found =
    readDuration(slice.text) ??
    readSpan(slice.text) ??
    (number !== undefined && unit !== undefined ? withUnit(slice.text, number, unit) : undefined);
  if (!found) return;
  facts.duration = { value: found.value, loc: locate(source, slice.start + found.start, slice.start + found.end) };
}

/** `Estimated hours: 4`: the name gives the unit. */
function withUnit(text: string, number: string, unit: string): ReturnType<typeof readDuration> {
  const found = readDuration(`${number} ${unit}`);
  const start = text.indexOf(number);
  return found && { value: { ...found.value, text: number }, start, end: start + number.length };
}

/** A name without marks and without what is explained behind it. */
function nameIn(slice: Slice): Slice {
  const lead = /^[\s`*_@"]*/.exec(slice.text)?.[0].length ?? 0;
  const words = slice.text.slice(lead).split(/\s[—–(-]|[(;]/, 1)[0] ?? '';
  const text = words.replace(/[\s`*_"]+$/, '');
  return { text, start: slice.start + lead, end: slice.start + lead + text.length };
}

function stated(source: SourceText, slice: Slice): Located<string> {
  return { value: slice.text, loc: locate(source, slice.start, slice.end) };
}

function placer(source: SourceText): (start: number, end: number) => Location {
  return (start, end) => locate(source, start, end);
}
