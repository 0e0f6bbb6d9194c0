/// <reference lib="dom" />
// The analyzer's page in a real browser: verdict, toggle, choosing, keyboard, copying, index, and nothing loaded from anywhere.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatHtml } from '../src/output/analysis/html.ts';
import { formatSvg } from '../src/output/analysis/svg.ts';
import { analyzePlans } from '../src/command-line/commands/analyze.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (!executablePath) process.stderr.write('no Chromium is installed: the tests of the page are skipped\n');

const task = (id: number, file: string, depends: string, time: string): string =>
  `### Task ${id}: Part ${id} <img src=x onerror=alert(1)>\n\n**File Location:** \`src/\`\n**Files to Modify:** \`${file}\`\n**Depends on:** ${depends}\n**Estimated time:** ${time}\n`;
const PLAN = `# Parallel desk\n\n${task(1, 'src/a.ts', 'none', '1 hour')}\n${task(2, 'src/b.ts', 'Task 1', '2 hours')}\n${task(3, 'src/b.ts', 'Task 1', '1 hour')}\n${task(4, 'src/d.ts', 'Task 2, Task 3', '30 min')}\n${task(5, 'src/e.ts', 'none', '90 min')}\n`;
const OTHER = `# Parallel mails\n\n${task(1, 'src/m.ts', 'none', '1 hour')}\n${task(2, 'src/n.ts', 'none', '1 hour')}\n`;

