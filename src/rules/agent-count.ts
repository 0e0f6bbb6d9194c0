// More agents at once than the kind of feature can feed, or fewer than it calls for.
import { compareAgents } from '../analysis/compare.ts';
import type { Interval } from '../plan/duration.ts';
import { featureTypeOf } from '../plan/feature-type.ts';
import type { Location } from '../plan/location.ts';
import type { Plan } from '../plan/model.ts';
import { inRegion } from '../plan/size.ts';
import { isDone, parallelRegionsOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'agent-count',
  meta: {
    description: 'Require the number of agents that run at once to fit the feature type and the team',
    category: 'agents',
    severity: 'error',
    recommended: true,
    since: '0.1.0',
    needs: ['agents'],
    messages: {
      declared: '{{count}} agents run at once{{where}}, more than the {{range}} that suit the feature type {{type}}{{times}}',
      inferred: '{{count}} agents run at once{{where}}, more than the {{range}} that suit a {{type}}, as the title calls it{{times}}',
      unknown: '{{count}} agents run at once{{where}}, more than suit any feature type ({{most}}){{times}}',
      fewer: 'at most {{count}} agents run at once, fewer than the {{range}} that suit the feature type {{type}}',
      team: '{{count}} agents run at once{{where}}, more than {{most}}, although {{reason}}{{times}}',
      unnamed: 'unknown feature type “{{type}}”',
    },
    help: {
      declared: 'let at most {{most}} agents run at once, or declare another feature type',
      inferred: 'let at most {{most}} agents run at once, or declare feature-type in the frontmatter',
      unknown: 'let at most {{most}} agents run at once, or declare feature-type in the frontmatter',
      fewer: 'split the work among {{least}} agents, or declare another feature type',
      team: 'let at most {{most}} agents run at once',
      unnamed: 'use one of {{known}}, or add it to feature-types in the configuration',
    },
  },
  options: noOptions,
  check({ plan, order, analysis, settings, report }) {
    const regions = parallelRegionsOf(plan).filter((one) => settings.includeCompleted || !isDone(one));
    const widths = regions.map((region) => ({ region, count: Math.max(order.width(region), region.agents?.value.min ?? 0) }));
    const widest = widths.reduce<(typeof widths)[number] | undefined>(
      (best, one) => (best && best.count >= one.count ? best : one),
      undefined,
    );
    if (!widest) return;
    const { count, region } = widest;
    const sure = region.inferred ? { confidence: 'medium' as const } : {};
    const where = inRegion(plan, region);
    const times = (most: number): string => compareAgents(analysis(), most, count);
    const type = featureTypeOf(plan, settings.featureTypes);
    if (type.unknown) {
      report({ messageId: 'unnamed', data: { type: type.name, known: [...settings.featureTypes.keys()].join(', ') }, loc: type.loc });
      return;
    }
    const limit = decisionLimit(plan);
    // Where both are exceeded, the tighter one is said.
    if (limit && count > limit.most && limit.most <= (type.range?.max ?? Infinity)) {
      report({
        messageId: 'team',
        data: { count, where, most: limit.most, reason: limit.reason, times: times(limit.most) },
        loc: region.loc,
        related: [{ message: 'declared here', location: limit.loc }],
        severity: 'warning',
        ...sure,
      });
    } else if (type.range && type.declared && count > type.range.max) {
      report({
        messageId: 'declared',
        data: { count, where, range: formatRange(type.range), most: type.range.max, type: type.name, times: times(type.range.max) },
        loc: region.loc,
        related: [{ message: 'the feature type', location: type.loc }],
        ...sure,
      });
    } else if (type.range && type.declared && count < type.range.min) {
      report({
        messageId: 'fewer',
        data: { count, range: formatRange(type.range), least: type.range.min, type: type.name },
        loc: region.loc,
        severity: 'info',
        related: [{ message: 'the feature type', location: type.loc }],
        ...sure,
      });
    } else if (type.range && !type.declared && count > type.range.max) {
      report({
        messageId: 'inferred',
        data: { count, where, range: formatRange(type.range), most: type.range.max, type: type.name, times: times(type.range.max) },
        loc: region.loc,
        related: [{ message: 'the title', location: type.loc }],
        severity: 'warning',
        confidence: region.inferred ? 'low' : 'medium',
      });
    } else if (!type.range) {
      const most = Math.max(...[...settings.featureTypes.values()].map((range) => range.max));
      if (count > most)
        report({
          messageId: 'unknown',
          data: { count, where, most, times: times(most) },
          loc: region.loc,
          severity: 'warning',
          confidence: region.inferred ? 'low' : 'medium',
        });
    }
  },
});

function formatRange(range: Interval): string {
  return range.min === range.max ? String(range.min) : `${range.min}–${range.max}`;
}

/** What the decision tree allows, where the plan declares the answers. */
function decisionLimit(plan: Plan): { most: number; reason: string; loc: Location } | undefined {
  const { team, deadline } = plan.declarations;
  if (team?.value === 'inexperienced') return { most: 3, reason: 'the team is inexperienced with parallel work', loc: team.loc };
  if (deadline?.value === 'normal') return { most: 3, reason: 'the deadline is not critical', loc: deadline.loc };
  return undefined;
}
