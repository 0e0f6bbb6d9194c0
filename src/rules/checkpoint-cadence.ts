// Parallel work that runs too long without coming together.
import { formatInterval, formatMinutes, type Interval } from '../plan/duration.ts';
import type { Block, Plan } from '../plan/model.ts';
import { openRegionsOf } from '../plan/regions.ts';
import { enclosing, regionLength, regionName } from '../plan/size.ts';
import { tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';
import type { Fix } from '../engine/finding.ts';

export default defineRule({
  id: 'checkpoint-cadence',
  meta: {
    description: 'Require checkpoints in long parallel work, as often as its risk asks for',
    category: 'checkpoints',
    severity: 'warning',
    group: 'require-checkpoints',
    recommended: true,
    since: '0.2.0',
    needs: ['checkpoints'],
    fixable: 'unsafe',
    messages: {
      long: '{{region}} runs {{length}} in parallel without a checkpoint',
      gap: '{{region}} goes {{gap}} from one checkpoint to the next',
    },
    help: {
      long: 'add a checkpoint at least every {{cadence}} ({{risk}})',
      gap: 'add a checkpoint at least every {{cadence}} ({{risk}})',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    if (plan.waveGraph) return;
    const risk = plan.declarations.risk?.value ?? 'medium';
    const cadence = settings.cadences[risk];
    // A plan goes by one cadence: its longest stretch stands for the others that are too long.
    const long = openRegionsOf(plan, order, settings.includeCompleted)
      .flatMap(({ region, tasks, inferred }) => {
        const length = regionLength(plan, region);
        const gap = length && longestGap(plan, region, length);
        return length && gap !== undefined && gap > cadence ? [{ region, tasks, inferred, length, gap }] : [];
      })
      .sort((a, b) => b.gap - a.gap);
    const [first, ...others] = long;
    if (!first) return;
    const { region, tasks, inferred, length, gap } = first;
    const unit = unitOf(plan, region);
    const data = {
      region: regionName(plan, region, tasks),
      cadence: formatMinutes(cadence),
      risk: plan.declarations.risk ? `${risk} risk` : `${risk} risk, as none is declared`,
    };
    // A plan of days and weeks that comes together here and there may well have checkpoints that it does not spell out.
    const meets = plan.checkpoints.length > 0 || order.tasks.some((task) => task.roles.has('checkpoint'));
    const sure = unit !== 'hour' && plan.declarations.risk === undefined && meets ? 'low' : inferred ? 'medium' : undefined;
    const place = {
      loc: region.loc,
      related: [
        ...(plan.declarations.risk ? [{ message: 'the risk is declared here', location: plan.declarations.risk.loc }] : []),
        ...others.map((other) => ({
          message: `${regionName(plan, other.region, other.tasks)} runs too long, too`,
          location: other.region.loc,
        })),
      ],
      ...(plan.sketch && { severity: 'info' as const }),
      ...(sure && ({ confidence: sure } as const)),
    };
    const shown = formatInterval({ min: length.min, max: Number.isFinite(length.max) ? length.max : length.min }, unit);
    const fix = checkpointFix(plan, region, length, cadence);
    if (gap < length.min) report({ messageId: 'gap', data: { ...data, gap: formatMinutes(gap) }, ...place });
    else report({ messageId: 'long', data: { ...data, length: shown }, ...place, ...(fix && { fix }) });
  },
});

function unitOf(plan: Plan, region: Block): 'hour' | 'day' | 'week' | 'month' {
  const stated =
    [region, ...enclosing(plan.root, region), ...tasksOf(region)].find((node) => node.duration)?.duration ?? plan.statedParallelTime;
  const unit = stated?.value.unit ?? 'hour';
  return unit === 'minute' ? 'hour' : unit;
}

/** The certain length of the longest part of a stretch without a checkpoint, in minutes. */
function longestGap(plan: Plan, region: Block, length: Interval): number {
  const start = enclosing(plan.root, region).find((block) => block.window)?.window?.value.min ?? 0;
  const own = plan.checkpoints.filter((one) => one.at !== undefined || one.every !== undefined || isInside(one.loc, region));
  if (own.some((one) => one.at === undefined && one.every === undefined)) return 0;
  if (tasksOf(region).some((task) => task.roles.has('checkpoint') && !task.roles.has('work'))) return 0;
  const every = Math.min(...own.flatMap((one) => (one.every === undefined ? [] : [one.every])));
  if (Number.isFinite(every)) return Math.min(every, length.min);
  const marks = own.flatMap((one) => (one.at === undefined ? [] : [one.at - start])).filter((at) => at > 0 && at < length.min);
  const points = [0, ...marks.sort((a, b) => a - b), length.min];
  return Math.max(...points.slice(1).map((point, index) => point - (points[index] ?? 0)));
}

function isInside(loc: Plan['loc'], region: Block): boolean {
  return loc.path === region.extent.path && loc.start.offset >= region.extent.start.offset && loc.start.offset <= region.extent.end.offset;
}

/** Adds the missing marks behind the region; where the region's length is not known there is nothing certain to add. */
function checkpointFix(plan: Plan, region: Block, length: Interval | undefined, cadence: number): Fix | undefined {
  if (!length || length.min > 10 * cadence || plan.loc.path !== region.extent.path) return undefined;
  const lines: string[] = [];
  for (let at = cadence; at < length.min; at += cadence)
    lines.push(`- T+${formatMinutes(at).replace(' ', '')}: merge the parallel work and run the tests`);
  if (lines.length === 0) return undefined;
  const end = region.extent.end;
  return {
    title: `Add a checkpoint every ${formatMinutes(cadence)}`,
    safe: false,
    edits: [{ loc: { path: region.extent.path, start: end, end }, newText: `\n\n## Integration Checkpoints\n\n${lines.join('\n')}\n` }],
  };
}
