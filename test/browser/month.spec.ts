import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { ServerProcess } from '../durability/server-process.js';
import { atTime } from './at-time.js';
import { freePort, openBrowser, visitor, type Visitor } from './browser.js';
import { createOperator, OPERATOR } from './operator.js';
import { choose, confirm, go, signIn } from './pages.js';
import { openShop } from './shop.js';

const OWNER = { email: 'ida@example.com', password: 'customer password' };
/** Ten licences at 5.00 for 16 of October's 31 days, and two that are added on the same day. */
const TEN = '€25.81';
const TWO = '€5.16';
const MONTH = '€30.97';

/** A month of business of an operator, and of his customer who follows the same charge. Each step builds on the one before. */
describe('a month of business, in the browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-month-'));
  let server: ServerProcess;
  let port: string;
  let browser: Browser;
  let operator: Visitor;
  let customer: Visitor;

  const start = async (instant: string): Promise<void> => {
    server = await ServerProcess.start(dataDir, { PORT: port, ...atTime(instant) });
  };
  /** His session would be over after a month; a window that is open meanwhile would only ask in vain. */
  const leave = async (page: Page): Promise<void> => {
    await page.evaluate('localStorage.clear()');
    await page.goto('about:blank');
  };
  const enter = async ({ page }: Visitor): Promise<void> => {
    await signIn(page, 'console', OPERATOR.email, OPERATOR.password);
    await page.getByText('Hello Ada Berg').waitFor();
  };

  beforeAll(async () => {
    const october = '2026-10-16T09:00:00.000Z';
    createOperator(dataDir, atTime(october));
    port = await freePort();
    await start(october);
    browser = await openBrowser();
    operator = await visitor(browser, server.url, 'desktop');
    customer = await visitor(browser, server.url, 'phone');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const quantity = async (page: Page, licences: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: 'Licences' });
    await field.fill(licences);
    await field.blur();
  };

  it('in October ten licences are ordered, paid and delivered', async () => {
    const { page } = operator;
    const shop = await openShop(server.url, OPERATOR);
    await shop.welcome(OWNER);
    await enter(operator);
    await go(page, 'console', `/orders/create?accountId=${shop.accountId}`);
    await choose(page, 'Plan', 'Office E3 monthly');
    await quantity(page, '10');
    await page.getByTestId('due-now').filter({ hasText: TEN }).waitFor();
    await page.getByTestId('place-order').click();
    await confirm(page, 'pay-from-balance', () => page.getByTestId('rehearsed-events').waitFor());
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('two more are added, and cost the same share of the month', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'S000001' }).click();
    await page.getByTestId('command-change-subscription').click();
    await quantity(page, '12');
    await page.getByTestId('due-now').filter({ hasText: TWO }).waitFor();
    await page.getByTestId('confirm-change').click();
    await confirm(page, 'pay-from-balance', () => page.getByTestId('rehearsed-events').waitFor());
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('on the second of November the billing days are run: one writes the month off, the next one bills it', async () => {
    const { page } = operator;
    await leave(page);
    await server.stop();
    await start('2026-11-02T09:00:00.000Z');
    await enter(operator);
    await go(page, 'console', '/billing-runs');
    await confirm(page, 'run-billing');
    const runOf = (date: string): Locator => page.getByRole('row').filter({ has: page.getByRole('cell', { name: date, exact: true }) });
    await runOf('1 Nov 2026').getByText('Accounts with charges written off: 1').waitFor();
    await runOf('2 Nov 2026').click();
    await page.getByText('Invoices issued').waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('the statement of October opens into its lines, and its total into their sums', async () => {
    const { page } = operator;
    await go(page, 'console', '/invoices');
    await page.getByRole('row').filter({ hasText: MONTH }).click();
    const lines = page.getByTestId('invoice-lines');
    await lines.getByText(TEN).first().waitFor();
    await lines.getByText(TWO).first().waitFor();
    const [document] = await Promise.all([page.waitForEvent('download'), page.getByTestId('invoice-document').click()]);
    expect(document.suggestedFilename()).toMatch(/\.pdf$/);
    await page.getByRole('tab', { name: 'Explanation' }).click();
    await page.getByTestId('explanation-tree').first().waitFor();
  });

  it('a line leads to its charge, which opens down to the events of the log', async () => {
    const { page } = operator;
    await page.getByRole('tab', { name: 'General' }).click();
    await page.getByTestId('invoice-lines').getByRole('row').filter({ hasText: TEN }).getByRole('link').first().click();
    await page.getByTestId('charge-sum').getByText(TEN).first().waitFor();
    await page.getByTestId('charge-agrees').getByText('the amount is the same').waitFor();
    await page.getByTestId('explanation-tree').getByText('Price', { exact: true }).first().waitFor();
  });

  it('the customer follows the same charge: from the statement to the sum', async () => {
    const { page } = customer;
    await signIn(page, 'portal', OWNER.email, OWNER.password);
    await page.waitForURL(/#\/subscriptions/);
    await go(page, 'portal', '/billing/invoices');
    await page.getByTestId('invoice-card').filter({ hasText: MONTH }).click();
    await page.getByTestId('invoice-agrees').waitFor();
    await page.getByTestId('invoice-lines').getByRole('link').filter({ hasText: TEN }).click();
    await page.getByTestId('charge-sum').getByText(TEN).first().waitFor();
    await page.getByTestId('charge-agrees').getByText('the amount is the same').waitFor();
  });

  it('nothing went wrong unseen', () => {
    expect([...operator.faults, ...customer.faults]).toEqual([]);
  });
});
