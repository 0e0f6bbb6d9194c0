/// <reference lib="dom" />
// The analyzer's page in a real browser: slider, choosing, keyboard, index, and nothing loaded from anywhere.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  async function open(texts: readonly string[], width = 1440): Promise<{ page: Page; trouble: string[] }> {
    const files = await Promise.all(texts.map((text, at) => lintText(`plans/${at}.md`, text, defaultSettings())));
    const target = path.join(folder, `${texts.length}.html`);
    writeFileSync(target, formatHtml(analyzePlans(files)));
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('request', (request) => request.url().startsWith('file:') || trouble.push(request.url()));
    page.on('dialog', (dialog) => trouble.push(dialog.message()));
    await page.goto(pathToFileURL(target).href);
    return { page, trouble };
  }

  it('reschedules when the slider moves, by mouse or by key', async () => {
    const { page, trouble } = await open([PLAN]);
    const slider = page.getByRole('slider', { name: 'Agents' });
    const says = page.locator('#makespan');
    await slider.focus();
    await slider.press('Home');
    await expect.poll(() => says.textContent()).toMatch(/^1 agent: 6 h, speed-up 1\.00×/);
    expect(await page.locator('.timeline .row:not(.axis)').count()).toBe(1);
    await slider.press('End');
    await expect.poll(() => says.textContent()).toMatch(/^3 agents: 3 h 30 min/);
    expect(await page.locator('.timeline .row:not(.axis)').count()).toBe(3);
    expect(await page.locator('.bar').count()).toBe(5);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('tells all about a chosen task, by mouse and by keyboard, in the timeline and in the graph', async () => {
    const { page } = await open([PLAN]);
    const detail = page.locator('#detail');
    await page.locator('.bar[data-task="1"]').click();
    await expect.poll(() => detail.textContent()).toContain('Part 3 <img src=x onerror=alert(1)> over src/b.ts');
    expect(await page.locator('.bar[data-task="1"]').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.graph .selected').count()).toBe(1);
    expect(await page.locator('.graph path.near').count()).toBe(3);
    await page.locator('.bar[data-task="1"]').press('ArrowLeft');
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-task') ?? null);
    expect(await focused()).toBe('0');
    await page.keyboard.press('Enter');
    await expect.poll(() => detail.locator('h3').textContent()).toContain('1 Part 1');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('4');
    await page.keyboard.press('End');
    await page.locator('.graph [data-task="3"]').focus();
    await page.keyboard.press(' ');
    await expect.poll(() => detail.locator('h3').textContent()).toContain('4 Part 4');
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('3');
    await page.locator('#detail a').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('plans/0.md:24');
    await page.close();
  });

  it('shows conflicts and findings as the linter found them', async () => {
    const { page } = await open([PLAN]);
    expect(await page.getByRole('cell', { name: 'write-write src/b.ts' }).count()).toBe(2);
    expect(await page.locator('.finding.error').first().textContent()).toContain('no-write-conflict');
    expect(await page.locator('img').count()).toBe(0);
    await page.close();
  });

  it('gives a row a plan and goes from one to the other', async () => {
    const { page, trouble } = await open([PLAN, OTHER], 360);
    expect(await page.locator('#index tbody tr').count()).toBe(2);
    await page.getByRole('button', { name: 'Parallel mails' }).press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel mails');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(page.url()).toContain('#plan-1');
    await page.goBack();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel desk');
    await page.goForward();
    await expect.poll(() => page.locator('h1').textContent()).toBe('Parallel mails');
    expect(await page.title()).toBe('Parallel mails · parallelint');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
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
