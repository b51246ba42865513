import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Resources of one subscription, each used in every hour of a month of 30 days. */
export const RESOURCES = 140;
const [DAYS, HOURS, PAGE] = [30, 24, 1000];
export const ROWS_PER_SUBSCRIPTION = RESOURCES * DAYS * HOURS;
export const MONTH = '2020-11';
export const METERS = 40;

export const meterId = (index: number): string => `7a2639ce-ae47-4413-9837-${String(index).padStart(12, '0')}`;

/** The same numbers in every run (a linear congruential generator). */
const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
};

/** As the vendor measures: whole hours of machines, shares of disks that stay the same, and traffic with 15 digits. */
const quantityOf = (resource: number, random: () => number): string => {
  if (resource % 3 === 0) return '1';
  if (resource % 3 === 1) return (0.041667 * ((resource % 7) + 1)).toFixed(6);
  return `0.${String(Math.floor(random() * 1e15)).padStart(15, '0')}`;
};

const two = (value: number): string => String(value).padStart(2, '0');
const hourOf = (day: number, hour: number): string => `${MONTH}-${two(day)}T${two(hour)}:00:00+00:00`;

const record = (subscription: string, resource: number, [day, hour]: readonly [number, number], random: () => number): string => {
  const end = hour === 23 ? (day === DAYS ? '2020-12-01T00:00:00+00:00' : hourOf(day + 1, 0)) : hourOf(day, hour + 1);
  return (
    `{"usageStartTime":"${hourOf(day, hour)}","usageEndTime":"${end}","resource":{"id":"${meterId(resource % METERS)}","name":"Compute Hours ${resource % METERS}","category":"Virtual Machines","subcategory":"D1 v2","region":"EU West"},` +
    `"quantity":${quantityOf(resource, random)},"unit":"1 Hour","infoFields":{},"instanceData":{"resourceUri":"/subscriptions/${subscription}/resourceGroups/production/providers/Microsoft.Compute/virtualMachines/web-${resource}",` +
    `"location":"westeurope","partNumber":"","orderNumber":"","tags":{"costCenter":"CC${resource % 5}"}},"attributes":{"objectType":"AzureUtilizationRecord"}}`
  );
};

/** The pages of one subscription's month, a delivery a day, as a line of a usage file each. */
function* pagesOf(subscriptionId: string, seed: number): Iterable<string> {
  const random = numbers(seed);
  for (let day = 1; day <= DAYS; day++) {
    const items: string[] = [];
    for (let hour = 0; hour < HOURS; hour++) for (let resource = 0; resource < RESOURCES; resource++) items.push(record(subscriptionId, resource, [day, hour], random));
    const [startTime, endTime, receivedAt] = [`${MONTH}-${two(day)}T00:00:00Z`, `${MONTH}-${two(day)}T23:59:59Z`, day === DAYS ? '2020-11-30T23:59:59Z' : `${MONTH}-${two(day + 1)}T01:00:00Z`];
    for (let from = 0; from < items.length; from += PAGE) {
      const delivery = { subscriptionId, startTime, endTime, granularity: 'hourly', receivedAt, pageNumber: from / PAGE };
      const page = items.slice(from, from + PAGE);
      yield `{"delivery":${JSON.stringify(delivery)},"page":{"totalCount":${page.length},"items":[${page.join(',')}],"attributes":{"objectType":"Collection"}}}\n`;
    }
  }
}

/** A file of usage: a month of each subscription. */
export const writeUsageFile = async (file: string, subscriptionIds: readonly string[]): Promise<void> => {
  const stream = createWriteStream(file);
  for (const [index, subscriptionId] of subscriptionIds.entries()) for (const line of pagesOf(subscriptionId, index + 1)) if (!stream.write(line)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
};
