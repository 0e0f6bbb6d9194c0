// The plan model: a series–parallel tree of blocks and tasks, plus edges for stated dependencies.
// Rules see this and never Markdown. Every fact keeps the place that states it.
import type { Duration, Interval } from './duration.ts';
import type { Located, Location } from './location.ts';

/** What a task is for; one task may have several roles ("Integration and E2E testing"). */
export type Role = 'work' | 'research' | 'contract' | 'freeze' | 'checkpoint' | 'integration' | 'test';

/** How a task treats a path. `write` covers create, modify and delete. */
type PathAccess = 'write' | 'read';

/** A path, folder or glob that a task states, as written apart from a leading `./`. */
export interface PathStatement {
  readonly value: string;
  readonly loc: Location;
  readonly access: PathAccess;
  /** What is done to it, where the plan says so. */
  readonly action?: 'create' | 'modify' | 'delete';
  /** The folder is named only for orientation, or the words narrow it ("ONLY", "the plan's part of"): never taken as a claim on everything below. */
  readonly partial?: boolean;
  /** Where the statement comes from: a declared list, or the running text of the task. */
  readonly source: 'declared' | 'body';
}

/** A named part of the system (a service, a component) that the plan gives out instead of files: a name, never a pattern. The task may change all of it. */
export interface ComponentStatement {
  readonly value: string;
  readonly loc: Location;
  /** The words narrow it. */
  readonly partial?: boolean;
}

/** A place behind the last entry of a stated list, with what has to stand around a further entry in the plan's own notation. */
export interface Insertion {
  readonly at: Location;
  readonly before: string;
  readonly after: string;
  /** What separates further entries, where `before` does not. */
  readonly between?: string;
}

/** A dependency as one place states it. `target` is the key of the node it names, absent when the plan defines no such node. */
export interface Dependency {
  readonly ref: Located<string>;
  readonly target?: string;
  /** The id belongs to another plan or phase, or opens a line that was not read as a unit, so that its absence here proves nothing. */
  readonly external?: boolean;
  /** The id is not written out: it lies inside a range (`T3-T9`), and ranges need not be dense. */
  readonly implied?: true;
  /** The statement's kind: `blockedBy` on the later task, `blocks` on the earlier one, or a graph beside the tasks. */
  readonly via: 'blockedBy' | 'blocks' | 'graph';
}

/** Which kind of place states something: the task itself, a table of tasks, a drawn wave tree or graph, a summary of who does what, or an overview in another file. */
export type Origin = 'task' | 'table' | 'graph' | 'summary' | 'overview';

/** All that one place says a task waits for, or all that it says waits for the task. Plans state this in up to four places, which ought to agree. */
export interface DependencyStatement {
  /** Key of the task it is about. */
  readonly node: string;
  readonly direction: 'blockedBy' | 'blocks';
  readonly origin: Origin;
  /** The ids it names; empty: it says that there are none. */
  readonly refs: readonly Dependency[];
  readonly loc: Location;
  /** Where a missing id can be added. */
  readonly insertion?: Insertion;
}

/** The wave that one place puts a task into. Waves run one after the other; the tasks of one start together. */
export interface WaveStatement {
  /** Key of the task it is about. */
  readonly node: string;
  /** The wave's rank: a later wave has a greater number. */
  readonly wave: number;
  /** It is the closing wave, which has no number and comes last on purpose. */
  readonly final?: true;
  /** What the plan calls it, `Wave 2`. */
  readonly label: string;
  readonly origin: Origin;
  readonly loc: Location;
  /** The wave is a plain number here that can be replaced by another one. */
  readonly editable?: boolean;
}

/** A statement that two tasks must not run at the same time. */
export interface ConflictStatement {
  readonly node: string;
  /** The tasks that it names; empty: it says that there are none. */
  readonly refs: readonly Dependency[];
  readonly loc: Location;
}

/** What one place says about whether a task may run beside others: `true` or `false`. */
export interface ParallelStatement {
  readonly node: string;
  readonly value: Located<string>;
}

/** A path through the plan that it calls critical. */
export interface StatedPath {
  readonly loc: Location;
  /** The tasks in order, each with the key it resolves to. */
  readonly steps: readonly Dependency[];
}

/** A list of waves that stands beside the tasks, from which they are run. */
export interface WaveGraph {
  readonly loc: Location;
  readonly waves: readonly {
    readonly label: string;
    readonly loc: Location;
    readonly tasks: readonly Dependency[];
    /** The wave's number, where it states one. */
    readonly number?: Located<number>;
    /** How a wave with one more task is written behind this one; absent where waves state more than a number and tasks. */
    readonly insertion?: Insertion;
  }[];
}

