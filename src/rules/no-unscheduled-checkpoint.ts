// Checkpoints that the list of waves which a plan is run from leaves out, and waves that straddle one.
import { compareLocations } from '../plan/location.ts';
import type { Task, WaveGraph } from '../plan/model.ts';
import { nameOf, namesOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';
import type { Fix } from '../engine/finding.ts';

export default defineRule({
  id: 'no-unscheduled-checkpoint',
  meta: {
    description: 'Require a wave graph to hold the plan’s checkpoints, each between the tasks before and after it',
    category: 'checkpoints',
    severity: 'warning',
    group: 'require-checkpoints',
    recommended: true,
    since: '0.2.0',
    needs: ['checkpoints'],
    fixable: 'safe',
    messages: {
      unlisted: 'the wave graph leaves out checkpoint {{task}}',
      straddled: '{{wave}} holds tasks from before and after {{checkpoints}}',
    },
    help: {
      unlisted: 'give it a wave of its own after {{wave}}',
      straddled: 'split {{wave}} at the checkpoint',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const { waveGraph: graph } = plan;
    if (!graph) return;
    const tasks = [...order.tasks].sort((a, b) => compareLocations(a.loc, b.loc));
    const waveOf = new Map(
      graph.waves.flatMap((wave, index) => wave.tasks.flatMap(({ target }) => (target === undefined ? [] : [[target, index] as const]))),
    );
    const straddled = new Map<number, Task[]>();
    let mended = false;
    for (const [position, task] of tasks.entries()) {
      // Finished ones may be left out when the list was made anew.
      if (!task.roles.has('checkpoint') || (task.done && !settings.includeCompleted)) continue;
      const before = tasks.slice(0, position).flatMap((one) => waveOf.get(one.key) ?? []);
      const behind = tasks.slice(position + 1).flatMap((one) => waveOf.get(one.key) ?? []);
      if (before.length === 0) continue;
      const last = Math.max(...before);
      const wave = graph.waves[last];
      if (!wave) continue;
      if (behind.some((index) => index <= last)) straddled.set(last, [...(straddled.get(last) ?? []), task]);
      else if (!waveOf.has(task.key)) {
        // One at a time, as each insertion renumbers what follows.
        const fix = mended ? undefined : listFix(graph, last, task);
        mended = true;
        report({
          messageId: 'unlisted',
          data: { task: nameOf(task), wave: wave.label },
          loc: wave.loc,
          related: [{ message: 'the checkpoint', location: task.loc }],
          ...(fix && { fix }),
        });
      }
    }
    for (const [index, checkpoints] of straddled) {
      const wave = graph.waves[index];
      if (!wave) continue;
      report({
        messageId: 'straddled',
        data: { wave: wave.label, checkpoints: `${checkpoints.length > 1 ? 'checkpoints' : 'checkpoint'} ${namesOf(checkpoints)}` },
        loc: wave.loc,
        related: checkpoints.map((task) => ({ message: `checkpoint ${nameOf(task)}`, location: task.loc })),
      });
    }
  },
});

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
