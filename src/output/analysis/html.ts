// One self-contained page: an index of the plans, and for each the verdict, timelines, waves, conflicts, graph, and its text with findings.
import type { Finding } from '../../engine/finding.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './html/page.generated.ts';
import { type FactLine, factsOf } from './facts.ts';
import type { GraphLayout } from './layout.ts';
import { escapeMarkup } from './markup.ts';
import { type PlanView, runsAsWritten } from './view.ts';

/** Everything that the page shows of one plan. */
export interface PagePlan {
  readonly view: PlanView;
  /** Lays the graph of the plan out; only the page shows it. */
  readonly graph: (layout: LayoutModule) => GraphLayout;
  readonly findings: readonly Pick<Finding, 'rule' | 'severity' | 'message' | 'help' | 'location'>[];
  /** The texts of the plan's files. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** The part of the program that knows how to lay a graph out, loaded with the page alone. */
export type LayoutModule = typeof import('./layout.ts');

/** What the page's script reads. */
interface PageData {
  /** The texts of all files by path. */
  readonly texts: Readonly<Record<string, string>>;
  readonly plans: readonly {
    readonly view: PlanView;
    readonly graph: GraphLayout;
    readonly files: readonly string[];
    /** How many conflicts there are; the first of them are in the view. */
    readonly conflicts: number;
    readonly asWritten: boolean;
    readonly facts: readonly FactLine[];
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly help?: string;
      readonly path: string;
      readonly line: number;
    }[];
  }[];
}

/** Conflicts that a page holds; more would make it slow to open, and their number is told. */
const MAX_CONFLICTS = 2000;

/** The plans as data for the page. */
function pageData(plans: readonly PagePlan[], layout: LayoutModule): PageData {
  return {
    texts: Object.fromEntries(plans.flatMap((plan) => plan.files.map(({ path, text }) => [path, text] as const))),
    plans: plans.map(({ view, graph, findings, files }) => ({
      view: { ...view, hazards: view.hazards.slice(0, MAX_CONFLICTS) },
      graph: graph(layout),
      conflicts: view.hazards.length,
      asWritten: runsAsWritten(view),
      files: files.map((file) => file.path),
      facts: factsOf(view),
      findings: findings.map(({ rule, severity, message, help, location }) => ({
        rule,
        severity,
        message,
        ...(help !== undefined && { help }),
        path: location.path,
        line: location.start.line,
      })),
    })),
  };
}

/** Renders the page. It loads nothing, and a policy in its head forbids it to. */
export function formatHtml(plans: readonly PagePlan[], layout: LayoutModule): string {
  const data = pageData(plans, layout);
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
<main>
<div id="index"></div>
<div id="plan"></div>
</main>
<script type="application/json" id="data">${json}</script>
<script>
${PAGE_SCRIPT}</script>
</body>
</html>
`;
}
