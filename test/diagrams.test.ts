/// <reference lib="dom" />
// The drawings, drawn: Mermaid in a browser by its own package, DOT by Graphviz; and every format tells of the same waves and times.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyzePlans } from '../src/command-line/commands/analyze.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { formatDot } from '../src/output/analysis/dot.ts';
import type { PagePlan } from '../src/output/analysis/html.ts';
import { formatMarkdown } from '../src/output/analysis/markdown.ts';
import { formatMermaid } from '../src/output/analysis/mermaid.ts';
import { formatSvg } from '../src/output/analysis/svg.ts';
import { formatText } from '../src/output/analysis/text.ts';
import { showTime } from '../src/analysis/show.ts';
import { project, run } from './support/project.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (!executablePath) process.stderr.write('no Chromium is installed: the tests that draw Mermaid are skipped\n');
const hasGraphviz = spawnSync('dot', ['-V']).error === undefined;
if (!hasGraphviz) process.stderr.write('no Graphviz is installed: the tests that draw DOT are skipped\n');

const task = (id: number, file: string, depends: string, time: string, title = `Part ${id}`): string =>
  `### Task ${id}: ${title}\n\n**Files to Modify:** \`${file}\`\n**Depends on:** ${depends}\n${time === '' ? '' : `**Estimated time:** ${time}\n`}`;

/** Plans in hours, in days and in steps, with names that are hard on a notation without quotes. */
const PLANS: Readonly<Record<string, string>> = {
  hours: `# Desk: 50 % "quoted" <b>\n\n${task(1, 'src/a.ts', 'none', '1 hour')}\n${task(2, 'src/b.ts', 'Task 1', '2 hours', 'Build {views}; #1, `code` @someone')}\n${task(3, 'src/b.ts', 'Task 1', '1 hour', '貸出画面 | 📚')}\n${task(4, 'src/d.ts', 'Task 2, Task 3', '30 min', 'click here')}\n`,
  days: `# Desk\n\n${task(1, 'src/a.ts', 'none', '3 days')}\n${task(2, 'src/a.ts', 'none', '2 weeks')}\n${task(3, 'src/c.ts', 'Task 1', '1 day')}\n`,
  steps: `# Desk\n\n${task(1, 'src/a.ts', 'none', '')}\n${task(2, 'src/a.ts', 'none', '')}\n${task(3, 'src/c.ts', 'Task 1', '')}\n`,
};

async function planOf(name: string): Promise<PagePlan> {
  const [plan] = analyzePlans([await lintText('plan.md', PLANS[name] ?? '', defaultSettings())]);
  return plan as PagePlan;
}

function fences(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
}

interface Drawn {
  readonly bars: readonly { readonly x: number; readonly width: number }[];
  readonly nodes: number;
  readonly text: string;
}

describe.skipIf(!executablePath)('Mermaid, drawn by its own package', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(() => browser.close());

  it.each(Object.keys(PLANS))('draws every task of the plan in %s, as long as it takes', async (name) => {
    const { view } = await planOf(name);
    const [flowchart, gantt] = fences(formatMermaid([view]));
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    await page.setContent('<body></body>');
    await page.addScriptTag({ path: path.join(import.meta.dirname, '../node_modules/mermaid/dist/mermaid.min.js') });
    const draw = (text: string | undefined): Promise<Drawn> =>
      page.evaluate(async (source) => {
        const { mermaid } = globalThis as unknown as { mermaid: { render(id: string, text: string): Promise<{ svg: string }> } };
        const { svg } = await mermaid.render('drawn', source);
        document.body.innerHTML = svg;
        const bars = [...document.querySelectorAll('rect.task')].map((bar) => ({
          x: Number(bar.getAttribute('x')),
          width: Number(bar.getAttribute('width')),
        }));
        return { bars, nodes: document.querySelectorAll('.node').length, text: document.body.textContent };
      }, text ?? '');
    expect((await draw(flowchart)).nodes).toBe(view.tasks.length);
    const { bars, text } = await draw(gantt);
    const slots = view.tasks.flatMap((one) => one.repaired ?? []).sort((a, b) => a.agent - b.agent || a.start - b.start);
    expect(bars).toHaveLength(slots.length);
    const whole = view.verdict.safe.time.expected;
    const left = Math.min(...bars.map((bar) => bar.x));
    const wide = Math.max(...bars.map((bar) => bar.x + bar.width)) - left;
    for (const [at, { start, end }] of slots.entries()) {
      expect(((bars[at]?.x ?? 0) - left) / wide).toBeCloseTo(start / whole, 2);
      expect((bars[at]?.width ?? 0) / wide).toBeCloseTo((end - start) / whole, 2);
    }
    expect(text).toContain(showTime(view, whole));
    await page.close();
  });
});

