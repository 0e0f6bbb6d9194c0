// The words of a finding where a format has one text for all of them.
import type { Finding } from '../../engine/finding.ts';

/** The message, how sure it is unless all its facts are stated, and what to do, in one line. */
export function oneLine({ message, confidence, help }: Pick<Finding, 'message' | 'confidence' | 'help'>): string {
  return `${message}${certainty(confidence)}${help === undefined ? '' : `; help: ${help}`}`;
}

/** ` (medium confidence)`; nothing for what is stated. */
export function certainty(confidence: Finding['confidence']): string {
  return confidence === 'high' ? '' : ` (${confidence} confidence)`;
}
