// One parallel stream that takes so long that all others wait for it.
import { showTime } from '../analysis/show.ts';
import { treeTime } from '../analysis/times.ts';
import type { Interval } from '../plan/duration.ts';
import type { Block, PlanNode } from '../plan/model.ts';
import { isDone, nameOf, parallelRegionsOf } from '../plan/walk.ts';
import { defineRule } from '../engine/rule.ts';

export default defineRule({
  id: 'balanced-streams',
  meta: {
    description: 'Suggest to split a parallel stream that takes most of the time while the others wait',
    category: 'size',
    severity: 'info',
    recommended: true,
    since: '0.2.0',
    needs: ['durations'],
    messages: {
      unbalanced: '{{longest}} takes {{time}}, but the next longest stream, {{second}}, only {{other}}: the others wait {{wait}}',
    },
    help: { unbalanced: 'split {{longest}}, or give its stream less work' },
  },
  options: (z) =>
    z.strictObject({
      factor: z.number().min(1).max(100).default(2).describe('How many times as long as the second longest stream the longest may be'),
      leastWait: z.number().min(0).max(100000).default(60).describe('Minutes of waiting below which nothing is said'),
    }),
  check({ plan, order, analysis, options, settings, report }) {
    for (const region of parallelRegionsOf(plan)) {
      if (!settings.includeCompleted && isDone(region)) continue;
      const streams = timedStreams(region);
      if (!streams || region.children.some((one) => region.children.some((other) => one !== other && order.precedes(one, other)))) continue;
      const [longest, second] = [...streams].sort((a, b) => b.time.min - a.time.min);
      if (!longest || !second) continue;
      const wait = longest.time.min - second.time.max;
      if (longest.time.min <= second.time.max * options.factor || wait < options.leastWait) continue;
      const { times } = analysis();
      report({
        messageId: 'unbalanced',
        data: {
          longest: nameOf(longest.node),
          time: showTime(times, longest.time.min),
          second: nameOf(second.node),
          other: showTime(times, second.time.max),
          wait: showTime(times, wait),
        },
        loc: longest.node.duration?.loc ?? longest.node.loc,
        related: [{ message: 'the next longest stream', location: second.node.duration?.loc ?? second.node.loc }],
      });
    }
  },
});

/** The streams of a region with their times; undefined unless every one of them states one. */
function timedStreams(region: Block): readonly { readonly node: PlanNode; readonly time: Interval }[] | undefined {
  const streams = region.children.flatMap((node) => {
    const time = treeTime(node);
    return time ? [{ node, time }] : [];
  });
  return streams.length === region.children.length ? streams : undefined;
}