it.skipIf(!hasGraphviz).each(Object.keys(PLANS))('DOT of the plan in %s is drawn by Graphviz', async (name) => {
  const { view } = await planOf(name);
  const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], { input: formatDot([view]), encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.match(/<g id="node/g)).toHaveLength(view.tasks.length);
  expect(stdout.match(/<g id="clust/g)).toHaveLength(view.verdict.safe.waves.length + 1);
});

describe('a comment for a pull request', () => {
  it('holds verdict, waves, conflicts, diagrams and findings, and no markup of the plan', async () => {
    const text = formatMarkdown([await planOf('hours')]);
    expect(text).toContain('**Written for 2 agents at once in 3 waves (3 h 30 min); runs one after another, 4 waves (4 h 30 min)');
    expect(text).toContain('- Give b.ts one owner and it runs in 3 h 30 min instead of 4 h 30 min.');
    expect(text).toContain(
      '| Wave | As written (3 waves, 3 h 30 min) | As repaired (4 waves, 4 h 30 min) |\n| --- | --- | --- |\n| 1 | Task 1 | Task 1 |\n| 2 | Task 2, Task 3 | Task 2 |',
    );
    expect(text).toContain('- `src/b.ts`: 2 writers (Task 2, Task 3)');
    expect(text).toMatch(/<summary>\d+ findings?: [^<]+<\/summary>[^]*`no-write-conflict`/);
    const prose = text.replace(/^```mermaid\n[^]*?^```$/gm, '');
    expect(prose).not.toMatch(/<b>|@someone/);
    expect(fences(text)).toHaveLength(2);
  });
});

it.each(Object.keys(PLANS))('every format tells of the same waves and times of the plan in %s', async (name) => {
  const plan = await planOf(name);
  const { view } = plan;
  const { written, safe, text: verdict } = view.verdict;
  const both = [written, safe].map((one) => showTime(view, one.time.expected));
  const flat = (text: string): string => text.replace(/\s+/g, ' ');
  const text = flat(formatText([view], 100));
  for (const [at, title] of ['written', 'repaired'].entries()) expect(text).toContain(`timeline as ${title}: ${both[at] ?? ''}`);
  expect(text.replaceAll(' → ', ' ')).toContain(flat(verdict));
  const svg = formatSvg([view]);
  expect(svg).toContain(`As written: ${written.waves.length} wave${written.waves.length === 1 ? '' : 's'}, ${both[0] ?? ''}`);
  expect(svg).toContain(`As repaired: ${safe.waves.length} waves, ${both[1] ?? ''}`);
  expect(formatMarkdown([plan])).toContain(`As repaired (${safe.waves.length} waves, ${both[1] ?? ''})`);
  const [flowchart = '', gantt = ''] = fences(formatMermaid([view]));
  expect(flowchart.match(/^ {2}subgraph /gm)).toHaveLength(safe.waves.length);
  expect(gantt).toContain(`  title As it can safely run, ${both[1] ?? ''}\n`);
  const folder = project({ 'plan.md': PLANS[name] ?? '' });
  const json = JSON.parse(run(folder, ['analyze', 'plan.md', '--format', 'json']).stdout) as {
    plans: readonly { verdict: { text: string } }[];
  };
  expect(json.plans[0]?.verdict.text).toBe(verdict);
  const waves = JSON.parse(run(folder, ['analyze', 'plan.md', '--waves', 'json']).stdout) as {
    plans: readonly { waves: readonly unknown[] }[];
  };
  expect(waves.plans[0]?.waves).toHaveLength(safe.waves.length);
  expect(flat(run(folder, ['plan.md']).stdout)).toContain(`verdict: ${flat(verdict)}`);
  const input = JSON.stringify({ tool_input: { file_path: path.join(folder, 'plan.md') }, cwd: folder });
  expect(run(folder, ['hook'], { input }).stderr).toContain(verdict);
  expect(flat(run(folder, ['decide', 'plan.md']).stdout)).toContain(flat(verdict));
});
