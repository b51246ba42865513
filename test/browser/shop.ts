import { post } from '../durability/server-process.js';

/** A shop that the browser finds ready: made by the commands that the pages send. */
export interface Shop {
  readonly accountId: string;
  readonly planId: string;
  send(command: string, body: object): Promise<string>;
  /** Somebody who joins the account as its Owner. */
  welcome(owner: Login): Promise<void>;
}

interface Login {
  readonly email: string;
  readonly password: string;
}

const FEES = { setup: 0, recurring: 500, renewal: 0 };

/** A monthly plan at 5.00 a licence, a promo code of 10 %, and an account with 1,000.00 on its balance. */
export const openShop = async (url: string, operator: Login): Promise<Shop> => {
  const { body: session } = await post(url, '/api/sessions', operator);
  const headers = { Authorization: `Bearer ${String(session['token'])}` };
  const send = async (command: string, body: object): Promise<string> => {
    const answer = await post(url, `/api/commands/${command}`, body, headers);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  };
  const productId = await send('create-product', { name: 'Office E3', category: 'Productivity', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
  const serviceTermsId = await send('create-service-terms', { key: 'std', name: 'Standard', billingDay: 1, manualRenewPoint: 30, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
  const planId = await send('create-plan', {
    productId, serviceTermsId, name: 'Office E3 monthly', billingType: 'csp_monthly', currency: 'EUR',
    periods: [{ periodId: '1_year', term: { count: 1, unit: 'year' } }], resources: [{ key: 'licences', name: 'Licences', unit: 'licence', minimum: 1, fees: FEES }],
  });
  await send('publish-plan', { planId });
  const discountId = await send('create-discount', { name: 'Welcome', type: 'promo_code', percentage: '10', code: 'WELCOME10' });
  await send('activate-discount', { discountId });
  const accountId = await send('open-account', { kind: 'legal_entity', name: 'Fjord Books AS', terms: { classKey: 'prepay' } });
  const paymentId = await send('top-up-account', { accountId, amount: 100_000 });
  await send('complete-payment', { paymentId, method: 'bank_transfer' });
  const welcome = async ({ email, password }: Login): Promise<void> => {
    await send('invite-user', { accountId, email, level: 'Owner' });
    const token = await invitation(() => fetch(`${url}/api/outbox`, { headers }));
    await send('register-user', { token, firstName: 'Ida', lastName: 'Holm', password });
  };
  return { accountId, planId, send, welcome };
};

/** The token in the mail, once it has been sent. */
const invitation = async (outbox: () => Promise<Response>): Promise<string> => {
  for (;;) {
    const token = /register\?token=([\w.-]+)/.exec(await (await outbox()).text())?.[1];
    if (token) return token;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
