import type { RateCardEvent } from '../../../domain/consumption/azure/rate-card.events.js';
import { dataOf, projection } from '../../projection.js';

type Imported = Extract<RateCardEvent, { type: 'AzureRateCardImported' }>['data'];

/** A snapshot of the price list that said something new. */
export interface AzureRateCardDocument {
  readonly currency: string;
  readonly region: string | null;
  readonly locale: string | null;
  readonly fetchedAt: string;
  readonly meters: number;
  readonly changed: number;
  readonly removed: number;
  /** Offer terms that come off the rates. */
  readonly terms: readonly { readonly name: string; readonly discount: string }[];
}

export const azureRateCards = projection<AzureRateCardDocument>({
  name: 'azure-rate-cards',
  version: 1,
  context: 'consumption',
  summary: 'Snapshots of the Azure price list, as they were imported.',
  handles: ['AzureRateCardImported'],
  keys: (event) => [dataOf<Imported>(event).snapshotId],
  evolve(_document, event) {
    const { currency, region, locale, fetchedAt, meters, changed, removed, terms } = dataOf<Imported>(event);
    return { currency, region, locale, fetchedAt, meters, changed, removed: removed.length, terms: terms.map(({ name, discount }) => ({ name, discount })) };
  },
  fields: { currency: 'id', region: 'id', fetchedAt: 'date', meters: 'number', changed: 'number', removed: 'number' },
  indexes: [['fetchedAt']],
  search: [],
  defaultSort: { field: 'fetchedAt', order: 'DESC' },
  access: { staff: ['admin', 'auditor'] },
  example: { currency: 'EUR', region: 'DE', locale: 'en', fetchedAt: '2026-11-01T02:00:00.000Z', meters: 12000, changed: 14, removed: 2, terms: [{ name: 'Overage discount', discount: '0.15' }] },
});
