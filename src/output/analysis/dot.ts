// Graphviz: tasks in clusters by wave of the plan as it can safely run, stated dependencies as arrows, conflicts as dashed red lines.
import { visible } from '../terminal.ts';
import { showTime } from '../../analysis/show.ts';
import type { PlanView } from './view.ts';

/** Conflicts that are drawn. */
const MAX_CONFLICTS = 500;

/** One digraph for all plans, a cluster each. */
export function formatDot(views: readonly PlanView[]): string {
  const plans = views.map((view, at) => planCluster(view, `p${at}`)).join('\n');
  return `digraph plans {
  rankdir=LR;
  bgcolor="transparent";
  node [shape=box, style="rounded,filled", fillcolor="#e7f0fa", color="#4a6785", fontname="sans-serif", fontsize=11];
  edge [color="#4a6785"];
${plans}
}
`;
}

function planCluster(view: PlanView, prefix: string): string {
  const node = (index: number): string => `${prefix}t${index}`;
  const { waves: all } = view.verdict.safe;
  const drawn = new Set(all.flat());
  const waves = all.map(
    (wave, at) => `    subgraph cluster_${prefix}_${at + 1} {
      label="wave ${at + 1}";
      style="dashed";
${wave.map((index) => `      ${node(index)} ${attributes(view, index)};`).join('\n')}
    }`,
  );
  const edges = view.tasks.flatMap((task, index) =>
    task.after.flatMap((other) => (drawn.has(other) && drawn.has(index) ? [`    ${node(other)} -> ${node(index)};`] : [])),
  );
  const conflicts = view.hazards
    .slice(0, MAX_CONFLICTS)
    .map(
      ({ first, second, file }) =>
        `    ${node(first)} -> ${node(second)} [dir=none, style=dashed, color="#c92a2a", fontcolor="#c92a2a", fontsize=9, constraint=false, label=${quote(file)}];`,
    );
  const left = view.hazards.length - conflicts.length;
  const rest = left > 0 ? [`    // and ${left} more conflicts`] : [];
  return `  subgraph cluster_${prefix} {
    label=${quote(`${view.title}\n${view.verdict.headline}`)};
${[...waves, ...edges, ...conflicts, ...rest].join('\n')}
  }`;
}

function attributes(view: PlanView, index: number): string {
  const task = view.tasks[index];
  if (!task) return '';
  const name = task.id === null ? task.title : `${task.id}\n${task.title}`;
  const time = view.measure === 'steps' ? '' : `\n${showTime(view, task.time.expected)}`;
  return `[label=${quote(`${name}${time}`)}${task.repaired?.critical ? ', penwidth=3' : ''}${task.done ? ', fillcolor="#e9ecef"' : ''}]`;
}

/** A quoted string; line ends become the escape that Graphviz knows. */
function quote(text: string): string {
  return `"${text
    .split('\n')
    .map((line) => visible(line).replaceAll('\\', '\\\\').replaceAll('"', '\\"'))
    .join('\\n')}"`;
}
