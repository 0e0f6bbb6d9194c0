/// <reference lib="dom" />
// Makes the pictures of the README (npm run pictures): the page of an example plan, and the playground. They need Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { analyzePlans } from '../src/command-line/commands/analyze.ts';
import { defaultSettings } from '../src/config/settings.ts';
import { lintText } from '../src/engine/lint.ts';
import { formatHtml } from '../src/output/analysis/html.ts';
import * as layout from '../src/output/analysis/layout.ts';

const root = path.join(import.meta.dirname, '..');
const pictures = path.join(root, 'docs/pictures');
const size = { width: 1280, height: 860 };

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (!executablePath) throw new Error('no Chromium is installed');
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });

const folder = mkdtempSync(path.join(tmpdir(), 'parallelint-pictures-'));
const file = path.join(folder, 'page.html');
const plan = await lintText('docs/plans/loan-desk.md', readFileSync(path.join(root, 'examples/loan-desk.md'), 'utf8'), defaultSettings());
writeFileSync(file, formatHtml(analyzePlans([plan]), layout));
const page = await browser.newPage({ viewport: size });
await page.goto(pathToFileURL(file).href);
await page.screenshot({ path: path.join(pictures, 'page.png') });

execFileSync(process.execPath, ['scripts/build-playground.mjs'], { cwd: root });
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(({ url }, response) => {
  const asked = path.join(root, 'playground/dist', path.basename(url === '/' ? 'index.html' : (url ?? '')));
  if (existsSync(asked)) response.writeHead(200, { 'content-type': types[path.extname(asked)] ?? 'text/plain' }).end(readFileSync(asked));
  else response.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const playground = await browser.newPage({ viewport: size });
await playground.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
await playground.locator('.findings li').first().waitFor();
await playground.locator('.cm-lintRange').first().waitFor();
await playground.screenshot({ path: path.join(pictures, 'playground.png') });

await browser.close();
server.close();
rmSync(folder, { recursive: true });
