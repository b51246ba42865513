import { DISK, item, meter, rateCardDocument, VM, type Used } from '../support/azure.js';
import { post } from '../durability/server-process.js';

interface Login {
  readonly email: string;
  readonly password: string;
}

/** An Azure subscription with a year of use, and its Owner. */
export interface AzureShop {
  readonly subscriptionId: string;
  readonly accountId: string;
}

const SQL = 'c0ffee00-0000-4000-8000-000000000001';
const UNLISTED = 'c0ffee00-0000-4000-8000-000000000002';
const DAY_MS = 86_400_000;
const METERS = [
  meter(VM, { 0: 0.096 }, { name: 'D2s v3 Compute Hours' }),
  meter(DISK, { 0: 0.0481 }, { name: 'Premium SSD P10', category: 'Storage', subcategory: 'Premium SSD Managed Disks', unit: '1 GB/Month' }),
  meter(SQL, { 0: 0.21 }, { name: 'vCore', category: 'SQL Database', subcategory: 'General Purpose' }),
];

const uri = (group: string, name: string): string => `/subscriptions/3a231fbe-37fe-4410-93fd-730d3d5d4c75/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachines/${name}`;

/** The use of a day: two machines that are off at weekends, a disk, a data base; from time to time something that nobody lists. */
const usedOn = (date: string, place: number): readonly Used[] => {
  const whole = { from: `${date}T00:00:00Z`, to: new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString() };
  const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  const growth = 1 + place / 400;
  return [
    { ...whole, quantity: (weekend ? 4 : 24 * growth).toFixed(6), uri: uri('shop', 'web-1'), region: 'EU West', tags: { costCenter: 'Sales', env: 'prod' } },
    { ...whole, quantity: (weekend ? 0.5 : 11.25).toFixed(6), uri: uri('shop', 'web-2'), region: 'EU North', tags: { costCenter: 'IT', env: 'test' } },
    { ...whole, quantity: (4 * growth).toFixed(9), meterId: DISK, uri: uri('shop', 'disk-1'), region: 'EU West', tags: { costCenter: 'Sales' }, category: 'Storage', unit: '1 GB/Month' },
    { ...whole, quantity: (6 + (place % 5)).toFixed(3), meterId: SQL, uri: uri('data', 'orders'), region: 'EU West', tags: { costCenter: 'IT' }, category: 'SQL Database', unit: place % 60 === 0 ? null : 'Hours' },
    ...(place % 90 === 0 ? [{ ...whole, quantity: 1, meterId: UNLISTED, uri: uri('shop', 'firewall'), category: 'Marketplace' }] : []),
  ];
};

const NAMES: Readonly<Record<string, readonly [name: string, subcategory: string]>> = { [VM]: ['D2s v3 Compute Hours', 'Dsv3 Series'], [DISK]: ['Premium SSD P10', 'Premium SSD Managed Disks'], [SQL]: ['vCore', 'General Purpose'], [UNLISTED]: ['Firewall appliance', ''] };
/** As the vendor names it. */
const named = (used: Used): object => {
  const record = item(used) as { readonly resource: object };
  const [name = '', subcategory = ''] = NAMES[used.meterId ?? VM] ?? [];
  return { ...record, resource: { ...record.resource, name, subcategory } };
};

/** Sends what the vendor would have sent, day by day, received on the next morning; the last day a moment ago, so that the running billing period is never empty. */
export const openAzureShop = async (url: string, operator: Login, owner: Login, days = 365): Promise<AzureShop> => {
  const { body: session } = await post(url, '/api/sessions', operator);
  const headers = { Authorization: `Bearer ${String(session['token'])}` };
  const send = async (command: string, body: object): Promise<string> => {
    const answer = await post(url, `/api/commands/${command}`, body, headers);
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  };
  const read = async (path: string): Promise<readonly Readonly<Record<string, unknown>>[]> => (await (await fetch(`${url}${path}`, { headers })).json()) as readonly Readonly<Record<string, unknown>>[];
  const productId = await send('create-product', { name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft', provisioning: { plugin: 'simulated', behaviour: 'succeed' } });
  const serviceTermsId = await send('create-service-terms', { key: 'azure', name: 'Azure', billingDay: 1, manualRenewPoint: -1, autoRenewPoint: 10, gracePeriod: 5, stopPeriod: 14 });
  const planId = await send('create-plan', { productId, serviceTermsId, name: 'Microsoft Azure', billingType: 'payg_external', currency: 'EUR', markup: '15', periods: [{ periodId: 'endless', term: null }], resources: [] });
  await send('publish-plan', { planId });
  const accountId = await send('open-account', { kind: 'legal_entity', name: 'Fjord Books AS', terms: { classKey: 'prepay' } });
  await send('invite-user', { accountId, email: owner.email, level: 'Owner' });
  const token = await waitFor(async () => /register\?token=([\w.-]+)/.exec(JSON.stringify(await read('/api/outbox')))?.[1]);
  await post(url, '/api/commands/register-user', { token, firstName: 'Ida', lastName: 'Fjord', password: owner.password });
  await send('place-order', { accountId, planId, periodId: 'endless', quantities: [] });
  const subscriptionId = await waitFor(async () => (await read('/api/subscriptions?filter={"status":"Active"}'))[0]?.['id']).then(String);
  await use(send, subscriptionId, days);
  return { subscriptionId, accountId };
};

const use = async (send: (command: string, body: object) => Promise<string>, subscriptionId: string, days: number): Promise<void> => {
  const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  const dayAt = (place: number): string => new Date(today - (days - place) * DAY_MS).toISOString().slice(0, 10);
  await send('import-azure-rate-card', { fetchedAt: `${dayAt(0)}T00:00:00Z`, region: 'DE', rateCard: rateCardDocument(METERS) });
  for (let place = 0; place < days; place++) {
    const [date, next] = [dayAt(place), dayAt(place + 1)];
    const receivedAt = place === days - 1 ? new Date().toISOString() : `${next}T00:00:01Z`;
    await send('import-azure-usage', {
      delivery: { subscriptionId, startTime: `${date}T00:00:00Z`, endTime: `${next}T00:00:00Z`, granularity: 'daily', receivedAt, pageNumber: 1 },
      page: { items: usedOn(date, place).map(named) },
    });
  }
};

const waitFor = async <T>(look: () => Promise<T | null | undefined>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
