// The same core as on the command line, in a worker: texts in, findings, facts and pages out. No disk, no network.
import { analyzePlans } from '../../src/command-line/commands/analyze.ts';
import { defaultSettings } from '../../src/config/settings.ts';
import { createLinter, type FileAccess, type FileResult } from '../../src/engine/lint.ts';
import { activeFindings } from '../../src/engine/report.ts';
import type { Finding } from '../../src/engine/finding.ts';
import type { Plan } from '../../src/plan/model.ts';
import type { Answer, FoundAt, Question, SourceFile } from './protocol.ts';
import { factsIn } from './understood.ts';

const scope = self as unknown as {
  onmessage: (event: { readonly data: Question }) => void;
  postMessage(answer: Answer): void;
};

scope.onmessage = ({ data }) => {
  void answer(data).then((said) => scope.postMessage(said));
};

async function answer({ id, files, view }: Question): Promise<Answer> {
  const linter = createLinter(accessTo(files));
  const settings = defaultSettings();
  const reported = new Set(files.map(({ path }) => path));
  const results: FileResult[] = [];
  for (const { path, text } of files) results.push(await linter.lint(path, text, settings, (other) => reported.has(other)));
  const plans = analyzePlans(results);
  const judged = plans
    .filter((plan) => plan.view.tasks.length > 0)
    .map(({ view: { title, verdict } }) => (plans.length > 1 ? `${title}: ${verdict.text}` : verdict.text));
  const said: Answer = {
    id,
    verdict: judged.join('\n') || 'No plan is read yet.',
    reading: results.map(({ path, dialect, reason }) => ({
      path,
      says: dialect === undefined ? `no plan, ${reason}` : `${dialect}, because of ${reason}`,
    })),
    findings: results.flatMap((result) => activeFindings(result).map(toFound)),
  };
  switch (view) {
    case 'findings':
      return said;
    case 'understood':
      return { ...said, facts: [...new Set(results.flatMap((result): readonly Plan[] => result.plans))].flatMap(factsIn) };
    case 'json': {
      const { formatJson } = await import('../../src/output/analysis/json.ts');
      return { ...said, json: formatJson(plans.map((plan) => plan.view)) };
    }
    case 'timeline':
    case 'waves':
    case 'graph': {
      const [{ formatHtml }, layout] = await Promise.all([
        import('../../src/output/analysis/html.ts'),
        import('../../src/output/analysis/layout.ts'),
      ]);
      return { ...said, page: plans.length === 0 ? '' : formatHtml(plans, layout) };
    }
  }
}

/** The files of the editor as a file system, so that a plan of several files is read as one. */
function accessTo(files: readonly SourceFile[]): FileAccess {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return {
    list: (folder) => {
      const start = folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
      const names = [...texts.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
    read: (path) => texts.get(path),
  };
}

function toFound({ rule, severity, message, help, location, fix }: Finding): FoundAt {
  return {
    path: location.path,
    from: location.start.offset,
    to: location.end.offset,
    line: location.start.line,
    rule,
    severity,
    message,
    ...(help !== undefined && { help }),
    ...(fix && {
      fix: {
        title: fix.title,
        edits: fix.edits.map(({ loc, newText }) => ({ path: loc.path, from: loc.start.offset, to: loc.end.offset, text: newText })),
      },
    }),
  };
}
