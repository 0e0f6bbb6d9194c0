// For the agent that wrote the plan: one line a finding, then what to do about it, with the command to type. Advice is left out.
import type { Finding, Severity } from '../../engine/finding.ts';
import { activeFindings, type Report, verdictsIn } from '../../engine/report.ts';
import { shellWord } from '../shell.ts';
import { visible } from '../terminal.ts';
import type { Reporter } from './reporter.ts';
import { certainty } from './words.ts';

/** Findings told at once; the rest is counted. An agent mends what it is told and asks again. */
const MAX_FINDINGS = 20;
/** Related places told of a finding. */
const MAX_RELATED = 2;

/** The findings from warnings on; one line where there is none. */
export const agent: Reporter = (report) => {
  return agentText(report);
};

/** What an agent is told from warnings on; one line where there is nothing to mend. */
export function agentText(report: Report): string {
  const text = formatForAgent(report);
  return text === ''
    ? `parallelint found nothing to mend in ${report.summary.plans} ${report.summary.plans === 1 ? 'plan' : 'plans'}.\n`
    : text;
}

/** What an agent is told from a severity on; empty where there is nothing to say. */
export function formatForAgent(report: Report, least: Severity = 'warning'): string {
  const wanted: readonly Severity[] =
    least === 'error' ? ['error'] : least === 'warning' ? ['error', 'warning'] : ['error', 'warning', 'info'];
  // What is worst comes first, so that nothing that matters is cut off.
  const findings = wanted.flatMap((severity) => report.files.flatMap(activeFindings).filter((finding) => finding.severity === severity));
  if (findings.length === 0 && report.errors.length === 0) return '';
  const lines = report.errors.map((error) => `${visible(error.path)}: ${visible(error.message)}`);
  for (const finding of findings.slice(0, MAX_FINDINGS)) lines.push(...linesOf(finding));
  if (findings.length > MAX_FINDINGS) lines.push(`and ${findings.length - MAX_FINDINGS} more; mend these first`);
  for (const verdict of verdictsIn(report.files)) lines.push(visible(verdict.text));
  const files = [...new Set(findings.map((finding) => finding.location.path))];
  const shown = files.slice(0, 5).map((file) => visible(shellWord(file)));
  if (files.length > 0) lines.push(`Then check it again: parallelint ${shown.join(' ')}`);
  return `parallelint found problems in the plan. Mend them before the work starts:\n${lines.join('\n')}\n`;
}

function linesOf({ location, severity, rule, message, confidence, help, fix, related }: Finding): readonly string[] {
  const path = visible(location.path);
  return [
    `${path}:${location.start.line}: ${severity} ${rule}: ${visible(message)}${certainty(confidence)}`,
    ...related.slice(0, MAX_RELATED).map((one) => {
      const place =
        one.location.path === location.path
          ? `line ${one.location.start.line}`
          : `${visible(one.location.path)}:${one.location.start.line}`;
      return `  see ${place}: ${visible(one.message)}`;
    }),
    ...(help === undefined ? [] : [`  help: ${visible(help)}`]),
    ...(fix
      ? [`  fix: ${visible(fix.title)}: parallelint ${fix.safe ? '--fix' : '--fix-unsafe'} ${visible(shellWord(location.path))}`]
      : []),
    `  why: parallelint explain ${rule}`,
  ];
}
