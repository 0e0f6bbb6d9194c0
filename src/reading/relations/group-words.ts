// What a plan says of all members of a group: how they run, what they wait for, how many they are.
import type { Role, Total } from '../../plan/model.ts';
import { locate } from '../../markdown/locate.ts';
import type { Slice } from '../../markdown/outline.ts';
import { rolesOf } from '../facts/roles.ts';
import { nounKey } from '../records/label.ts';
import { saysThen, sentenceSaysParallel, titleSaysParallel } from '../vocabulary/order.ts';
import { runsOfWorkers } from './arrangement.ts';
import { type Unit, isInside } from './units.ts';
import type { Builder } from './builder.ts';

/** The lines of a group that hold for all its members: one that names some of them, or an order, says nothing of the whole. */
export function linesOfAll({ linker }: Builder, group: Unit, members: readonly Unit[]): readonly string[] {
  return group.facts.words
    .filter((word) => {
      if (!sentenceSaysParallel(word.text)) return true;
      if (saysThen(word.text)) return false;
      const named = linker.members(word).filter((one) => one !== group && !isInside(group, one));
      return named.length === 0 || members.every((member) => named.some((one) => one === member || isInside(one, member)));
    })
    .map((word) => word.text);
}

/** Whether a sentence about all parts means these: it calls them by their noun, or by one that fits what has none. */
export function isSpokenOf(members: readonly Unit[], sentences: readonly string[]): boolean {
  return sentences.some((sentence) => {
    const words = sentence.split(/[^\p{L}-]+/u).map(nounKey);
    return members.every((member) =>
      member.noun === ''
        ? words.includes('task')
        : words.includes(member.noun) || new RegExp(member.noun.replace(/[^\p{L}]/gu, '.'), 'iu').test(sentence),
    );
  });
}

/** Whether one of some units waits for another one of them. */
export function isOrdered({ waits }: Builder, members: readonly Unit[]): boolean {
  return members.some((member) => members.some((other) => waits.get(member)?.has(other) ?? false));
}

/** Whether an arrow between two stages only says what their numbers say: `Wave 1 → Wave 2` beside each other. */
export function isOrderOfStages(earlier: Unit, later: Unit): boolean {
  const siblings = earlier.parent?.children ?? [];
  return (
    earlier.role === 'stage' &&
    later.role === 'stage' &&
    earlier.parent === later.parent &&
    earlier.noun === later.noun &&
    earlier.node.piece.line.start < later.node.piece.line.start &&
    siblings.every((one) => one.role !== 'stage' || one.node.label?.ordinal !== undefined) &&
    !(earlier.parent !== undefined && titleSaysParallel(earlier.parent.title.text, []))
  );
}

/** What all members say of running beside others, where all of them say the same. */
export function sharedAnswer(members: readonly Unit[]): readonly string[] {
  const answers = new Set(members.map((member) => (member.facts.parallel ? yesOrNo(member.facts.parallel.value) : '')));
  return answers.size === 1 && answers.has('in parallel') ? ['in parallel'] : [];
}

/** The value of a field such as `Parallel: yes`, as a sentence. */
export function yesOrNo(value: string): string {
  if (/^\W*(?:yes|true|full|safe|y\b|是|可|はい|예|네|ja|sí|sim|oui|да)/iu.test(value)) return 'in parallel';
  return /^\W*(?:no|false|n\b|否|不|いいえ|아니|nein|não|нет|nee)/iu.test(value) ? 'sequential' : value;
}

/** Whether every one of some units says in a field of its own what it waits for. */
export function isByDependency(members: readonly Unit[]): boolean {
  return members.every((member) => member.facts.mentions.some((mention) => mention.as === 'depends'));
}

/** Whether each of some units waits for the one before it, and the first for none of them. */
export function isChained({ waits }: Builder, members: readonly Unit[]): boolean {
  const first = members[0] && waits.get(members[0]);
  return (
    members.length > 1 &&
    members.slice(1).every((member, index) => waits.get(member)?.has(members[index] as Unit) ?? false) &&
    !members.some((member) => first?.has(member) ?? false)
  );
}

/** Whether lines of work stand between what prepares them and what brings them together (`Track 1`, `Track 2`, `Integration`). */
export function endsInJoining(members: readonly Unit[]): boolean {
  const runs = runsOfWorkers(members);
  const [run] = runs;
  if (!run || runs.length > 1) return false;
  const rest = members.slice(members.indexOf(run.at(-1) as Unit) + 1);
  const before = members.slice(0, members.indexOf(run[0] as Unit));
  return (
    rest.length > 0 &&
    rest.every((member) => rolesOf(member.title.text).has('integration')) &&
    before.every((member) => ['contract', 'research', 'freeze'].some((role) => rolesOf(member.title.text).has(role as Role)))
  );
}

/** `4 tasks` at the start of a group's field or in its heading, where the members are called so: a stated number with what it counts. */
export function countOf({ source }: Builder, unit: Unit, members: readonly Unit[]): Total | undefined {
  const noun = members[0]?.noun ?? '';
  if (members.length < 2 || noun === '' || members.some((member) => member.noun !== noun || member.role !== 'unit')) return undefined;
  const places: readonly Slice[] = [
    ...unit.node.piece.line.groups,
    ...unit.node.piece.children.flatMap((child) => (child.field && child.field.kind !== 'criteria' ? [child.field.value] : [])),
  ];
  for (const place of places) {
    const match = /^\W*(?:all )?(\d{1,3})\s+(?:parallel |independent |concurrent )?(\p{L}+)/iu.exec(place.text);
    if (!match || nounKey(match[2] ?? '') !== noun) continue;
    const value = Number(match[1]);
    const start = place.start + match[0].indexOf(match[1] ?? '');
    return {
      quantity: noun === 'agent' ? 'agents' : 'tasks',
      label: `number of ${match[2] ?? ''}`,
      value: { value: { min: value, max: value }, loc: locate(source, start, start + (match[1] ?? '').length) },
      parts: members.map((member) => ({
        value: { min: 1, max: 1 },
        loc: locate(source, member.node.piece.line.start, member.node.piece.line.end),
      })),
      complete: true,
    };
  }
  return undefined;
}
