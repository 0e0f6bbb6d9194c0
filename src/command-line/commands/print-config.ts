// `--print-config FILE`: the settings of a file, and what set each of them.
import type { LoadedConfig } from '../../config/resolve.ts';
import type { Settings } from '../../config/settings.ts';

/** The settings as JSON. */
export function formatSettings(settings: Settings, loaded: LoadedConfig | undefined): string {
  const rules = Object.fromEntries([...settings.rules].map(([id, { severity, options, source }]) => [id, { severity, options, source }]));
  const plan = Object.fromEntries(
    Object.entries(settings.declarations).map(([name, fact]: [string, { value: unknown; loc: { path: string } }]) => [
      name,
      { value: fact.value, source: fact.loc.path },
    ]),
  );
  const { featureTypes, cadences, smallWork } = settings.shared;
  const types = Object.fromEntries([...featureTypes].map(([name, { min, max }]) => [name, min === max ? `${min}` : `${min}-${max}`]));
  return `${JSON.stringify({ configFile: loaded?.path ?? null, rules, plan, 'required-by': settings.requiredBy ?? null, 'feature-types': types, cadences, 'small-work': smallWork, 'min-confidence': settings.minConfidence }, null, 2)}\n`;
}
