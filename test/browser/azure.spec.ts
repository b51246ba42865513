import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ServerProcess } from '../durability/server-process.js';
import { openAzureShop, type AzureShop } from './azure-shop.js';
import { freePort, openBrowser, visitor, type Visitor } from './browser.js';
import { createOperator, OPERATOR } from './operator.js';
import { choose, go, signIn, textOf } from './pages.js';

const CUSTOMER = { email: 'ida@example.com', password: 'customer password' };
const DAYS = 75;

/** What an Azure subscription used, as its customer and its seller see it, in a real browser. */
describe('Azure usage, in the browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-azure-'));
  let server: ServerProcess;
  let browser: Browser;
  let shop: AzureShop;
  let customer: Visitor;
  let operator: Visitor;

  beforeAll(async () => {
    createOperator(dataDir);
    server = await ServerProcess.start(dataDir, { PORT: await freePort() });
    shop = await openAzureShop(server.url, OPERATOR, CUSTOMER, DAYS);
    browser = await openBrowser();
    customer = await visitor(browser, server.url, 'phone');
    operator = await visitor(browser, server.url, 'desktop');
    await signIn(customer.page, 'portal', CUSTOMER.email, CUSTOMER.password);
    await customer.page.getByText('Microsoft Azure').first().waitFor();
    await signIn(operator.page, 'console', OPERATOR.email, OPERATOR.password);
    await operator.page.getByText('Hello Ada Berg').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('the customer sees his daily usage, narrows it down, and is told that two dates differ', async () => {
    const { page } = customer;
    await go(page, 'portal', `/subscriptions/${shop.subscriptionId}/statistic?periods=previous`);
    await page.getByText('A row shows the day of use.', { exact: false }).waitFor();
    const whole = await textOf(page, 'usage-totals');
    await choose(page, 'Category', 'Storage');
    await page.getByText('Premium SSD P10').first().waitFor();
    for (let narrowed = whole; narrowed === whole; ) narrowed = await textOf(page, 'usage-totals');
    expect(page.url()).toContain('category=Storage');
    expect(await textOf(page, 'usage-rows')).not.toContain('vCore');
  });

  it('or what was used on some days, whenever it was billed', async () => {
    const { page } = customer;
    const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    await go(page, 'portal', `/subscriptions/${shop.subscriptionId}/statistic`);
    await choose(page, 'Period', 'Days of use from … to …');
    await page.getByText('Choose the first and the last day of use.').waitFor();
    await page.getByLabel('From').fill(ago(20));
    await page.getByLabel('To', { exact: true }).fill(ago(11));
    await page.getByTestId('usage-span').filter({ hasText: 'Added up by the day of use' }).waitFor();
    expect(page.url()).toContain(`periods=days&from=${ago(20)}&to=${ago(11)}`);
    expect(await textOf(page, 'usage-totals')).toMatch(/Cost/);
    await go(page, 'portal', `/subscriptions/${shop.subscriptionId}/analytics?periods=days&from=${ago(60)}&to=${ago(1)}`);
    expect(await textOf(page, 'usage-comparison')).toContain('As long before');
    expect(await page.getByTestId('usage-forecast').count()).toBe(0);
  });

  it('and never what his seller pays for it', async () => {
    const { page } = customer;
    await go(page, 'portal', `/subscriptions/${shop.subscriptionId}/statistic`);
    await page.getByTestId('usage-rows').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Net cost|Markup|Margin|Vendor records/);
  });

  it('he sees charts, the same as tables, a comparison, and what the period will cost', async () => {
    const { page } = customer;
    await go(page, 'portal', `/subscriptions/${shop.subscriptionId}/analytics`);
    for (const title of ['Cost by day and category', 'Cost by category', 'Cost by resource']) await page.getByRole('region', { name: title }).getByTestId('usage-chart').waitFor();
    await page.getByTestId('usage-forecast').or(page.getByTestId('usage-cost')).first().waitFor();
    expect(await textOf(page, 'usage-comparison')).toContain('up to the same day');
    await page.getByRole('button', { name: 'As table' }).first().click();
    await page.getByRole('table', { name: 'Cost by day and category' }).getByText('Virtual Machines').waitFor();
  });

  it('the operator sees the same with net cost, markup and margin, sorted by what he likes', async () => {
    const { page } = operator;
    await go(page, 'console', '/azure-daily');
    await page.getByText('Which subscription?').waitFor();
    await page.getByRole('cell', { name: 'Microsoft Azure' }).click();
    expect(await textOf(page, 'usage-totals')).toMatch(/Net cost[\s\S]*Markup[\s\S]*15%[\s\S]*Margin[\s\S]*13.04%[\s\S]*Vendor records/);
    const table = page.getByRole('table', { name: 'Daily usage' });
    const sorted = page.waitForResponse((response) => decodeURIComponent(response.url()).includes('["netCost","DESC"]'));
    await table.getByText('Net cost').click();
    expect((await sorted).status()).toBe(200);
    expect(await table.innerText()).toContain('15%');
  });

  it('finds usage without a price, with the reason and the way out, and can rate it again', async () => {
    const { page } = operator;
    await go(page, 'console', '/azure-unpriced');
    await page.getByText('not on the price list').first().waitFor();
    await page.getByText('A later price list that covers the day prices it by itself.').first().waitFor();
    await page.getByTestId('command-reprocess-azure-usage').first().click();
    await page.getByRole('dialog').getByText('is rated again', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('and the price lists that it was rated by', async () => {
    const { page } = operator;
    await go(page, 'console', '/azure-rate-cards');
    await page.getByRole('cell', { name: 'Germany' }).waitFor();
  });

  it('without a fault in any page', () => {
    expect([...customer.faults, ...operator.faults]).toEqual([]);
  });
});
