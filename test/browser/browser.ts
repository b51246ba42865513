import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/** A browser that comes with the packages: nothing has to be installed. English, so that texts can be found by their words. */
export const openBrowser = async (): Promise<Browser> => playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true });

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface Visitor {
  readonly page: Page;
  /** What went wrong in the page without being shown: exceptions, and refused by the content security policy. */
  readonly faults: readonly string[];
}

/** Somebody with a window of his own. Whatever the page asks of another host is refused, and noted. */
export const visitor = async (browser: Browser, baseUrl: string, size: keyof typeof SIZES): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: baseUrl, viewport: SIZES[size], locale: 'en-GB' });
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
