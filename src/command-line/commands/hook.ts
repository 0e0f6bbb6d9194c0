// `parallelint hook`: lints the file that a coding agent has just written, and answers in the agent's hook protocol.
// Claude Code gives JSON on standard input and shows the model only what a hook says on stderr with exit code 2.
import path from 'node:path';
import { z } from 'zod';
import { activeFindings, type Report, verdictsIn } from '../../engine/report.ts';
import { certainty } from '../../output/findings/words.ts';
import { visible } from '../../output/terminal.ts';

const inputSchema = z.object({ tool_input: z.object({ file_path: z.string() }).optional(), cwd: z.string().optional() });

/** Findings told to an agent at once; the rest is counted. */
const MAX_FINDINGS = 20;

/** The Markdown file that a hook's input names, absolute; undefined when there is none to lint. @throws SyntaxError when the input is no hook input. */
export function hookTarget(input: string, cwd: string): string | undefined {
  const parsed = inputSchema.safeParse(JSON.parse(input));
  if (!parsed.success) throw new SyntaxError('found JSON without tool_input.file_path, expected the input of a PostToolUse hook');
  const file = parsed.data.tool_input?.file_path;
  if (file === undefined || !/\.(?:md|markdown)$/i.test(file)) return undefined;
  return path.resolve(parsed.data.cwd ?? cwd, file);
}

/** What the agent is told: one line a finding, one how to mend it; empty when there is nothing to say. Advice is left out. */
export function formatForAgent(report: Report): string {
  const findings = report.files.flatMap(activeFindings).filter((finding) => finding.severity !== 'info');
  if (findings.length === 0 && report.errors.length === 0) return '';
  const lines = report.errors.map((error) => `${visible(error.path)}: ${visible(error.message)}`);
  for (const { location, severity, confidence, rule, message, help, fix, related } of findings.slice(0, MAX_FINDINGS)) {
    lines.push(`${visible(location.path)}:${location.start.line}: ${severity} ${rule}: ${visible(message)}${certainty(confidence)}`);
    for (const one of related.slice(0, 2)) lines.push(`  see line ${one.location.start.line}: ${visible(one.message)}`);
    if (help !== undefined) lines.push(`  help: ${visible(help)}`);
    if (fix) lines.push(`  fix: ${fix.title} (${fix.safe ? 'parallelint --fix' : 'parallelint --fix-unsafe'})`);
  }
  if (findings.length > MAX_FINDINGS) lines.push(`and ${findings.length - MAX_FINDINGS} more findings; run parallelint on the file`);
  for (const { text } of verdictsIn(report.files)) lines.push(visible(text));
  return `parallelint found problems in the plan just written. Fix them before the work starts:\n${lines.join('\n')}\n`;
}