/** One unit of work that one agent does. */
export interface Task {
  readonly type: 'task';
  /** Unique in the plan; never shown to people. */
  readonly key: string;
  readonly id?: Located<string>;
  readonly title: Located<string>;
  /** The heading, list item or launch that introduces the task. */
  readonly loc: Location;
  readonly roles: ReadonlySet<Role>;
  /** One particular agent, track or person: what it does, it does one after the other. */
  readonly agent?: Located<string>;
  /** The kind of agent that is launched (`@test-builder`); several may run at once. */
  readonly agentType?: Located<string>;
  readonly duration?: Located<Duration>;
  readonly paths: readonly PathStatement[];
  /** Parts of the system that the task may change; two tasks that run at once ought to share none. */
  readonly components?: readonly ComponentStatement[];
  readonly dependencies: readonly Dependency[];
  readonly done: boolean;
  /** Items listed under the task that are steps of its own. */
  readonly steps: readonly Located<string>[];
  /** Whether the task says of itself that it may run beside others. One that says no runs alone. */
  readonly parallel?: Located<boolean>;
  /** A mark such as `[P]` with the white space behind it, which can be dropped to take the statement back. */
  readonly parallelMark?: Location;
  /** A T-shirt size, which is no time. */
  readonly size?: Located<string>;
  /** It names a file or a folder somewhere, without saying that it writes it. */
  readonly namesFiles?: true;
  /**
   * Steps that are pieces of work of their own, with ids, files or dependencies. The task's `paths` include theirs, and a reference to one of them leads to the task:
   * rules look at tasks only.
   */
  readonly subtasks?: readonly Task[];
  /** Where a further written path can be declared. */
  readonly writeSet?: Insertion;
}

/**
 * How the children of a block run. `unknown`: the plan does not say; its members never count as concurrent for a rule,
 * and nothing orders them but what they state themselves.
 */
type Arrangement = 'sequence' | 'parallel' | 'unknown';

/** A group of nodes that run one after the other, at the same time, or as the plan does not say. */
export interface Block {
  readonly type: 'block';
  readonly key: string;
  readonly arrangement: Arrangement;
  readonly id?: Located<string>;
  readonly title?: Located<string>;
  readonly loc: Location;
  readonly duration?: Located<Duration>;
  /** Minutes from the start of the plan, when the block states a window ("T+15 to T+45"). */
  readonly window?: Located<Interval>;
  /** A stated number of agents for this block. */
  readonly agents?: Located<Interval>;
  readonly dependencies: readonly Dependency[];
  /** Everything the block's text covers; where a step can be added behind it. */
  readonly extent: Location;
  /** That they run at the same time follows from what they are called or carry; no words of the plan say it. */
  readonly inferred?: true;
  /** Where the plan says that the children start together (a wave, a run of marked tasks), so that none of them can wait for another. */
  readonly together?: Location;
  /** Only a line about the group, or about the plan as a whole, says so; what each of them waits for may well be meant to come first. */
  readonly loosely?: true;
  readonly children: readonly PlanNode[];
}

/** A node of the series–parallel tree. */
export type PlanNode = Block | Task;

/** A stated point at which parallel work comes together, that is not a node of the tree. */
export interface Checkpoint {
  readonly loc: Location;
  /** Minutes from the start of the parallel region (or of the plan, where the block has a window). */
  readonly at?: number;
  /** A cadence in minutes ("every 2 hours"). */
  readonly every?: number;
}

/** Something said about an interface between streams. */
export interface ContractStatement {
  /** `mention` speaks of one without giving it. */
  readonly action: 'define' | 'freeze' | 'change' | 'use' | 'produce' | 'consume' | 'mention';
  /** The endpoint, type or file, or a description. */
  readonly subject: Located<string>;
  /** Key of the node that does or holds it; absent: it stands before the work. */
  readonly node?: string;
}

/** A part of the plan described for its coupling. */
export interface Component {
  readonly name: Located<string>;
  readonly independence?: Located<'high' | 'medium' | 'low'>;
}

/** A stated sum with the parts that the plan lists for it. */
export interface Total {
  readonly quantity: 'time' | 'tasks' | 'agents' | 'waves' | 'phases' | 'files';
  readonly label: string;
  readonly value: Located<Interval>;
  readonly duration?: Duration;
  readonly parts: readonly Located<Interval>[];
  /** Whether `parts` are all there is; otherwise they are only a lower bound. */
  readonly complete: boolean;
}

/** Two times set against each other: `3 hours (vs 10 hours sequential)`. */
export interface Comparison {
  readonly loc: Location;
  readonly parallel: Located<Duration>;
  readonly sequential: Located<Duration>;
  /** Whether it is about the whole plan, or about one phase of it. */
  readonly scope: 'plan' | 'part';
}

