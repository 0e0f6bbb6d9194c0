// JUnit's XML, as Jenkins, GitLab and others show it: a suite a file, a case a finding, and one that passes where there is none.
import { activeFindings, type ReportedFile } from '../../engine/report.ts';
import { escapeMarkup } from '../analysis/markup.ts';
import type { Reporter } from './reporter.ts';
import { oneLine } from './words.ts';

/** Warnings and errors are failures; advice is a case that passes with a note. Unreadable files are errors. */
export const junit: Reporter = ({ files, errors }) => {
  const suites = [
    ...errors.map(({ path, message }) => ({
      name: path,
      cases: [`    <testcase classname="${escapeMarkup(path)}" name="parallelint"><error message="${escapeMarkup(message)}"/></testcase>`],
      failures: 0,
      errors: 1,
    })),
    ...files.map((file) => ({
      name: file.path,
      cases: casesOf(file),
      failures: activeFindings(file).filter((finding) => finding.severity !== 'info').length,
      errors: 0,
    })),
  ];
  const sum = (part: (suite: (typeof suites)[number]) => number): number => suites.reduce((total, suite) => total + part(suite), 0);
  const counts = (tests: number, failures: number, broken: number): string => `tests="${tests}" failures="${failures}" errors="${broken}"`;
  const body = suites.map(
    (suite) =>
      `  <testsuite name="${escapeMarkup(suite.name)}" ${counts(suite.cases.length, suite.failures, suite.errors)}>\n${suite.cases.join('\n')}\n  </testsuite>\n`,
  );
  const all = counts(
    sum((suite) => suite.cases.length),
    sum((suite) => suite.failures),
    sum((suite) => suite.errors),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="parallelint" ${all}>\n${body.join('')}</testsuites>\n`;
};

function casesOf(file: ReportedFile): readonly string[] {
  const path = escapeMarkup(file.path);
  const findings = activeFindings(file);
  if (findings.length === 0) return [`    <testcase classname="${path}" name="no findings"/>`];
  return findings.map(({ rule, severity, location, url, ...finding }) => {
    const place = `${location.start.line}:${location.start.column}`;
    const words = escapeMarkup(oneLine(finding));
    const inside =
      severity === 'info'
        ? `<system-out>${words}</system-out>`
        : `<failure type="${severity}" message="${words}">${path}:${place}: ${words}\n${escapeMarkup(url)}</failure>`;
    return `    <testcase classname="${path}" name="${escapeMarkup(rule)} ${place}">${inside}</testcase>`;
  });
}
