import type { GuardedWrite } from '../../application/ports/read-store.js';
import type { Platform } from '../../infrastructure/main/platform.js';
import { azureDaily, type AzureDailyDocument } from '../../projections/consumption/azure/azure-daily.projection.js';

const BATCH = 2_000;
const DAYS = 365;
const METERS = 40;
const FIRST_DAY = Date.UTC(2025, 10, 1);
const DAY_MS = 86_400_000;

const day = (index: number): string => new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10);
const month = (date: string, more = 0): string => new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + more, 1)).toISOString().slice(0, 10);
/** Digits that look like chance and are the same in every run. */
const hash = (index: number): string => Math.imul(index + 1, 2_654_435_761).toString(16).slice(-8).padStart(8, '0').replace('-', 'f');

/** A day of a resource, as rating leaves it: exact costs with many digits. */
const rowOf = (index: number): AzureDailyDocument & { readonly id: string } => {
  const usageDate = day(Math.floor(index / METERS) % DAYS);
  const meter = index % METERS;
  const subscription = Math.floor(index / (METERS * DAYS));
  const units = 1 + (index % 240);
  return {
    id: `${hash(index)}-5c1b-5d55-8c7a-${String(index).padStart(12, '0')}`,
    subscriptionId: `3f0e5c1b-9d55-4a1d-8c7a-${String(subscription).padStart(12, '0')}`,
    currency: 'EUR',
    usageDate,
    period: { from: month(usageDate), to: month(usageDate, 1) },
    meter: { meterId: `7a2639ce-ae47-4413-9837-${String(meter).padStart(12, '0')}`, name: `Compute Hours ${meter}`, category: 'Virtual Machines', subcategory: 'D1 v2 Series', region: 'EU West', unit: 'Hours' },
    resourceUri: `/subscriptions/3f0e5c1b/resourcegroups/production/providers/microsoft.compute/virtualmachines/web-${index % 997}`,
    tags: { costCenter: `HR-${index % 17}`, environment: 'production' },
    quantity: `${units / 10}`,
    paid: { 0: `${units}.30${hash(index * 7).replace(/\D/g, '3')}91`, 1: `${units}.62${hash(index * 13).replace(/\D/g, '4')}1742` },
    unitPrice: '0.11040000',
    records: 24,
    unitUnknown: false,
  };
};

/** Writes rows of daily Azure usage into the collection that serves the view, without the events that would make them. */
export const writeAzureRows = async ({ readStore, eventStore, projections }: Platform, rows: number, scope: { readonly resellerId: string; readonly resellerPath: string }): Promise<void> => {
  const position = await eventStore.head();
  await projections.reached(position, 600_000);
  const collection = await readStore.activeCollection(azureDaily.name);
  if (collection === null) throw new Error('the view of Azure usage is not built');
  for (let from = 0; from < rows; from += BATCH) {
    const writes = Array.from({ length: Math.min(BATCH, rows - from) }, (_, index): GuardedWrite => {
      const body = { ...rowOf(from + index), ...scope, accountId: null };
      return { id: body.id, position, body };
    });
    await readStore.apply(new Map([[collection, writes]]), new Map());
  }
};
