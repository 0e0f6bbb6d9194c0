// Which conflicts a team lives with: those that its configuration allows, or asks no rule about. The verdict leaves them out, as the findings do.
import type { Settings } from '../config/settings.ts';
import type { Hazard } from '../plan/hazards.ts';
import { pathsOverlap } from '../plan/paths.ts';

/** The rule on each kind of conflict. */
const RULES = { 'write-write': 'no-write-conflict', 'write-read': 'no-read-write-race' } as const;

/** Tells whether the settings of a plan's file let two tasks meet like that; without settings nothing is let pass. */
export function toleratedBy(settings: Pick<Settings, 'rules'> | undefined): (hazard: Hazard) => boolean {
  return ({ kind, of, file }) => {
    const rule = settings?.rules.get(RULES[kind]);
    if (rule?.severity === 'off') return true;
    const { allow = [] } = (rule?.options ?? {}) as { readonly allow?: readonly string[] };
    return allow.some((glob) => (of === 'component' ? glob === file : pathsOverlap(glob, file)));
  };
}
