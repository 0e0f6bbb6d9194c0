// SARIF 2.1.0 in the subset that GitHub code scanning reads.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Log, Location as SarifLocation, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../../engine/finding.ts';
import type { Location } from '../../plan/location.ts';
import { rules } from '../../rules/index.ts';
import { ruleUrl } from '../../engine/urls.ts';
import { jsonText } from '../json.ts';
import { type Reporter, type ReporterContext, repositoryPath } from './reporter.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** One run with every rule, every finding and what could not be read. */
export const sarif: Reporter = (report, context) => {
  const { version } = context;
  const results = report.files.flatMap((file) => file.findings.map((finding) => toResult(finding, context)));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'parallelint',
            semanticVersion: version,
            informationUri: 'https://github.com/parallelint/parallelint',
            rules: rules.map((rule) => toDescriptor(rule, context.explain(rule.id))),
          },
        },
        automationDetails: { id: 'parallelint/' },
        originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(context.repository).href.replace(/\/$/, '')}/` } },
        columnKind: 'utf16CodeUnits',
        results,
        invocations: [
          {
            executionSuccessful: report.errors.length === 0,
            toolExecutionNotifications: report.errors.map((error) => ({
              level: 'error',
              message: { text: error.message },
              locations: [{ physicalLocation: { artifactLocation: toArtifact(error.path, context) } }],
            })),
          },
        ],
      },
    ],
  };
  return jsonText(log, 2);
};

function toDescriptor(rule: (typeof rules)[number], page: string): ReportingDescriptor {
  const { description, category, severity } = rule.meta;
  const url = ruleUrl(rule.id);
  return {
    id: rule.id,
    shortDescription: { text: description },
    fullDescription: { text: `${description}.` },
    help: { text: `${description}. ${url}`, markdown: `${withoutComments(page)}\n[${rule.id}](${url})\n` },
    helpUri: url,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { precision: 'high', tags: ['plan', category] },
  };
}

function toResult(finding: Finding, context: ReporterContext): Result {
  const toLocation = (location: Location): SarifLocation => ({
    physicalLocation: { artifactLocation: toArtifact(location.path, context), region: toRegion(location) },
  });
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.help === undefined ? finding.message : `${finding.message}\nHelp: ${finding.help}` },
    properties: {
      confidence: finding.confidence,
      ...(finding.group !== undefined && { group: finding.group }),
      ...(finding.help !== undefined && { help: finding.help }),
    },
    locations: [toLocation(finding.location)],
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:1` },
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((related, id) => ({ id, ...toLocation(related.location), message: { text: related.message } })),
    }),
    ...(finding.rule === 'no-dependency-cycle' &&
      finding.related.length > 0 && {
        codeFlows: [
          {
            threadFlows: [
              {
                locations: [finding.location, ...finding.related.map((one) => one.location)].map((location) => ({
                  location: toLocation(location),
                })),
              },
            ],
          },
        ],
      }),
    ...(finding.baselineState && { baselineState: finding.baselineState }),
    ...(finding.suppressed && {
      suppressions: [{ kind: 'inSource', ...(finding.suppressed.reason !== undefined && { justification: finding.suppressed.reason }) }],
    }),
    ...(finding.fix && {
      fixes: [
        {
          description: { text: finding.fix.title },
          artifactChanges: finding.fix.edits.map((edit) => ({
            artifactLocation: toArtifact(edit.loc.path, context),
            replacements: [{ deletedRegion: toRegion(edit.loc), insertedContent: { text: edit.newText } }],
          })),
        },
      ],
    }),
  };
}

function toRegion({ start, end }: Location): { startLine: number; startColumn: number; endLine: number; endColumn: number } {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A file from the top of the repository; one outside of it by its whole address. */
function toArtifact(file: string, context: ReporterContext): ArtifactLocation {
  const place = repositoryPath(file, context);
  if (path.isAbsolute(place)) return { uri: pathToFileURL(place).href };
  return { uri: place.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function withoutComments(page: string): string {
  return page.replace(/<!--[^]*?-->\n?/g, '');
}
