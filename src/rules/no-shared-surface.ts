// Parallel tasks that never name the same file and still meet: migrations of one sequence, packages of one lock file.
import { writesOf } from '../plan/hazards.ts';
import { compareLocations } from '../plan/location.ts';
import type { PathStatement, Task } from '../plan/model.ts';
import { isPattern, pathsOverlap } from '../plan/paths.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'no-shared-surface',
  meta: {
    description: 'Disallow parallel tasks that meet in a migration sequence or a lock file which none of them names',
    category: 'conflict',
    severity: 'warning',
    recommended: true,
    since: '0.2.0',
    needs: ['writes'],
    messages: {
      sequence: '{{tasks}} add migrations to {{surface}} at the same time',
      lockfile: '{{tasks}} change packages of one workspace at the same time, and so its {{surface}}',
    },
    help: {
      sequence: 'let one task number the migrations, or let them wait for each other',
      lockfile: 'let one task change the {{surface}}',
    },
  },
  options: (z) =>
    z.strictObject({
      allow: z.array(z.string()).default([]).describe('Globs of migration folders and lock files that may have several writers at once'),
    }),
  check({ order, options, settings, report }) {
    const surfaces = new Map<string, { readonly kind: 'sequence' | 'lockfile'; readonly uses: { task: Task; path: PathStatement }[] }>();
    for (const task of order.tasks) {
      for (const path of writesOf(task)) {
        const surface = surfaceOf(path);
        if (!surface || options.allow.some((glob) => pathsOverlap(glob, surface.name))) continue;
        const known = surfaces.get(surface.name) ?? { kind: surface.kind, uses: [] };
        surfaces.set(surface.name, known);
        if (!known.uses.some((use) => use.task === task)) known.uses.push({ task, path });
      }
    }
    for (const [surface, { kind, uses }] of surfaces) {
      const live = uses.filter((use) => settings.includeCompleted || !use.task.done);
      const meeting = live
        .filter((use) => live.some((other) => other.path.value !== use.path.value && order.concurrent(use.task, other.task)))
        .sort((a, b) => compareLocations(a.path.loc, b.path.loc));
      const [first, second] = meeting;
      if (!first || !second) continue;
      report({
        messageId: kind,
        data: { tasks: namesOf(meeting.map((use) => use.task)), surface },
        loc: second.path.loc,
        ...(order.isGuess(first.task, second.task) && { confidence: 'medium' as const }),
        related: meeting
          .filter((use) => use !== second)
          .map((use) => ({ message: `${nameOf(use.task)} adds ${use.path.value}`, location: use.path.loc })),
      });
    }
  },
});

/** Folders whose files are applied in the order of their names. */
const MIGRATIONS = /^(.*?(?:^|\/)(?:migrations?|db\/migrate|alembic\/versions))\/(?=[^/]*\d)[^/]+\.(?:sql|py|rb|ts|js|php|go|exs?)$/i;

/** Manifests of packages that share the lock file of the workspace around them. */
const MANIFESTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:packages|apps|libs|services)\/[^/]+\/package\.json$/, 'lock file'],
  [/(?:^|\/)crates\/[^/]+\/Cargo\.toml$/, 'Cargo.lock'],
];

function surfaceOf(path: PathStatement): { readonly kind: 'sequence' | 'lockfile'; readonly name: string } | undefined {
  if (isPattern(path.value) || path.action === 'delete') return undefined;
  const folder = MIGRATIONS.exec(path.value)?.[1];
  if (folder !== undefined) return path.action === 'modify' ? undefined : { kind: 'sequence', name: `${folder}/` };
  const manifest = MANIFESTS.find(([pattern]) => pattern.test(path.value));
  return manifest && { kind: 'lockfile', name: manifest[1] };
}
