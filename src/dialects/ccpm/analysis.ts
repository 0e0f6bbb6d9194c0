// A CCPM analysis: one task split into streams. Its notation is that of free-form plans, so that their reader reads it.
import { nameOfFile, type PlanDocument } from '../../reading/extractor.ts';
import type { Plan } from '../../plan/model.ts';
import { sectionsOf } from '../../markdown/outline.ts';
import { extractFreeform } from '../freeform.ts';
import { withTimeline } from './timeline.ts';

/** Recognises an analysis: streams with their scope, and the head or the name that CCPM gives it. */
export function detectAnalysis(document: PlanDocument): string | undefined {
  const streams = sectionsOf(document.outline).filter((section) => /^stream [A-Z0-9]{1,2}\b/i.test(section.title)).length;
  const fields = document.frontmatter?.fields;
  const named = /-analysis\.md$/i.test(nameOfFile(document.path)) || fields?.has('analyzed') === true;
  const ours = fields?.has('issue') === true || fields?.has('epic') === true || fields?.has('parallelization_factor') === true;
  return streams >= 1 && named && ours ? `an analysis with ${streams} streams` : undefined;
}

// A memo and no state: an analysis is asked for by itself and by the epic that it belongs to.
const known = new WeakMap<PlanDocument, readonly Plan[]>();

/** The plan of an analysis's streams. */
export function readAnalysis(document: PlanDocument): readonly Plan[] {
  const plans = known.get(document) ?? plansOf(document);
  known.set(document, plans);
  return plans;
}

function plansOf(document: PlanDocument): readonly Plan[] {
  const extraction = extractFreeform(document);
  return extraction.plans.map((plan) => ({
    ...withTimeline(plan, document),
    dialect: 'ccpm',
    // The task's own file may define what the analysis leaves out, so that only contracts that are here can be held against it.
    capabilities:
      plan.contracts.length > 0 ? plan.capabilities : new Set([...plan.capabilities].filter((capability) => capability !== 'contracts')),
  }));
}
