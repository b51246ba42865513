import { dice, guid } from './dice.js';
import { meters, raw, type SimulatedMeter } from './meters.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No record is reported later than so long after it was used. */
const LATEST = 6 * DAY;

/** Quantities are whole numbers of this part, so that the hours of a day add up to its record. */
const PART = 10n ** 15n;

export type Cut = 'hourly' | 'daily';

interface Resource {
  readonly meter: SimulatedMeter;
  readonly uri: string;
  readonly tags: Readonly<Record<string, string>> | null;
  /** What an hour uses; `hour` is the moment at which it begins. */
  amount(hour: number): number;
  /** What is reported of it, and when, hangs on these. */
  readonly dice: (...numbers: readonly number[]) => number;
}

/** A record, with the moment at which billing hears of it. */
export interface ReportedUse {
  readonly from: number;
  readonly to: number;
  readonly reportedAt: number;
  readonly quantity: bigint;
  readonly resource: Resource;
}

export interface UsageOptions {
  readonly seed: string;
  /** The part of records that are corrected two days later, 0 to 1. */
  readonly restated: number;
}

const meterOf = (key: string): SimulatedMeter => meters.find((meter) => meter.key === key) as SimulatedMeter;

const office = (hour: number): boolean => {
  const [day, of] = [new Date(hour).getUTCDay(), new Date(hour).getUTCHours()];
  return day > 0 && day < 6 && of >= 6 && of < 18;
};
/** A slow wave over the year, and growth. */
const season = (hour: number): number => 1 + 0.25 * Math.sin(hour / (58 * DAY)) + ((hour / DAY) % 365) / 900;

/** What runs in an Azure subscription: the same for the same id. */
const resourcesOf = (seed: string, id: string): readonly Resource[] => {
  const of = dice(`${seed} ${id}`);
  const noise = (hour: number): number => 0.6 + 0.8 * of(hour / HOUR);
  const resource = (key: string, group: string, name: string, tags: Resource['tags'], amount: Resource['amount']): Resource => {
    const uri = `/subscriptions/${id}/resourceGroups/${group}/providers/${name}`;
    return { meter: meterOf(key), uri, tags, amount, dice: dice(`${seed} ${key} ${uri}`) };
  };
  const [web, sales, tools] = [{ costCenter: 'Sales', environment: 'production' }, { costCenter: 'Sales' }, { costCenter: 'IT' }];
  const vms = 2 + Math.floor(of(1) * 2);
  return [
    ...Array.from({ length: vms }, (_, place) => resource('vm-d2', 'web', `Microsoft.Compute/virtualMachines/web-${place + 1}`, web, () => 1)),
    resource('vm-b2', 'tools', 'Microsoft.Compute/virtualMachines/build-1', tools, (hour) => (office(hour) ? 1 : 0)),
    resource('disk-p10', 'web', 'Microsoft.Compute/disks/web-data', web, () => vms / 744),
    resource('blob', 'archive', 'Microsoft.Storage/storageAccounts/archive01', null, (hour) => (400 * season(hour)) / 744),
    resource('blob-io', 'archive', 'Microsoft.Storage/storageAccounts/archive01', null, (hour) => 0.02 * noise(hour)),
    resource('egress', 'web', 'Microsoft.Network/publicIPAddresses/front', web, (hour) => 0.8 * season(hour) * noise(hour) * (office(hour) ? 2 : 0.5)),
    resource('sql-s1', 'data', 'Microsoft.Sql/servers/orders', sales, () => 1 / 24),
    resource('backup', 'data', 'Microsoft.RecoveryServices/vaults/vault', null, () => vms / 744),
    resource('logs', 'tools', 'Microsoft.OperationalInsights/workspaces/logs', tools, (hour) => 0.04 * season(hour) * noise(hour)),
    resource('ip', 'web', 'Microsoft.Network/publicIPAddresses/front', web, () => 1),
    ...(of(2) < 0.5 ? [resource('firewall', 'web', 'Microsoft.Compute/virtualMachines/firewall', null, () => 1)] : []),
  ];
};

const parts = (amount: number): bigint => BigInt(Math.round(amount * 1e12)) * 1000n;

const [LATE, HOW_LATE, DELAY, RESTATED] = [1, 2, 3, 4];

/** What one resource uses in an hour or a day, twice where it is corrected later. */
const usesOf = (resource: Resource, restated: number, from: number, cut: Cut): readonly ReportedUse[] => {
  const to = from + (cut === 'hourly' ? HOUR : DAY);
  const hours = cut === 'hourly' ? [from] : Array.from({ length: 24 }, (_, hour) => from + hour * HOUR);
  const quantity = hours.reduce((sum, hour) => sum + parts(resource.amount(hour)), 0n);
  if (quantity === 0n) return [];
  const chance = (what: number): number => resource.dice(from / HOUR, what);
  const late = chance(LATE) < 0.01 ? (26 + 24 * chance(HOW_LATE)) * HOUR : 0;
  const use = { from, to, reportedAt: to + Math.round((0.3 + 2.5 * chance(DELAY)) * HOUR + late), quantity, resource };
  return chance(RESTATED) < restated ? [use, { ...use, reportedAt: use.reportedAt + 2 * DAY, quantity: (quantity * 9n) / 10n }] : [use];
};

/** All that is reported of an Azure subscription in [start, end), in that order. */
export const reportedBetween = ({ seed, restated }: UsageOptions, azureSubscriptionId: string, { start, end, cut }: { readonly start: number; readonly end: number; readonly cut: Cut }): readonly ReportedUse[] => {
  const step = cut === 'hourly' ? HOUR : DAY;
  const resources = resourcesOf(seed, azureSubscriptionId);
  const found: ReportedUse[] = [];
  for (let from = Math.floor((start - LATEST) / step) * step; from < end; from += step)
    for (const resource of resources) found.push(...usesOf(resource, restated, from, cut).filter(({ reportedAt }) => reportedAt >= start && reportedAt < end));
  return found.sort((a, b) => a.reportedAt - b.reportedAt);
};

/** Up to 15 decimals. */
export const digitsOf = (quantity: bigint): string => `${quantity / PART}.${String(quantity % PART).padStart(15, '0')}`.replace(/\.?0+$/, '');

const instant = (time: number): string => new Date(time).toISOString().replace('.000Z', '+00:00');

/** An AzureUtilizationRecord (formats.md 1). */
export const recordOf = ({ from, to, quantity, resource: { meter, uri, tags } }: ReportedUse): object => ({
  usageStartTime: instant(from), usageEndTime: instant(to),
  resource: { id: meter.id.toUpperCase(), name: meter.name, category: meter.category, subcategory: meter.subcategory, region: meter.region },
  quantity: raw(digitsOf(quantity)), unit: meter.unit, infoFields: {},
  instanceData: { resourceUri: uri, location: 'westeurope', partNumber: '', orderNumber: '', tags, additionalInfo: null },
  attributes: { objectType: 'AzureUtilizationRecord' },
});

/** Ids for a tenant and an Azure subscription that nobody else has. */
export const simulatedTenant = (name: string): string => guid('tenant', name);
export const simulatedSubscription = (name: string): string => guid('azure subscription', name);
