// A plan from a template: parts shared out among the agents, with times that add up.
import { MINUTES_PER } from '../../plan/duration.ts';
import { type Part, TEMPLATES } from './templates.ts';
import type { TemplateName } from './names.ts';

/** Minutes of the phases before and behind the parallel work. */
const AROUND = 30;

/** Writes a plan. `agents` has to lie in the template's own range. */
export function writePlan(name: TemplateName, feature: string | undefined, agents: number): string {
  const template = TEMPLATES[name];
  const subject = feature ?? template.subject;
  const folder = `src/${slugOf(subject)}/`;
  const shares = shareOut(template.parts, agents);
  const longest = Math.max(...shares.map((share) => share.reduce((sum, part) => sum + part.hours, 0)));
  const total = longest * MINUTES_PER.hour + 2 * AROUND;
  const sequential = template.parts.reduce((sum, part) => sum + part.hours, 0) * MINUTES_PER.hour + 2 * AROUND;
  const tracks = shares.flatMap((share, agent) => share.map((part) => track(part, folder, `Agent ${agent + 1}`)));
  return `---
parallelint:
  feature-type: ${template.featureType}
  risk: medium
  agents: ${agents}
---

# ${subject}: ${template.featureType}

## Phase 1: Interface Definition (30 min)

${template.contract.title} (frozen until integration):

${template.contract.lines.map((line) => `- ${line}`).join('\n')}

## Phase 2: Parallel Work (${hours(longest * MINUTES_PER.hour)})

${tracks.map((text, index) => `### Track ${index + 1}: ${text}`).join('\n\n')}

## Integration Checkpoints

- Every 2 hours: merge what is done, run the integration tests, resolve conflicts at once

## Phase 3: Integration (30 min)

${template.integration.map((line) => `- ${line}`).join('\n')}

Total: ${hours(total)} (vs ${hours(sequential)} sequential), ${Math.round((1 - total / sequential) * 100)}% time reduction
`;
}

function track(part: Part, folder: string, agent: string): string {
  const path = /^(?:tests|docs)\//.test(part.folder)
    ? part.folder.replace(/^tests\//, `tests/${folder.slice(4)}`)
    : `${folder}${part.folder}`;
  const steps = part.steps.map((step) => `- ${step}`).join('\n');
  return `${part.title} (${hours(part.hours * MINUTES_PER.hour)})\n\n**Agent:** ${agent}\n\n**Files:** \`${path}\`\n\n${steps}`;
}

/** The longest part goes to whoever has the least work so far; ties in order. */
function shareOut(parts: readonly Part[], agents: number): readonly (readonly Part[])[] {
  const shares = Array.from({ length: agents }, () => ({ parts: [] as Part[], hours: 0 }));
  for (const part of [...parts].sort((a, b) => b.hours - a.hours)) {
    const least = shares.reduce((best, share) => (share.hours < best.hours ? share : best));
    least.parts.push(part);
    least.hours += part.hours;
  }
  return shares.map((share) => share.parts);
}

function hours(minutes: number): string {
  const value = minutes / MINUTES_PER.hour;
  return `${value} ${value === 1 ? 'hour' : 'hours'}`;
}

/** A folder name from a feature's name: letters and digits of any script, joined by hyphens. */
function slugOf(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+/, '')
      .slice(0, 60)
      .replace(/-+$/, '') || 'feature'
  );
}
