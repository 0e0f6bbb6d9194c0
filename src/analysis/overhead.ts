// What coordination costs, and the seed's figures of merit.

/** Minutes that each agent costs in coordination: three agents turn 30 minutes of work into 45. */
export const OVERHEAD_PER_AGENT = 5;
/** Minutes that each checkpoint costs: the target for resolving its conflicts. */
export const OVERHEAD_PER_CHECKPOINT = 15;

/** The figures of merit for two times and an overhead, all in minutes. */
export interface Figures {
  /** 1 − parallel/sequential, as a share of 1. */
  readonly timeReduction: number;
  /** sequential/parallel. */
  readonly efficiencyRatio: number;
  /** (time saved − overhead)/overhead; undefined without overhead. */
  readonly returnOnInvestment?: number;
}

/** Works the three formulas out; `sequential` and `parallel` are greater than 0. */
export function figuresOf(sequential: number, parallel: number, overhead?: number): Figures {
  return {
    timeReduction: 1 - parallel / sequential,
    efficiencyRatio: sequential / parallel,
    ...(overhead !== undefined && overhead > 0 && { returnOnInvestment: (sequential - parallel - overhead) / overhead }),
  };
}

/** The size of work in minutes from which on splitting it pays, when its parallel run takes `ratio` (below 1) of its sequential time and costs `overhead` minutes. */
export function breakEven(ratio: number, overhead: number): number | undefined {
  return ratio < 1 ? overhead / (1 - ratio) : undefined;
}

/** Graham's bound (1966) on every list schedule: work/agents and what the critical path adds to it, in minutes. */
export function grahamBound(work: number, criticalPath: number, agents: number): number {
  return (work - criticalPath) / agents + criticalPath;
}

/** What no schedule can undercut: the critical path, and the work shared out evenly, in minutes. */
export function lowerBound(work: number, criticalPath: number, agents: number): number {
  return Math.max(criticalPath, work / agents);
}
