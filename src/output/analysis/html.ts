// One self-contained page: an index of the plans, and for each a timeline with an agents slider, graph, conflicts, waves, and its text with findings.
import type { Finding } from '../../engine/finding.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './html/page.generated.ts';
import { type FactLine, factsOf } from './facts.ts';
import { escapeMarkup } from './markup.ts';
import type { PlanView } from './view.ts';

/** A schedule for one number of agents: a slot a task, as agent, start and end. */
export interface PageSchedule {
  readonly agents: number;
  readonly makespan: number;
  readonly slots: readonly (readonly [number, number, number])[];
}

/** Everything that the page shows of one plan. */
export interface PagePlan {
  readonly view: PlanView;
  /** Makes the schedules from one agent to as many as can be used; only the page shows them all. */
  readonly schedules: () => readonly PageSchedule[];
  readonly findings: readonly Pick<Finding, 'rule' | 'severity' | 'message' | 'location'>[];
  /** The texts of the plan's files. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

interface PageData {
  /** The texts of all files by path. */
  readonly texts: Readonly<Record<string, string>>;
  readonly plans: readonly (Omit<PagePlan, 'findings' | 'files' | 'schedules'> & {
    readonly schedules: readonly PageSchedule[];
    readonly files: readonly string[];
    /** How many conflicts there are; the first of them are in the view. */
    readonly conflicts: number;
    readonly facts: readonly FactLine[];
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly path: string;
      readonly line: number;
    }[];
  })[];
}

/** Conflicts that a page holds; more would make it slow to open, and their number is told. */
const MAX_CONFLICTS = 2000;

/** Renders the page. It loads nothing, and a policy in its head forbids it to. */
export function formatHtml(plans: readonly PagePlan[]): string {
  const data: PageData = {
    texts: Object.fromEntries(plans.flatMap((plan) => plan.files.map(({ path, text }) => [path, text] as const))),
    plans: plans.map(({ view, schedules, findings, files }) => ({
      view: { ...view, hazards: view.hazards.slice(0, MAX_CONFLICTS) },
      conflicts: view.hazards.length,
      schedules: schedules(),
      files: files.map((file) => file.path),
      facts: factsOf(view),
      findings: findings.map(({ rule, severity, message, location }) => ({
        rule,
        severity,
        message,
        path: location.path,
        line: location.start.line,
      })),
    })),
  };
  const [only] = plans;
  const title = plans.length === 1 && only ? only.view.title : `${plans.length} plans`;
  // Inside a script element nothing but `<` and the two line separators can do harm.
  const json = JSON.stringify(data).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeMarkup(title)} · parallelint</title>
<style>
${PAGE_STYLE}</style>
</head>
<body>
<noscript>This page is drawn by its own script, which is switched off here. parallelint analyze --format text gives the same in words.</noscript>
<div id="index"></div>
<main id="plan"></main>
<script type="application/json" id="data">${json}</script>
<script>
${PAGE_SCRIPT}</script>
</body>
</html>
`;
}
