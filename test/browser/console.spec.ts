import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import readExcelFile from 'read-excel-file/node';
import { E5, workbookCsv } from '../support/price-lists.js';
import { ServerProcess } from '../durability/server-process.js';
import { freePort, openBrowser, visitor, type Visitor } from './browser.js';
import { createOperator, OPERATOR } from './operator.js';
import { choose, confirm, go, signIn, textOf } from './pages.js';
import { openShop, type Shop } from './shop.js';

/** A manager's business with one customer, in a real browser. Each step builds on the one before. */
describe('the billing engine, in the console', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-console-'));
  let server: ServerProcess;
  let browser: Browser;
  let operator: Visitor;
  let shop: Shop;

  beforeAll(async () => {
    createOperator(dataDir);
    server = await ServerProcess.start(dataDir, { PORT: await freePort() });
    shop = await openShop(server.url, OPERATOR);
    browser = await openBrowser();
    operator = await visitor(browser, server.url, 'desktop');
    await signIn(operator.page, 'console', OPERATOR.email, OPERATOR.password);
    await operator.page.getByText('Hello Ada Berg').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('an order with a promo code says which discount it got', async () => {
    const { page } = operator;
    await go(page, 'console', `/orders/create?accountId=${shop.accountId}`);
    await choose(page, 'Plan', 'Office E3 monthly');
    await page.getByRole('textbox', { name: 'Licences' }).fill('10');
    await page.getByRole('textbox', { name: 'Licences' }).blur();
    await page.getByLabel('Promo code').fill('WELCOME10');
    await page.getByText('Discount: Welcome, 10%').waitFor();
    await page.getByTestId('place-order').click();
    const discount = page.getByTestId('order-discount');
    await discount.getByRole('link', { name: 'Welcome' }).waitFor();
    expect(await discount.innerText()).toContain('WELCOME10');
  });

  it('is paid from the balance, and delivered', async () => {
    const { page } = operator;
    await confirm(page, 'pay-from-balance', () => page.getByTestId('rehearsed-events').waitFor());
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('a reduction shows what comes back before it is ordered', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'S000001' }).click();
    await page.getByTestId('command-change-subscription').click();
    await page.getByRole('textbox', { name: 'Licences' }).fill('4');
    await page.getByRole('textbox', { name: 'Licences' }).blur();
    const effect = page.getByTestId('money-effect');
    await effect.getByText('Comes back').waitFor();
    expect(await effect.innerText()).toContain('free on the balance');
    expect(await textOf(page, 'due-now')).toBe('€0.00');
    await page.getByTestId('confirm-change').click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('a stop says what is written off, and what is free again', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'S000001' }).click();
    await confirm(page, 'stop-subscription', () => page.getByTestId('money-effect').waitFor());
    await page.getByText('Stopped', { exact: true }).first().waitFor();
  });

  it('a charge opens level by level, down to the events of the log', async () => {
    const { page } = operator;
    await page.getByRole('tab', { name: 'Charges' }).click();
    await page.locator('tbody tr').first().click();
    const tree = page.getByTestId('explanation-tree');
    await tree.getByText('Price', { exact: true }).first().waitFor();
    await page.getByTestId('charge-agrees').getByText('the amount is the same').waitFor();
  });

  it('a price list of the vendor is uploaded, looked at and applied', async () => {
    const { page } = operator;
    await shop.send('link-plan-offers', { planId: shop.planId, offers: [{ key: 'licences', offerId: E5 }] });
    await go(page, 'console', '/vendor-price-lists/create');
    await page.getByTestId('price-list-file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(workbookCsv([{ price: '3,60' }, { id: E5.replace('8', '9'), name: 'Unsold', price: 'n/a' }])) });
    await page.getByTestId('upload-price-list').click();
    await page.getByTestId('price-list-warnings').getByText('1 row left out: no price').waitFor();
    await page.getByTestId('match-new').click();
    await page.getByText('The retail price is set by hand and stays.').waitFor();
    await confirm(page, 'apply-price-list');
    await page.getByText('Applied', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Office E3 monthly' }).click();
    await page.getByText('What it costs you').waitFor();
    expect(await page.getByText('€3.60').count()).toBeGreaterThan(0);
  });

  it('a list is taken away as a file that holds its rows, and stays among the exports', async () => {
    const { page } = operator;
    await go(page, 'console', '/charges');
    await page.locator('tbody tr').first().waitFor();
    const rows = await page.locator('tbody tr').count();
    await page.getByTestId('export').click();
    await page.getByTestId('request-export').click();
    const ready = page.getByRole('dialog').getByTestId('download-export');
    const [file] = await Promise.all([page.waitForEvent('download'), ready.click()]);
    expect(file.suggestedFilename()).toMatch(/^charges-\d{4}-\d{2}-\d{2}\.xlsx$/);
    const [sheet] = await readExcelFile(await file.path());
    expect(sheet?.data.length).toBe(rows + 1);
    await go(page, 'console', '/exports');
    await page.locator('tbody').getByText('Ready').waitFor();
    expect(await page.locator('tbody').innerText()).toContain('XLSX');
  });

  it('nothing went wrong unseen', () => {
    expect(operator.faults).toEqual([]);
  });
});
