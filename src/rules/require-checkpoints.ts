// Parallel work that runs too long without coming together, or that nothing brings together at the end.
import { formatInterval, formatMinutes, type Interval } from '../plan/duration.ts';
import { compareLocations } from '../plan/location.ts';
import type { Block, Plan, Task, WaveGraph } from '../plan/model.ts';
import type { HappensBefore } from '../plan/happens-before.ts';
import { enclosing, inRegion, regionLength, regionName, sequentialSize } from '../plan/size.ts';
import { hasRole, isDone, nameOf, parallelRegionsOf, tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';
import type { Fix } from '../engine/finding.ts';

export default defineRule({
  id: 'require-checkpoints',
  meta: {
    description: 'Require integration checkpoints in long parallel stretches, and a step that integrates or verifies afterwards',
    category: 'checkpoints',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['checkpoints'],
    fixable: 'unsafe',
    messages: {
      long: '{{region}} runs {{length}} in parallel without a checkpoint, expected one at least every {{cadence}} ({{risk}})',
      longAndLoose:
        '{{region}} runs {{length}} in parallel without a checkpoint and no later step brings it together, expected a checkpoint at least every {{cadence}} ({{risk}}) and an integration step',
      gap: '{{region}} goes {{gap}} from one checkpoint to the next, expected at most {{cadence}} ({{risk}})',
      unlisted: 'the wave graph leaves out the checkpoint {{task}}, expected a wave of its own for it behind {{wave}}',
      straddled: '{{wave}} holds tasks from before and behind the checkpoint {{task}}, expected the checkpoint between them',
      loose: 'no later step merges or tests the {{count}} parallel streams{{where}} together, expected an integration step',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    if (plan.waveGraph) {
      checkGraph(
        plan.waveGraph,
        [...order.tasks].sort((a, b) => compareLocations(a.loc, b.loc)),
        settings.includeCompleted,
        report,
      );
      return;
    }
    const risk = plan.declarations.risk?.value ?? 'medium';
    const cadence = settings.cadences[risk];
    const size = sequentialSize(plan);
    const small = size !== undefined && size.max < settings.smallWork;
    for (const region of parallelRegionsOf(plan)) {
      const producing = order.sideBySide(region);
      if (producing.length < 2 || (isDone(region) && !settings.includeCompleted)) continue;
      const length = regionLength(plan, region);
      const gap = length && longestGap(plan, region, length);
      const loose = !small && !joined(plan, region, (task) => order.precedes(region, task) || isBehind(order, producing, task));
      const data = {
        region: regionName(plan, region, producing),
        cadence: formatMinutes(cadence),
        risk: plan.declarations.risk ? `${risk} risk` : `${risk} risk, as none is declared`,
      };
      const severity = plan.sketch ? ('info' as const) : undefined;
      const related = plan.declarations.risk ? [{ message: 'the risk is declared here', location: plan.declarations.risk.loc }] : [];
      const place = { loc: region.loc, related, ...(severity && { severity }) };
      const fix = checkpointFix(plan, region, length, cadence);
      if (length && gap !== undefined && gap > cadence) {
        const shown = formatInterval({ min: length.min, max: Number.isFinite(length.max) ? length.max : length.min }, unitOf(plan, region));
        if (gap < length.min) report({ messageId: 'gap', data: { ...data, gap: formatMinutes(gap) }, ...place });
        else report({ messageId: loose ? 'longAndLoose' : 'long', data: { ...data, length: shown }, ...place, ...(fix && { fix }) });
      } else if (loose) report({ messageId: 'loose', data: { count: producing.length, where: inRegion(plan, region) }, ...place });
    }
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

/** Whether a task comes after at least two of the streams and more than half of the others; what it joins need not be every one of them. */
function isBehind(order: HappensBefore, producing: readonly Task[], task: Task): boolean {
  const others = producing.filter((one) => one !== task);
  const before = others.filter((one) => order.precedes(one, task));
  return before.length >= 2 && before.length * 2 > others.length;
}

/** Whether a later step, a checkpoint behind the region or a recurring one brings the streams together. */
function joined(plan: Plan, region: Block, isLater: (task: ReturnType<typeof tasksOf>[number]) => boolean): boolean {
  if (plan.checkpoints.some((one) => one.every !== undefined || one.at !== undefined || one.loc.start.offset >= region.extent.start.offset))
    return true;
  return tasksOf(plan.root).some((task) => hasRole(task, 'integration', 'checkpoint', 'test') && isLater(task));
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

type GraphReport = (finding: {
  readonly messageId: 'unlisted' | 'straddled';
  readonly data: { readonly task: string; readonly wave: string };
  readonly loc: Plan['loc'];
  readonly related: readonly { readonly message: string; readonly location: Plan['loc'] }[];
  readonly fix?: Fix;
}) => void;

/** A plan that is run from a list of waves runs no checkpoint that the list leaves out (`tasks` in document order). Finished ones may be left out when the list was made anew. */
function checkGraph(graph: WaveGraph, tasks: readonly Task[], includeCompleted: boolean, report: GraphReport): void {
  const waveOf = new Map(
    graph.waves.flatMap((wave, index) => wave.tasks.flatMap(({ target }) => (target === undefined ? [] : [[target, index] as const]))),
  );
  let mended = false;
  for (const [position, task] of tasks.entries()) {
    if (!task.roles.has('checkpoint') || (task.done && !includeCompleted)) continue;
    const before = tasks.slice(0, position).flatMap((one) => waveOf.get(one.key) ?? []);
    const behind = tasks.slice(position + 1).flatMap((one) => waveOf.get(one.key) ?? []);
    if (before.length === 0) continue;
    const last = Math.max(...before);
    const wave = graph.waves[last];
    if (!wave) continue;
    const data = { task: nameOf(task), wave: wave.label };
    const related = [{ message: 'the checkpoint', location: task.loc }];
    const straddled = behind.some((index) => index <= last);
    if (straddled) report({ messageId: 'straddled', data, loc: wave.loc, related });
    else if (!waveOf.has(task.key)) {
      // One at a time, as each insertion renumbers what follows.
      const fix = mended ? undefined : listFix(graph, last, task);
      mended = true;
      report({ messageId: 'unlisted', data, loc: wave.loc, related, ...(fix && { fix }) });
    }
  }
}

/** A wave with the checkpoint alone behind a wave, and the numbers behind it raised by one. */
function listFix(graph: WaveGraph, index: number, task: Task): Fix | undefined {
  const insertion = graph.waves[index]?.insertion;
  if (!insertion || graph.waves.some((wave) => !wave.insertion)) return undefined;
  const raised = graph.waves
    .slice(index + 1)
    .flatMap(({ number }) => (number ? [{ loc: number.loc, newText: String(number.value + 1) }] : []));
  return {
    title: `Add ${nameOf(task)} to the wave graph`,
    safe: true,
    edits: [{ loc: insertion.at, newText: `${insertion.before}${task.id?.value ?? ''}${insertion.after}` }, ...raised],
  };
}
