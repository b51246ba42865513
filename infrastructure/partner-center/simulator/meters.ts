import { dice, guid } from './dice.js';

/** A meter of the simulated Azure. Rates are euros, by the quantity from which they hold. */
export interface SimulatedMeter {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string;
  readonly rates: Readonly<Record<string, string>>;
  readonly included?: string;
  /** Sold by others through the marketplace: used, and in no price list. */
  readonly marketplace?: true;
}

const define = (key: string, more: Omit<SimulatedMeter, 'key' | 'id'>): SimulatedMeter => ({ key, id: guid('meter', key), ...more });

export const meters: readonly SimulatedMeter[] = [
  define('vm-d2', { name: 'D2 v3 Hours', category: 'Virtual Machines', subcategory: 'Dv3 Series', region: 'EU West', unit: '1 Hour', rates: { '0': '0.096' } }),
  define('vm-b2', { name: 'B2s Hours', category: 'Virtual Machines', subcategory: 'BS Series', region: 'EU West', unit: '1 Hour', rates: { '0': '0.0408' } }),
  define('disk-p10', { name: 'P10 Disks', category: 'Storage', subcategory: 'Premium SSD Managed Disks', region: 'EU West', unit: '1/Month', rates: { '0': '19.71' } }),
  define('blob', { name: 'Hot LRS Data Stored', category: 'Storage', subcategory: 'Block Blob', region: 'EU West', unit: '1 GB/Month', rates: { '0': '0.0184', '51200': '0.01767', '512000': '0.0169' } }),
  define('blob-io', { name: 'Hot Read Operations', category: 'Storage', subcategory: 'Block Blob', region: '', unit: '10,000s', rates: { '0': '0.004' } }),
  define('egress', { name: 'Standard Data Transfer Out', category: 'Bandwidth', subcategory: 'Inter-Region', region: 'Zone 1', unit: '1 GB', rates: { '0': '0.087', '10240': '0.083' }, included: '5' }),
  define('sql-s1', { name: 'S1 DTUs', category: 'SQL Database', subcategory: 'Single Standard', region: 'EU West', unit: '1/Day', rates: { '0': '0.9678' } }),
  define('backup', { name: 'Azure VM Protected Instances', category: 'Backup', subcategory: '', region: 'EU West', unit: '1/Month', rates: { '0': '10' } }),
  define('logs', { name: 'Pay-as-you-go Data Ingestion', category: 'Log Analytics', subcategory: '', region: 'EU West', unit: '1 GB', rates: { '0': '2.7600000000000002' }, included: '5' }),
  define('keys', { name: 'Operations', category: 'Key Vault', subcategory: '', region: 'EU West', unit: '10,000s', rates: { '0': '0.0253' } }),
  define('ip', { name: 'Basic IPv4 Dynamic Public IP', category: 'Virtual Network', subcategory: 'IP Addresses', region: 'EU West', unit: '1 Hour', rates: { '0': '0' } }),
  define('firewall', { name: 'Firewall appliance, bring your own licence', category: 'Marketplace', subcategory: '', region: '', unit: '1 Hour', rates: {}, marketplace: true }),
];

/** What a euro of these rates is in other currencies, as a text to multiply by. */
const RATE: Readonly<Record<string, number>> = { EUR: 1, USD: 1.1, GBP: 0.85, NOK: 11, CLP: 950, JPY: 160, INR: 90 };

/** Prices that nobody here uses: a real price list names thousands of meters. */
const FILLERS = 60;
const fillerRate = dice('filler');

const listed = ({ id, name, category, subcategory, region, unit, rates, included = '0' }: SimulatedMeter, currency: string): object => ({
  id, name, rates: Object.fromEntries(Object.entries(rates).reverse().map(([from, rate]) => [from, raw(times(rate, RATE[currency] ?? 1))])), tags: [], category, subcategory, region, unit, includedQuantity: raw(included), effectiveDate: '2017-09-01T00:00:00Z',
});

const filler = (place: number, currency: string): object =>
  listed(define(`filler ${place}`, { name: `Compute Hours ${place}`, category: 'Cloud Services', subcategory: `Standard_L${place} Cloud Services`, region: 'AU East', unit: '1 Hour', rates: { '0': (0.01 + fillerRate(place)).toFixed(4) } }), currency);

/** The body of GET /v1/ratecards/azure (formats.md 2). */
export const rateCardOf = (currency: string): object => ({
  locale: 'en', currency, isTaxIncluded: false,
  meters: [...meters.filter(({ marketplace }) => !marketplace).map((meter) => listed(meter, currency)), ...Array.from({ length: FILLERS }, (_, place) => filler(place, currency))],
  offerTerms: [], attributes: { objectType: 'AzureRateCard' },
});

const times = (rate: string, factor: number): string => (factor === 1 ? rate : (Number(rate) * factor).toFixed(8).replace(/\.?0+$/, ''));

/** Marks digits that are to be written as a number, all of them. */
export const raw = (digits: string): string => `#${digits}`;
/** JSON in which marked digits are numbers: no double ever holds them. */
export const written = (body: object): string => JSON.stringify(body).replace(/"#(-?\d+(?:\.\d+)?)"/g, '$1');
