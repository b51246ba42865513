import { SIMULATOR_SECRET } from '../../infrastructure/partner-center/simulator/simulator.js';
import { post } from '../durability/server-process.js';

/** A seller of Azure that the browser finds ready, connected to the simulated Partner Center. */
export interface ReservationShop {
  readonly accountId: string;
  readonly azureSubscriptionId: string;
  readonly withoutAzure: string;
}

interface Login {
  readonly email: string;
  readonly password: string;
}

const WAIT_MS = 200;

/** An account with 1,000.00 and an active, linked Azure subscription, another one without; and a product for reservations. */
export const openReservationShop = async (url: string, operator: Login, customer: Login): Promise<ReservationShop> => {
  const { body: session } = await post(url, '/api/sessions', operator);
  const headers = { Authorization: `Bearer ${String(session['token'])}` };
  const send = async (command: string, body: object): Promise<string> => {
    const answer = await post(url, `/api/commands/${command}`, body, headers);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  };
  const activeOf = async (accountId: string): Promise<string> => {
    for (;;) {
      const filter = encodeURIComponent(JSON.stringify({ accountId, status: 'Active' }));
      const [found] = (await (await fetch(`${url}/api/subscriptions?filter=${filter}`, { headers })).json()) as readonly { readonly id: string }[];
      if (found) return found.id;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  };
  await send('connect-partner-center', { cloud: 'simulator', tenantId: 'contoso.onmicrosoft.com', clientId: '0a1b2c3d-0000-4000-8000-000000000001', clientSecret: SIMULATOR_SECRET, country: 'DE' });
  await send('create-product', { name: 'Azure reservations', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'microsoft_csp' } });
  const productId = await send('create-product', { name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
  const serviceTermsId = await send('create-service-terms', { key: 'azure', name: 'Azure', billingDay: 1, manualRenewPoint: 0, autoRenewPoint: 0, gracePeriod: 0, stopPeriod: 14 });
  const planId = await send('create-plan', { productId, serviceTermsId, name: 'Azure', billingType: 'payg_external', currency: 'EUR', markup: '15', periods: [{ periodId: 'endless', term: null }], resources: [] });
  await send('publish-plan', { planId });
  const accountId = await send('open-account', { kind: 'legal_entity', name: 'Fjord Books AS', terms: { classKey: 'prepay' } });
  const withoutAzure = await send('open-account', { kind: 'legal_entity', name: 'Oak House', terms: { classKey: 'prepay' } });
  await send('register-user', { accountId, level: 'Owner', firstName: 'Ida', lastName: 'Holm', ...customer });
  await send('complete-payment', { paymentId: await send('top-up-account', { accountId, amount: 100_000 }), method: 'bank_transfer' });
  await send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
  const azureSubscriptionId = await activeOf(accountId);
  await send('link-azure-subscription', { subscriptionId: azureSubscriptionId, customerTenantId: 'd6bf25b7-e0a8-4f2d-a31b-97b55cfc774d', azureSubscriptionId: '1c461a25-f729-4fa5-aadb-280947dd05e8' });
  return { accountId, azureSubscriptionId, withoutAzure };
};
