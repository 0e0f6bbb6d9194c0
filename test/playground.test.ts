/// <reference lib="dom" />
// The playground, built and driven in a real browser from a plain file server: findings, fixes, facts, views, links, and no request to anybody.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (!executablePath) process.stderr.write('no Chromium is installed: the tests of the playground are skipped\n');

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'playground/dist');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

describe.skipIf(!executablePath)('the playground', () => {
  let browser: Browser;
  let server: Server;
  let home = '';
  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build-playground.mjs'], { cwd: root });
    server = createServer(({ url }, response) => {
      const file = path.join(dist, path.basename(url === '/' ? 'index.html' : (url ?? '')));
      if (!existsSync(file)) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  async function open(hash = ''): Promise<{ page: Page; trouble: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on(
      'request',
      (request) => [home, 'about:', 'data:'].some((start) => request.url().startsWith(start)) || trouble.push(request.url()),
    );
    await page.goto(home + hash);
    await expect.poll(() => page.locator('.findings li').count(), { timeout: 20_000 }).toBeGreaterThan(0);
    return { page, trouble };
  }

  it('weighs no more than 350 KB', () => {
    const files = readdirSync(dist).filter((file) => file !== 'LICENSES.txt');
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0);
    expect(size).toBeLessThanOrEqual(350 * 1024);
  });

  it('underlines findings, applies a fix by a click, and says the verdict', async () => {
    const { page, trouble } = await open();
    expect(await page.locator('#verdict').textContent()).toMatch(/^Written for .*models\.ts/);
    await expect.poll(() => page.locator('.cm-lintRange').count()).toBeGreaterThan(0);
    const before = await page.locator('.findings li').count();
    expect(await page.locator('.cm-content').textContent()).not.toContain('Total: 6 hours');
    await page.getByRole('button', { name: 'Change it to 6 hours' }).click();
    await expect.poll(() => page.locator('.findings li').count()).toBeLessThan(before);
    await page.locator('.findings .place').last().click();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('shows what was understood, linked both ways with the text', async () => {
    const { page } = await open();
    await page.getByRole('tab', { name: 'What was understood' }).click();
    const fact = page.locator('.facts button', { hasText: 'writes ' }).first();
    await fact.click();
    const words = ((await fact.textContent()) ?? '').replace('writes ', '');
    expect(await page.evaluate(() => getSelection()?.toString())).toContain(words);
    await expect.poll(() => page.locator('.facts .here').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('draws timeline, waves and graph, and gives the JSON', async () => {
    const { page, trouble } = await open();
    for (const [name, selector] of [
      ['Timeline', '.bar'],
      ['Waves', '.card'],
      ['Graph', '.graph .node'],
    ] as const) {
      await page.getByRole('tab', { name }).click();
      await expect.poll(() => page.frameLocator('iframe').locator(selector).count()).toBeGreaterThan(2);
    }
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect.poll(() => page.locator('#view pre').textContent()).toContain('"verdict"');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('has an example for each dialect that is read as such, with its files as tabs, and keeps the state in the address', async () => {
    const { page } = await open();
    const options = await page.locator('#example option').allTextContents();
    expect(options.length).toBeGreaterThan(12);
    for (const [at, name] of options.entries()) {
      if (at === 0) continue;
      await page.locator('#example').selectOption(String(at));
      await expect.poll(() => page.locator('#view .quiet').first().textContent(), { message: name }).toContain(`: ${name}, because of`);
    }
    await page.locator('#example').selectOption({ label: 'ccpm' });
    await expect.poll(() => page.locator('#files [role=tab]').count()).toBe(5);
    await page.locator('#files [role=tab]').nth(2).click();
    await page.getByRole('tab', { name: 'What was understood' }).click();
    await expect.poll(() => page.locator('.facts button').count()).toBeGreaterThan(5);
    const shown = await page.locator('.cm-content').textContent();
    const hash = new URL(page.url()).hash;
    const again = await browser.newPage();
    await again.goto(home + hash);
    await expect.poll(() => again.locator('.facts button').count()).toBeGreaterThan(5);
    expect(await again.locator('.cm-content').textContent()).toBe(shown);
    await again.close();
    await page.close();
  });
});
