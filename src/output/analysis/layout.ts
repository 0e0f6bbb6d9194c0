// Where the tasks, barriers and arrows of a plan's graph stand on a page, laid out in layers by dagre.
import { graphlib, layout } from '@dagrejs/dagre';
import type { Flow } from '../../analysis/flow.ts';
import type { Task } from '../../plan/model.ts';

/** A drawn graph in pixels; a task is its index in the view, a barrier has a name. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly {
    readonly task: number;
    readonly barrier: string | null;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Ends by index of nodes, and the points of the way from one to the other. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly points: readonly (readonly [number, number])[] }[];
}

const TASK = { width: 168, height: 40 };
const BARRIER = { width: 10, height: 60 };

/** Nodes beyond which the quicker way to layers is taken: it gives longer arrows. */
const QUICK = 250;

/** Lays a graph out from left to right. */
export function layoutOf({ nodes, edges }: Flow, indexOf: (task: Task) => number): GraphLayout {
  const graph = new graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 14,
    ranksep: 44,
    marginx: 12,
    marginy: 12,
    ranker: nodes.length > QUICK ? 'longest-path' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [at, { task }] of nodes.entries()) graph.setNode(String(at), { ...(task ? TASK : BARRIER) });
  for (const [from, to] of edges) graph.setEdge(String(from), String(to));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map(({ task, barrier }, at) => {
      const node = graph.node(String(at)) as { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
      return {
        task: task ? indexOf(task) : -1,
        barrier: task ? null : (barrier ?? ''),
        x: Math.round(node.x - node.width / 2),
        y: Math.round(node.y - node.height / 2),
        width: node.width,
        height: node.height,
      };
    }),
    edges: edges.map(([from, to]) => {
      const edge = graph.edge(String(from), String(to)) as { readonly points: readonly { readonly x: number; readonly y: number }[] };
      return { from, to, points: edge.points.map(({ x, y }) => [Math.round(x), Math.round(y)] as const) };
    }),
  };
}
