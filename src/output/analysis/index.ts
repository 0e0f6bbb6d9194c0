// The formats of `parallelint analyze`, each loaded when it is asked for.

import type { PagePlan } from './html.ts';

/** What a format may need to know: the width of the terminal, and whether every detail is wanted. */
interface RenderOptions {
  readonly columns: number;
  readonly details: boolean;
}

/** Renders analyzed plans. */
export type AnalysisRenderer = (plans: readonly PagePlan[], options: RenderOptions) => string;

/** The formats by name. */
export const ANALYSIS_FORMATS = {
  text: async (): Promise<AnalysisRenderer> => {
    const { formatText } = await import('./text.ts');
    return (plans, { columns, details }) => formatText(viewsOf(plans), columns, details);
  },
  json: async (): Promise<AnalysisRenderer> => {
    const { formatJson } = await import('./json.ts');
    return (plans) => formatJson(viewsOf(plans));
  },
  mermaid: async (): Promise<AnalysisRenderer> => {
    const { formatMermaid } = await import('./mermaid.ts');
    return (plans) => formatMermaid(viewsOf(plans));
  },
  dot: async (): Promise<AnalysisRenderer> => {
    const { formatDot } = await import('./dot.ts');
    return (plans) => formatDot(viewsOf(plans));
  },
  svg: async (): Promise<AnalysisRenderer> => {
    const { formatSvg } = await import('./svg.ts');
    return (plans) => formatSvg(viewsOf(plans));
  },
  markdown: async (): Promise<AnalysisRenderer> => {
    const { formatMarkdown } = await import('./markdown.ts');
    return (plans) => formatMarkdown(plans);
  },
  html: async (): Promise<AnalysisRenderer> => {
    const [{ formatHtml }, layout] = await Promise.all([import('./html.ts'), import('./layout.ts')]);
    return (plans) => formatHtml(plans, layout);
  },
} as const;

/** The renderer of `--waves json`. */
export async function loadWaves(): Promise<AnalysisRenderer> {
  const { formatWaves } = await import('./json.ts');
  return (plans) => formatWaves(viewsOf(plans));
}

/** The name of a format. */
export type AnalysisFormat = keyof typeof ANALYSIS_FORMATS;

function viewsOf(plans: readonly PagePlan[]): readonly PagePlan['view'][] {
  return plans.map((plan) => plan.view);
}
