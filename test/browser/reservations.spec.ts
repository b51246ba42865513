import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { PartnerCenterSimulator } from '../../infrastructure/partner-center/simulator/simulator.js';
import { ServerProcess } from '../durability/server-process.js';
import { freePort, openBrowser, visitor, type Visitor } from './browser.js';
import { openReservationShop, type ReservationShop } from './reservation-shop.js';
import { createOperator, OPERATOR } from './operator.js';
import { choose, confirm, go, signIn } from './pages.js';

const CUSTOMER = { email: 'ida@example.com', password: 'customer password' };
const SKU = 'Reserved VM Instance, Standard_D2s_v3, EU West, 1 Year';

/** From Microsoft's catalogue to a reservation on the customer's page. Each step builds on the one before. */
describe('a reservation of Azure, in the browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-reservations-'));
  let center: PartnerCenterSimulator;
  let server: ServerProcess;
  let browser: Browser;
  let operator: Visitor;
  let customer: Visitor;
  let shop: ReservationShop;

  beforeAll(async () => {
    createOperator(dataDir);
    center = await PartnerCenterSimulator.start();
    server = await ServerProcess.start(dataDir, { PORT: await freePort(), PARTNER_CENTER_SIMULATOR_URL: center.url, USAGE_PULL: 'off' });
    shop = await openReservationShop(server.url, OPERATOR, CUSTOMER);
    browser = await openBrowser();
    operator = await visitor(browser, server.url, 'desktop');
    customer = await visitor(browser, server.url, 'phone');
    await signIn(operator.page, 'console', OPERATOR.email, OPERATOR.password);
    await operator.page.getByText('Hello Ada Berg').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await center?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('fetches what Microsoft sells, and says how far it is', async () => {
    const { page } = operator;
    await go(page, 'console', '/reservation-skus');
    await confirm(page, 'fetch-reservation-skus');
    await page.getByText(/Last fetched .*: 48 SKUs/).waitFor();
    await page.getByText('Standard_D2s_v3', { exact: true }).first().waitFor();
  });

  it('makes a plan of a SKU at a price of one’s own, and publishes it', async () => {
    const { page } = operator;
    await page.getByRole('link', { name: 'Plan of reservations' }).click();
    await page.getByText('SKUs and prices').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('VM reservations');
    await choose(page, 'Product', 'Azure reservations');
    await choose(page, 'Service terms', 'Azure');
    await page.getByRole('combobox', { name: 'SKU' }).fill('D2s_v3');
    await page.getByRole('option', { name: SKU }).click();
    await page.getByLabel(/Fee once/).fill('480');
    await page.getByTestId('submit-form').click();
    await confirm(page, 'publish-plan');
    await page.getByText('Active', { exact: true }).first().waitFor();
  });

  it('is ordered for an Azure subscription of the customer, which the form asks for', async () => {
    const { page } = operator;
    await go(page, 'console', `/orders/create?accountId=${shop.accountId}`);
    await choose(page, 'Plan', 'VM reservations');
    await page.getByText('1c461a25-f729-4fa5-aadb-280947dd05e8').waitFor();
    await page.getByText('€480.00', { exact: true }).first().waitFor();
    await page.getByTestId('place-order').click();
    await page.getByText('Waiting for payment', { exact: true }).first().waitFor();
    await confirm(page, 'pay-from-balance', () => page.getByTestId('rehearsed-events').waitFor());
    await page.getByText('Completed', { exact: true }).first().waitFor();
    expect(center.shop.orders).toHaveLength(1);
  });

  it('an account without Azure is told that nothing can be ordered', async () => {
    const { page } = operator;
    await go(page, 'console', `/orders/create?accountId=${shop.withoutAzure}`);
    await choose(page, 'Plan', 'VM reservations');
    await page.getByTestId('no-azure').waitFor();
    expect(await page.getByTestId('place-order').isDisabled()).toBe(true);
  });

  it('stands on the Azure page of the customer, who finds no such plan to order', async () => {
    const { page } = customer;
    await signIn(page, 'portal', CUSTOMER.email, CUSTOMER.password);
    await page.getByText('S000001').first().waitFor();
    await go(page, 'portal', `/subscriptions/${shop.azureSubscriptionId}`);
    const section = page.getByTestId('reservations');
    await section.getByText(SKU).waitFor();
    const text = await section.innerText();
    for (const part of ['EU West', '1 year', 'days left', 'Running']) expect(text).toContain(part);
    await go(page, 'portal', '/order');
    await page.getByText('Azure', { exact: true }).first().waitFor();
    expect(await page.getByText('VM reservations').count()).toBe(0);
  });

  it('runs on when that Azure subscription stops, and whoever stops it is told', async () => {
    const { page } = operator;
    await go(page, 'console', `/subscriptions/${shop.azureSubscriptionId}/show`);
    await confirm(page, 'stop-subscription', () => page.getByTestId('running-reservations').waitFor());
    await page.getByText('Its Azure subscription is stopped; it runs on').waitFor();
  });

  it('nothing went wrong unseen', () => {
    expect([operator.faults, customer.faults]).toEqual([[], []]);
  });
});
