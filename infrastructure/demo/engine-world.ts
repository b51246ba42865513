import type { DemoAccount, DemoReseller } from './world.js';

/** What the billing engine's chapter of the demo adds to the world: a chain of three levels, and a plan of every billing type. */
export const chainReseller: DemoReseller = { key: 'kueste', parent: 'nord', name: 'Küstendaten', currency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en', rate: 1 };

const postpay = (limit: number) => ({ classKey: 'postpay', paymentModel: 'postpay', subscriptionCreditLimit: limit, paymentExpirationPeriod: 10 });

export interface EngineAccount extends DemoAccount {
  /** Over the usual terms. */
  readonly terms: object;
}

export const engineAccounts: readonly EngineAccount[] = [
  { key: 'werft', reseller: 'root', kind: 'legal_entity', name: 'Werft Elbe GmbH', country: 'DE', city: 'Hamburg', people: [['Greta', 'Kiel'], ['Hauke', 'Bug']], topUp: 80_000, threshold: 0, terms: { guaranteedPaymentLimit: 50_000, guaranteedPaymentDays: 14 } },
  { key: 'kanzlei', reseller: 'root', kind: 'legal_entity', name: 'Kanzlei Morgen', country: 'DE', city: 'Berlin', people: [['Jana', 'Recht']], topUp: null, threshold: 0, terms: postpay(100_000) },
  { key: 'saeumig', reseller: 'root', kind: 'legal_entity', name: 'Spätzahler KG', country: 'DE', city: 'Ulm', people: [['Rolf', 'Spät']], topUp: null, threshold: 0, terms: postpay(100_000) },
  { key: 'imbiss', reseller: 'root', kind: 'legal_entity', name: 'Imbiss am Gleis', country: 'DE', city: 'Halle', people: [['Ayla', 'Kaya']], topUp: null, threshold: 20_000, terms: { subzeroPeriod: 14 } },
  { key: 'labor', reseller: 'root', kind: 'legal_entity', name: 'Labor Süd', country: 'DE', city: 'München', people: [['Irma', 'Prisma']], topUp: 30_000, threshold: 0, terms: { stopMode: 'manual', deleteMode: 'manual' } },
  { key: 'strand', reseller: 'kueste', kind: 'legal_entity', name: 'Strandhotel Düne', country: 'DE', city: 'Sylt', people: [['Wiebke', 'Sand']], topUp: 40_000, threshold: 0, terms: {} },
];

const MONTHS_3 = { count: 3, unit: 'month' };
const YEAR = { count: 1, unit: 'year' };
const licences = (fee: number, more: object = {}) => [{ key: 'licences', name: 'Licences', unit: 'licence', included: 0, minimum: 1, limit: 500, fees: { setup: 0, recurring: fee, renewal: 0 }, ...more }];
const period = (periodId: string, term: object | null, fees: object = {}) => ({ periodId, term, fees: { setup: 0, recurring: 0, renewal: 0, ...fees } });

export const engineProducts = [
  { key: 'mailworks', name: 'Mailworks', category: 'Productivity', vendor: 'Mailworks', description: 'Mailboxes for every employee.' },
  { key: 'guard', name: 'Guard', category: 'Security', vendor: 'Guardian', description: 'Protection of devices and domains.' },
  { key: 'workspace', name: 'Workspace', category: 'Productivity', vendor: 'Google', description: 'Mail, calendar and files.' },
  { key: 'azure', name: 'Azure', category: 'Infrastructure', vendor: 'Microsoft', description: 'Servers and storage, paid by use or reserved.' },
  { key: 'partner', name: 'Office E3 for partners', category: 'Productivity', vendor: 'Microsoft', description: 'Sold through partners, each with its own price.' },
] as const;

/** One plan of each billing type that the rest of the demo does not sell; amounts are euro cents. */
export const enginePlans: readonly { readonly key: string; readonly product: string; readonly body: object }[] = [
  { key: 'reserve', product: 'backup', body: { name: 'Vault Reserve', sku: 'VR-3', billingType: 'reservation', autoRenewDefault: true, periods: [period('3_month', MONTHS_3, { setup: 1000, renewal: 500 })], resources: licences(3100) } },
  { key: 'mail', product: 'mailworks', body: { name: 'Mail', sku: 'MAIL', billingType: 'pay_in_full', periods: [period('endless', null)], resources: licences(300) } },
  { key: 'antivirus', product: 'guard', body: { name: 'Antivirus', sku: 'AV', billingType: 'license_based_monthly', periods: [period('endless', null)], resources: licences(300, { minimum: 5 }) } },
  { key: 'workspace', product: 'workspace', body: { name: 'Workspace', sku: 'GW-12', billingType: 'g_suite', periods: [{ ...period('trial14', { count: 14, unit: 'day' }), trial: true }, period('1_year', YEAR)], resources: licences(600) } },
  { key: 'shield', product: 'guard', body: { name: 'Domain Shield', sku: 'DS-12', billingType: 'non_refund', periods: [period('1_year', YEAR)], resources: licences(900) } },
  { key: 'eset', product: 'guard', body: { name: 'Endpoint for ISP', sku: 'EI', billingType: 'eset', periods: [period('endless', null)], resources: licences(200) } },
  { key: 'cloud', product: 'azure', body: { name: 'Azure', sku: 'AZ', billingType: 'payg_external', markup: '15', periods: [period('endless', null)], resources: [] } },
  { key: 'store', product: 'azure', body: { name: 'Object store', sku: 'OS', billingType: 'payg_internal', periods: [period('endless', null)], resources: licences(5, { key: 'storage', name: 'Storage', unit: 'GB', included: 10, minimum: 10 }) } },
  { key: 'reserved', product: 'azure', body: { name: 'Azure RI D2s v3', sku: 'RI-D2S', billingType: 'azure_ri', periods: [period('1_year', YEAR)], resources: [{ key: 'instances', name: 'Instances', unit: 'instance', included: 0, minimum: 1, limit: 20, fees: { setup: 60_000, recurring: 0, renewal: 0 } }] } },
  { key: 'partner', product: 'partner', body: { name: 'Office E3 for partners', sku: 'E3-P', billingType: 'csp_monthly', periods: [period('1_year', YEAR)], resources: licences(800) } },
];