describe.skipIf(!executablePath)('the page of analyze --format html', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'parallelint-page-'));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(texts: readonly string[], { width = 1440, hash = '' } = {}): Promise<{ page: Page; trouble: string[] }> {
    const files = await Promise.all(texts.map((text, at) => lintText(`plans/${at}.md`, text, defaultSettings())));
    const target = path.join(folder, `${texts.length}.html`);
    writeFileSync(target, formatHtml(analyzePlans(files), await import('../src/output/analysis/layout.ts')));
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('request', (request) => request.url().startsWith('file:') || trouble.push(request.url()));
    page.on('dialog', (dialog) => trouble.push(dialog.message()));
    await page.goto(pathToFileURL(target).href + hash);
    return { page, trouble };
  }

  /** What axe-core finds wrong, by rule. */
  async function accessibility(page: Page): Promise<readonly string[]> {
    // The page's policy lets nothing in; the test's own script comes through the debugger.
    await page.evaluate(readFileSync(path.join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8'));
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  }

  it('meets the eye with the verdict, and shows both timelines by a toggle that the address keeps', async () => {
    const { page, trouble } = await open([PLAN]);
    await expect.poll(() => page.locator('.headline').textContent()).toContain('because Tasks 2 and 3 write b.ts');
    expect(await page.locator('.changes li').first().textContent()).toBe(
      'Give b.ts one owner and it runs in 3 h 30 min instead of 4 h 30 min.',
    );
    expect(await page.locator('.boxes dd strong').allTextContents()).toEqual(['3 h 30 min', '4 h 30 min', '3 h 30 min']);
    const says = page.locator('#makespan');
    expect(await says.textContent()).toBe('4 waves, 4 h 30 min, 2 agents at once');
    await page.getByRole('radio', { name: 'As repaired' }).press('ArrowRight');
    await expect.poll(() => says.textContent()).toBe('3 waves, 3 h 30 min, 3 agents at once');
    expect(new URL(page.url()).hash).toBe('#run=written');
    await page.reload();
    expect(await says.textContent()).toBe('3 waves, 3 h 30 min, 3 agents at once');
    expect(await page.locator('.bar').count()).toBe(5);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('tells all about a chosen task, by mouse and by keyboard, in the timeline and in the graph', async () => {
    const { page } = await open([PLAN]);
    const detail = page.locator('#detail');
    await page.locator('.bar[data-task="1"]').click();
    await expect.poll(() => detail.textContent()).toContain('meetsTask 3 over src/b.ts');
    expect(await page.locator('.bar[data-task="1"]').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.graph .selected').count()).toBe(1);
    expect(await page.locator('.card.selected').count()).toBe(1);
    expect(await page.locator('.graph .edges path.near').count()).toBe(2);
    expect(new URL(page.url()).hash).toMatch(/^#task=/);
    await page.locator('.bar[data-task="1"]').press('ArrowLeft');
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-task') ?? null);
    expect(await focused()).toBe('0');
    await page.keyboard.press('Enter');
    await expect.poll(() => detail.locator('h3').textContent()).toContain('1 Part 1');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('4');
    await page.locator('.graph [data-task="3"]').focus();
    await page.keyboard.press(' ');
    await expect.poll(() => detail.locator('h3').textContent()).toContain('4 Part 4');
    await page.keyboard.press('ArrowLeft');
    expect(['1', '2']).toContain(await focused());
    await page.locator('#detail a').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('plans/0.md:24');
    await page.close();
  });

  it('lights the trail of the task under the pointer', async () => {
    const { page } = await open([PLAN]);
    await page.locator('.graph .node[data-task="3"]').hover();
    await expect.poll(() => page.locator('.graph.lit .node.near').count()).toBe(4);
    await page.locator('h1').hover();
    await expect.poll(() => page.locator('.graph.lit').count()).toBe(0);
    await page.close();
  });

  it('copies what an agent has to know of its task', async () => {
    const { page } = await open([PLAN]);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: (text: string) => Promise.resolve(void (document.title = text)) },
      });
    });
    await page.locator('.card[data-task="2"] .copy').click();
    await expect.poll(() => page.title()).toContain('wave 3 of 4');
    const brief = await page.evaluate(() => document.title);
    for (const part of [
      'Write only: - src/b.ts',
      'Do not touch, as others write it: - src/b.ts (Task 2)',
      'Start only when these are done: - Task 1',
      '- Task 2',
    ])
      expect(brief.replace(/\s+/g, ' ')).toContain(part);
    await page.close();
  });

  it('shows conflicts by file and findings as the linter found them', async () => {
    const { page } = await open([PLAN]);
    expect(await page.locator('.files-table tbody tr').allTextContents()).toEqual(['src/b.ts2 writers Task 2, Task 3']);
    expect(await page.locator('.finding', { hasText: 'no-write-conflict' }).count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });

  it('gives each plan a card in the index, and goes from one to the other', async () => {
    const { page, trouble } = await open([PLAN, OTHER], { width: 390 });
    expect(await page.locator('#index li').count()).toBe(2);
    await page.getByRole('link', { name: 'Parallel mails' }).press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel mails');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel desk');
    await page.goForward();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel mails');
    expect(await page.title()).toBe('Parallel mails · parallelint');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
  ] as const)('gives axe-core nothing to find, %s at %i pixels', async (colorScheme, width) => {
    const { page } = await open([PLAN, OTHER], { width, hash: '#plan=1&task=task2' });
    await page.emulateMedia({ colorScheme });
    await page.locator('.bar').first().click();
    expect(await accessibility(page)).toEqual([]);
    await page.close();
  });

  it('keeps a plan of a thousand tasks usable', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => task(at + 1, `src/${at}.ts`, at < 20 ? 'none' : `Task ${at - 19}`, '1 hour'));
    const { page, trouble } = await open([`# Parallel heap\n\n${many.join('\n')}`]);
    expect(await page.locator('.bar').count()).toBe(1000);
    await page.locator('.bar[data-task="500"]').dispatchEvent('click');
    await expect.poll(() => page.locator('#detail h3').textContent()).toContain('501 Part 501');
    expect(await page.locator('.graph .edges path.near').count()).toBe(49);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('draws an SVG that the browser reads as one', async () => {
    const svg = formatSvg(analyzePlans([await lintText('plan.md', PLAN, defaultSettings())]).map((plan) => plan.view));
    const page = await browser.newPage();
    const parsed = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return {
        name: root.nodeName,
        bars: root.querySelectorAll('g > rect.bar').length,
        width: Number(root.getAttribute('width')),
        texts: root.querySelectorAll('path').length,
      };
    }, svg);
    expect(parsed).toEqual({ name: 'svg', bars: 12, width: 1200, texts: 0 });
    await page.close();
  });
});
