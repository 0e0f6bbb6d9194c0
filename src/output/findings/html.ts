// One page that can be kept as an artifact of a run: the findings by file, with their lines. It holds no script and loads nothing.
import type { Finding } from '../../engine/finding.ts';
import { activeFindings, type ReportedFile } from '../../engine/report.ts';
import { indexLines, lineText } from '../../markdown/locate.ts';
import { escapeMarkup } from '../analysis/markup.ts';
import type { Reporter } from './reporter.ts';
import { certainty } from './words.ts';

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.05rem; margin-top: 2rem; }
li { margin: 1rem 0; list-style: none; }
ul { padding: 0; }
pre { margin: .3rem 0; padding: .4rem .6rem; overflow-x: auto; background: color-mix(in srgb, currentColor 8%, transparent); }
mark { color: inherit; background: color-mix(in srgb, orange 45%, transparent); }
.error { color: #c62828; } .warning { color: #b26a00; } .info { color: #1565c0; }
.severity { font-weight: 600; }
`;

/** The page. */
export const html: Reporter = ({ files, errors, summary }) => {
  const { error, warning, info } = summary.findings;
  const broken = errors.map((one) => `<h2>${escapeMarkup(one.path)}</h2>\n<p class="error">${escapeMarkup(one.message)}</p>\n`);
  const found = files.flatMap((file) => {
    const findings = activeFindings(file);
    return findings.length === 0
      ? []
      : [`<h2>${escapeMarkup(file.path)}</h2>\n<ul>\n${findings.map((finding) => item(file, finding)).join('')}</ul>\n`];
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>parallelint: ${error} errors, ${warning} warnings</title>
<style>
${STYLE}</style>
</head>
<body>
<h1>parallelint</h1>
<p>${error} errors, ${warning} warnings, ${info} info in ${summary.files} files, ${summary.plans} plans.</p>
${[...broken, ...found].join('') || '<p>No findings.</p>\n'}</body>
</html>
`;
};

function item(file: ReportedFile, { severity, rule, url, message, confidence, help, location, related }: Finding): string {
  const words = `<span class="severity ${severity}">${severity}</span> ${escapeMarkup(message)}${certainty(confidence)}`;
  const links = `<a href="${escapeMarkup(url)}">${escapeMarkup(rule)}</a>`;
  const others = related.map((one) => `<br>${escapeMarkup(one.location.path)}:${one.location.start.line}: ${escapeMarkup(one.message)}`);
  return `<li>${words} (${links})${frame(file, location)}${help === undefined ? '' : escapeMarkup(help)}${others.join('')}</li>\n`;
}

/** The line that a finding speaks of, with its words marked. */
function frame(file: ReportedFile, { path, start, end }: Finding['location']): string {
  if (path !== file.path) return '';
  const line = lineText(indexLines(file.path, file.text), start.line);
  const to = end.line === start.line ? end.column - 1 : line.length;
  const marked = `${escapeMarkup(line.slice(0, start.column - 1))}<mark>${escapeMarkup(line.slice(start.column - 1, to))}</mark>${escapeMarkup(line.slice(to))}`;
  return `<pre>${start.line} | ${marked}</pre>`;
}
