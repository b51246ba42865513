import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/**
 * A browser that comes with the packages, with the system libraries that it needs: nothing has to be installed. The
 * package unpacks those libraries only where it takes itself to be in a cloud function, and once a folder.
 */
export const openBrowser = async (): Promise<Browser> => {
  const folder = join(tmpdir(), 'skyledger-chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  return playwright.launch({ executablePath, args: chromium.args, headless: true });
};

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface Visitor {
  readonly page: Page;
  /** What went wrong in the page without being shown: exceptions, and refused by the content security policy. */
  readonly faults: readonly string[];
}

/** Somebody with a window of his own. Whatever the page asks of another host is refused, and noted. */
export const visitor = async (browser: Browser, baseUrl: string, size: keyof typeof SIZES): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: baseUrl, viewport: SIZES[size], locale: 'en-GB' });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()));
  await context.route(
    (url) => url.origin !== new URL(baseUrl).origin,
    (route) => {
      faults.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  return { page, faults };
};

/** A port that was free a moment ago: the links in mails have to name it. */
export const freePort = (): Promise<string> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(String(port)));
    });
  });
