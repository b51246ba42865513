import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ServerProcess } from '../durability/server-process.js';
import { freePort, openBrowser, visitor, type Visitor } from './browser.js';
import { createOperator, OPERATOR } from './operator.js';
import { choose, confirm, go, signIn, textOf } from './pages.js';

const CUSTOMER = { email: 'ida@example.com', password: 'customer password' };

/** The whole story in a real browser, from an empty installation to the explanation of a charge. Each step builds on the one before. */
describe('selling one subscription, in the browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'skyledger-browser-'));
  let server: ServerProcess;
  let browser: Browser;
  let operator: Visitor;
  let customer: Visitor;
  let invitation = '';
  let dueNow = '';

  beforeAll(async () => {
    createOperator(dataDir);
    server = await ServerProcess.start(dataDir, { PORT: await freePort() });
    browser = await openBrowser();
    operator = await visitor(browser, server.url, 'desktop');
    customer = await visitor(browser, server.url, 'phone');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('an operator signs in and sees that nothing waits', async () => {
    const { page } = operator;
    await signIn(page, 'console', OPERATOR.email, OPERATOR.password);
    await page.getByText('Hello Ada Berg').waitFor();
    await page.getByText('Nobody owes an open payment.').waitFor();
  });

  it('creates a product, service terms and a plan, and publishes it', async () => {
    const { page } = operator;
    await go(page, 'console', '/products/create');
    await page.getByLabel('Name').fill('Office E3');
    await page.getByLabel('Vendor').fill('Microsoft');
    await page.getByLabel('Category').fill('Productivity');
    await page.getByTestId('submit-form').click();
    await page.getByText('Product Office E3').waitFor();

    await go(page, 'console', '/service-terms/create');
    await page.getByLabel('Name').fill('Standard monthly');
    await page.getByLabel('Key').fill('std_monthly');
    await page.getByTestId('submit-form').click();
    await page.getByText('Service terms Standard monthly').waitFor();

    await go(page, 'console', '/plans/create');
    await page.getByLabel('Name').first().fill('Office E3 monthly');
    await choose(page, 'Product', 'Office E3');
    await choose(page, 'Service terms', 'Standard monthly');
    await page.getByLabel('Name').nth(1).fill('Licences');
    await page.getByLabel('Unit').last().fill('licence');
    await page.getByLabel('Fee a month (EUR)').last().fill('5.00');
    await page.getByTestId('submit-form').click();
    await page.getByText('not for sale until it is published').waitFor();
    await confirm(page, 'publish-plan', () => page.getByText('Plan published: it is for sale').waitFor());
    await page.getByText('For sale.').waitFor();
  });

  it('opens an account, told at the field what was wrong, and invites its Owner, whose mail waits in the outbox', async () => {
    const { page } = operator;
    await go(page, 'console', '/accounts/create');
    await page.getByLabel('Name').fill('Fjord Books AS');
    await page.getByLabel('Phone').fill('none');
    await page.getByTestId('submit-form').click();
    await page.getByText('A phone number: digits').first().waitFor();
    await page.getByLabel('Phone').fill('+47 55 12 34 56');
    await page.getByTestId('submit-form').click();
    await confirm(page, 'invite-user', async () => {
      await page.getByLabel('E-mail').fill(CUSTOMER.email);
      await page.getByLabel('Access level').click();
      await page.getByRole('option', { name: 'Owner' }).click();
    });
    await go(page, 'console', '/outbox');
    invitation = (await page.getByRole('link', { name: /register\?token=/ }).getAttribute('href')) ?? '';
    expect(invitation).toContain(server.url.replace('127.0.0.1', 'localhost'));
  });

  it('the Owner joins from the invitation, on a phone, and lands on Subscriptions', async () => {
    const { page } = customer;
    await page.goto(invitation.replace(/^https?:\/\/[^/]+/, server.url));
    await page.getByLabel('First name').fill('Ida');
    await page.getByLabel('Last name').fill('Holm');
    await page.locator('input[name=password]').fill(CUSTOMER.password);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('You are in.').waitFor();
    await signIn(page, 'portal', CUSTOMER.email, CUSTOMER.password);
    await page.waitForURL(/#\/subscriptions/);
    await page.getByText('No subscriptions here').waitFor();
  });

  it('orders ten licences: the price follows the quantity, and the order keeps it', async () => {
    const { page } = customer;
    await page.getByTestId('buy-subscription').first().click();
    await page.getByTestId('plan-card').click();
    await page.getByRole('textbox', { name: 'Licences' }).fill('10');
    await page.getByRole('textbox', { name: 'Licences' }).blur();
    await page.getByText('10 × €5.00').waitFor();
    await page.getByTestId('order-continue').click();
    dueNow = await textOf(page, 'due-now');
    expect(dueNow).toMatch(/^€\d+\.\d\d$/);
    await page.getByTestId('order-submit').click();
    await page.getByTestId('order-placed').waitFor();
    expect(await textOf(page, 'due-now')).toBe(dueNow);
  });

  it('the subscription is listed with its payment and without a link', async () => {
    const { page } = customer;
    await go(page, 'portal', '/subscriptions');
    const card = page.getByTestId('subscription-card');
    await card.getByTestId('awaited-payment').getByText(dueNow).waitFor();
    expect(await card.getByRole('link', { name: 'Office E3 monthly' }).count()).toBe(0);
  });

  it('has too little on the balance, and is told what is missing', async () => {
    const { page } = customer;
    await page.getByTestId('pay').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Missing').waitFor();
    expect(await dialog.getByTestId('confirm-pay').isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('the operator completes the payment', async () => {
    const { page } = operator;
    await go(page, 'console', '/');
    await page.getByText('Customers who still have to pay.').click();
    await page.getByText('PY000001').first().click();
    await confirm(page, 'complete-payment', async () => {
      await page.getByLabel('Transaction id of the bank').fill('TR-4411');
      await page.getByTestId('rehearsed-events').waitFor();
    });
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('the customer sees the subscription active, and its charge with the sum that explains it', async () => {
    const { page } = customer;
    await go(page, 'portal', '/subscriptions');
    await page.getByRole('link', { name: 'Office E3 monthly' }).click();
    await page.getByTestId('subscription-status').getByText('Active').waitFor();
    await page.getByRole('tab', { name: 'Charges' }).click();
    await page.getByTestId('charge-card').click();
    const sum = page.getByTestId('charge-sum');
    await sum.getByText('Price for one, a month').waitFor();
    expect(await sum.innerText()).toContain(dueNow);
    await page.getByTestId('charge-agrees').getByText('the amount is the same').waitFor();
  });

  it('the customer takes six licences back: what comes back is shown before, and is on the balance after', async () => {
    const { page } = customer;
    await go(page, 'portal', '/subscriptions');
    await page.getByTestId('subscription-card').getByRole('link', { name: 'Office E3 monthly' }).click();
    await page.getByTestId('command-change-subscription').click();
    await page.getByRole('textbox', { name: 'Licences' }).fill('4');
    await page.getByRole('textbox', { name: 'Licences' }).blur();
    const effect = page.getByTestId('money-effect');
    await effect.getByText('Comes back').waitFor();
    const [back] = /€\d+\.\d\d/.exec((await effect.innerText()).split('Comes back')[1] ?? '') ?? [];
    await page.getByTestId('confirm-change').click();
    await page.getByTestId('order-status').getByText('Completed').waitFor();
    await go(page, 'portal', '/billing/charges');
    await page.getByTestId('charge-card').filter({ hasText: 'Money held' }).click();
    await page.getByTestId('charge-sum').getByText('4', { exact: true }).waitFor();
    await page.getByTestId('charge-agrees').getByText('the amount is the same').waitFor();
    await go(page, 'portal', '/billing/transactions');
    await page.getByTestId('purse').getByText(back ?? 'an amount').waitFor();
  });

  it('and switches the automatic renewal off', async () => {
    const { page } = customer;
    await go(page, 'portal', '/subscriptions');
    await page.getByTestId('subscription-card').getByRole('link', { name: 'Office E3 monthly' }).click();
    await page.getByTestId('deadline').filter({ hasText: 'Renews itself on' }).waitFor();
    await page.getByLabel('Renew automatically').click();
    await page.getByTestId('confirm-command').click();
    await page.getByTestId('deadline').filter({ hasText: 'Expires on' }).waitFor();
  });

  it('the operator reads the same as a timeline: who, what, when', async () => {
    const { page } = operator;
    await go(page, 'console', '/orders');
    await page.getByText('SO000001').first().click();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    const timeline = page.getByTestId('timeline');
    await timeline.getByText(`Order SO000001 placed: ${dueNow} due now`, { exact: false }).waitFor();
    await timeline.getByText('completed by Bank transfer').waitFor();
    await timeline.getByText('Ida Holm').first().waitFor();
  });

  it('nothing went wrong unseen, and nothing was asked of another host', () => {
    expect([...operator.faults, ...customer.faults]).toEqual([]);
  });
});
