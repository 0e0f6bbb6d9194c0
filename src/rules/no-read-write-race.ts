// A task that reads what another one may write at the same time.
import { isGuess, readHazards } from '../plan/hazards.ts';
import type { Hazard } from '../plan/hazards.ts';
import { pathsOverlap } from '../plan/paths.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'no-read-write-race',
  meta: {
    description: 'Disallow tasks that read a file while another one may write it',
    category: 'conflict',
    severity: 'warning',
    recommended: true,
    since: '0.2.0',
    needs: ['writes', 'reads'],
    messages: { race: '{{reader}} reads {{file}} while {{writers}} may write it' },
    help: { race: 'let {{reader}} wait for {{writers}}, or say which state of the file it reads' },
  },
  options: (z) => z.strictObject({ allow: z.array(z.string()).default([]).describe('Globs of files that may change while they are read') }),
  check({ order, options, settings, report }) {
    const groups = new Map<string, Hazard[]>();
    for (const hazard of readHazards(order)) {
      // What is done runs beside nothing any more.
      if ((hazard.first.done || hazard.second.done) && !settings.includeCompleted) continue;
      if (options.allow.some((glob) => pathsOverlap(glob, hazard.file))) continue;
      const key = `${hazard.second.key} ${hazard.file}`;
      groups.set(key, [...(groups.get(key) ?? []), hazard]);
    }
    for (const hazards of groups.values()) {
      const [one] = hazards;
      if (!one) continue;
      report({
        messageId: 'race',
        data: { reader: nameOf(one.second), file: one.file, writers: namesOf(hazards.map(({ first }) => first)) },
        loc: one.secondPath.loc,
        related: hazards.map(({ first, firstPath }) => ({ message: `${nameOf(first)} writes it`, location: firstPath.loc })),
        ...(hazards.every((hazard) => isGuess(order, hazard)) && { confidence: 'medium' as const }),
      });
    }
  },
});