/**
 * Figures that follow from the plan's own graph: tasks without a dependency (`ready`), tasks divided by those on the longest path (`width`),
 * dependencies divided by tasks (`density`), and files that two tasks of one wave write (`overlaps`).
 */
export type GraphMetric = 'ready' | 'width' | 'density' | 'overlaps';

/** A stated figure of merit, in the unit the plan uses (percent, times), with the numbers it follows from. */
export interface Claim {
  readonly kind: 'reduction' | 'speedup' | 'roi' | 'score' | 'saved' | GraphMetric;
  readonly value: Located<Interval>;
  /** The words as written, `70%`. */
  readonly text: string;
  /** Half a unit of the last digit written. */
  readonly precision: number;
  readonly approximate: boolean;
  readonly parallel?: Located<Duration>;
  readonly sequential?: Located<Duration>;
  readonly saved?: Located<Duration>;
  readonly overhead?: Located<Duration>;
  /** The upper end of a score ("8/10"). */
  readonly outOf?: number;
}

/** How risky the work is; it sets the longest stretch without a checkpoint. */
export type Risk = 'high' | 'medium' | 'low' | 'stable';

/** Facts about a plan that its frontmatter, or the configuration by glob, declares. */
export interface Declarations {
  readonly featureType?: Located<string>;
  readonly risk?: Located<Risk>;
  readonly team?: Located<'experienced' | 'inexperienced'>;
  readonly deadline?: Located<'critical' | 'normal'>;
  readonly agents?: Located<number>;
  /** Coordination overhead in minutes. */
  readonly overhead?: Located<number>;
  /** The notation that the plan is written in. */
  readonly dialect?: Located<string>;
}

/** A stated fact that no task or block holds: a file, a time, a dependency below a name that announces it, or a heading of a checkpoint. */
export interface UnplacedFact {
  readonly kind: 'file' | 'duration' | 'dependency' | 'checkpoint';
  /** As written. */
  readonly text: string;
  readonly loc: Location;
}

/** A kind of fact that a dialect can state; a rule names those it needs. */
export type Capability =
  | 'writes'
  | 'reads'
  | 'dependencies'
  | 'ids'
  | 'durations'
  | 'contracts'
  | 'checkpoints'
  | 'tests'
  | 'totals'
  | 'claims'
  | 'agents'
  | 'components';

/** One plan, wherever its text stands. */
export interface Plan {
  readonly title: Located<string>;
  readonly dialect: string;
  /** Where the plan's text lies; the first place is the main one. */
  readonly loc: Location;
  readonly root: Block;
  readonly declarations: Declarations;
  readonly checkpoints: readonly Checkpoint[];
  readonly contracts: readonly ContractStatement[];
  readonly components: readonly Component[];
  /** Every full statement of what a task waits for, and of what waits for it. */
  readonly dependencyStatements: readonly DependencyStatement[];
  /** Every statement of a task's wave. */
  readonly waves: readonly WaveStatement[];
  /** Every statement of tasks that must not run at the same time. */
  readonly conflicts: readonly ConflictStatement[];
  /** Every statement of whether a task may run beside others. */
  readonly parallelStatements: readonly ParallelStatement[];
  /** Paths that the plan calls critical. */
  readonly criticalPaths: readonly StatedPath[];
  /** A list of waves that the plan is run from. */
  readonly waveGraph?: WaveGraph;
  readonly totals: readonly Total[];
  readonly comparisons: readonly Comparison[];
  readonly claims: readonly Claim[];
  /** The stated time of the plan run in parallel, and of the same work in sequence. */
  readonly statedParallelTime?: Located<Duration>;
  readonly statedSequentialTime?: Located<Duration>;
  /** Whether any of the plan's words speak of testing, wherever they stand; absent where they were not looked through (capability `tests`). */
  readonly speaksOfTests?: boolean;
  /** Pseudo-code that shows a shape only: what is absent there was left out, not forgotten. */
  readonly sketch: boolean;
  /** Facts that the document states and that belong to no node of the plan, in document order; none where the dialect does not look for them. */
  readonly unplaced: readonly UnplacedFact[];
  /** Where an id is unique: in the whole plan, or in each group, where ids start anew in every phase or wave. */
  readonly idScope: 'plan' | 'group';
  /** What this plan's dialect can state. */
  readonly capabilities: ReadonlySet<Capability>;
}

/** Something in a document that could not be read as a plan fact; it becomes a `valid-plan` finding. */
export interface Problem {
  readonly message: string;
  readonly loc: Location;
  readonly severity: 'error' | 'warning';
  readonly fix?: { readonly title: string; readonly edits: readonly { readonly loc: Location; readonly newText: string }[] };
}
