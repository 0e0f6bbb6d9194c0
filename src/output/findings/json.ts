// The machine-readable report; its shape is published in schema/report.schema.json.
import type { Finding } from '../../engine/finding.ts';
import type { Report } from '../../engine/report.ts';
import { jsonText } from '../json.ts';
import type { Reporter } from './reporter.ts';

/** The version of the format; raised when a reader of the old one could be misled. */
export const JSON_VERSION = 1;

/** One JSON document, also for no files. */
export const json: Reporter = (report) => jsonText(toJson(report), 2);

/** A report as plain data. */
export function toJson(report: Report): object {
  return {
    version: JSON_VERSION,
    files: report.files.map((file) => ({
      path: file.path,
      dialect: file.dialect ?? null,
      plans: file.plans.map((plan) => ({
        title: plan.title.value,
        dialect: plan.dialect,
        location: plan.loc,
        unplaced: plan.unplaced.map(({ kind, text, loc }) => ({ kind, text, location: loc })),
      })),
      findings: file.findings.map(toJsonFinding),
      verdicts: file.verdicts ?? [],
      unchecked: file.unchecked,
    })),
    unread: report.files.flatMap(({ path, unread }) => (unread ? [{ path, ...unread }] : [])),
    errors: report.errors,
    summary: report.summary,
  };
}

/** A finding as plain data. */
export function toJsonFinding(finding: Finding): object {
  const { fix, ...rest } = finding;
  if (!fix) return rest;
  return {
    ...rest,
    fix: { title: fix.title, safe: fix.safe, edits: fix.edits.map((edit) => ({ location: edit.loc, newText: edit.newText })) },
  };
}
