// `parallelint analyze`: from the linted files to the analyzed plans that a format renders.
import { type Analysis, analyze } from '../../analysis/analyze.ts';
import { flowOf } from '../../analysis/flow.ts';
import type { LayoutModule, PagePlan } from '../../output/analysis/html.ts';
import { verdictOf } from '../../analysis/verdict.ts';
import { toleratedBy } from '../../engine/tolerated.ts';
import { viewOf } from '../../output/analysis/view.ts';
import type { GraphLayout } from '../../output/analysis/layout.ts';
import type { Settings } from '../../config/settings.ts';
import type { FileResult } from '../../engine/lint.ts';
import { compareLocations } from '../../plan/location.ts';
import type { Plan } from '../../plan/model.ts';
import { activeFindings } from '../../engine/report.ts';

/** Plans of files with something to analyze, under the settings of each file: tasks, or times that the plan states for the whole. A plan of several files comes once. */
export function analyzePlans(
  files: readonly FileResult[],
  agents?: number,
  settings: ReadonlyMap<string, Settings> = new Map(),
): readonly PagePlan[] {
  const plans = new Map<Plan, FileResult[]>();
  for (const file of files) for (const plan of file.plans) plans.set(plan, [...(plans.get(plan) ?? []), file]);
  return [...plans].flatMap(([plan, own]): PagePlan[] => {
    const analysis = analyze(plan, agents === undefined ? {} : { agents });
    if (analysis.tasks.length === 0 && !analysis.stated) return [];
    const [setting] = own.flatMap(({ path }) => settings.get(path) ?? []);
    return [
      {
        view: viewOf(analysis, verdictOf(analysis, toleratedBy(setting)), targetOf(setting)),
        graph: (layout) => graphOf(analysis, layout),
        findings: findingsOf(plan, own),
        files: own.map(({ path, text }) => ({ path, text })),
      },
    ];
  });
}

/** The time reduction that is asked for where the rule on it is on. */
function targetOf(settings: Settings | undefined): number | null {
  const rule = settings?.rules.get('min-time-reduction');
  return rule === undefined || rule.severity === 'off' ? null : ((rule.options as { readonly target?: number }).target ?? null);
}

/** What was found in the plan's own lines; a file that holds several plans shares its findings out among them. */
function findingsOf(plan: Plan, files: readonly FileResult[]): PagePlan['findings'] {
  return files.flatMap((file) =>
    activeFindings(file).filter(
      ({ location }) =>
        file.plans.length === 1 ||
        location.path !== plan.loc.path ||
        (location.start.offset >= plan.loc.start.offset && location.start.offset <= plan.loc.end.offset),
    ),
  );
}

/** The graph of a plan laid out, its tasks in document order as in the view. */
function graphOf({ order, tasks }: Analysis, { layoutOf }: LayoutModule): GraphLayout {
  const sorted = [...tasks].sort((a, b) => compareLocations(a.task.loc, b.task.loc));
  const index = new Map(sorted.map(({ task }, at) => [task, at]));
  return layoutOf(flowOf(order), (task) => index.get(task) ?? -1);
}
