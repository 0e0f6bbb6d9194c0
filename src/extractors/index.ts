// The registry of dialects. Detection asks them in this order; the first that recognises a document reads it.
import type { Extraction, Extractor, PlanDocument } from './extractor.ts';
import { freeform } from './freeform/index.ts';
import { speckit } from './speckit/index.ts';

/** Every dialect, the most specific first. */
const extractors: readonly Extractor[] = [speckit, freeform];

/** What a document is, and what was read from it; undefined when it is no plan. */
export function readPlans(document: PlanDocument): (Extraction & { readonly reason: string; readonly dialect: string }) | undefined {
  for (const extractor of extractors) {
    const detection = extractor.detect(document);
    if (!detection) continue;
    const extraction = detection.extract();
    if (extraction.plans.length > 0) return { ...extraction, reason: detection.reason, dialect: extractor.dialect };
  }
  return undefined;
}
