import type { VendorPriceListEvent } from '../../../domain/consumption/price-lists/price-list.events.js';
import { dataOf, projection, type FoldEvent } from '../../projection.js';

type Of<T extends VendorPriceListEvent['type']> = Extract<VendorPriceListEvent, { type: T }>['data'];
type Uploaded = Of<'VendorPriceListUploaded'>;
type Previewed = Of<'VendorPriceListPreviewed'>;

/** A vendor's price list that was uploaded, what it would do or did, and who did it: the log of what was applied. */
export interface VendorPriceListDocument extends Omit<Uploaded, 'listId' | 'resellerId'> {
  readonly status: 'Uploaded' | 'Previewed' | 'Applied' | 'Discarded';
  readonly coefficient: string | null;
  readonly customerType: string | null;
  readonly previewedOn: string | null;
  readonly counts: Previewed['counts'] | null;
  /** Plans whose cost or schedule changed by it; null before it is applied. */
  readonly plans: number | null;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

const uploaded = (event: FoldEvent): VendorPriceListDocument => {
  const { listId: _listId, resellerId: _resellerId, ...list } = dataOf<Uploaded>(event);
  const { recordedAt, actor } = event.metadata;
  return { ...list, status: 'Uploaded', coefficient: null, customerType: null, previewedOn: null, counts: null, plans: null, uploadedAt: recordedAt, uploadedBy: actor.id, closedAt: null, closedBy: null };
};

const changed = (document: VendorPriceListDocument, event: FoldEvent): VendorPriceListDocument => {
  const { recordedAt, actor } = event.metadata;
  switch (event.type) {
    case 'VendorPriceListPreviewed': {
      const { coefficient, customerType, on, counts } = dataOf<Previewed>(event);
      return { ...document, status: 'Previewed', coefficient, customerType, previewedOn: on, counts };
    }
    case 'VendorPriceListApplied':
      return { ...document, status: 'Applied', plans: dataOf<Of<'VendorPriceListApplied'>>(event).plans, closedAt: recordedAt, closedBy: actor.id };
    default:
      return { ...document, status: 'Discarded', closedAt: recordedAt, closedBy: actor.id };
  }
};

export const vendorPriceLists = projection<VendorPriceListDocument>({
  name: 'vendor-price-lists',
  version: 1,
  context: 'consumption',
  summary: 'Price lists of vendors: uploaded, previewed, applied or discarded.',
  handles: ['VendorPriceListUploaded', 'VendorPriceListPreviewed', 'VendorPriceListApplied', 'VendorPriceListDiscarded'],
  keys: (event) => [dataOf<{ listId: string }>(event).listId],
  evolve: (document, event) => (event.type === 'VendorPriceListUploaded' ? uploaded(event) : document && changed(document, event)),
  fields: { fileName: 'text', status: 'id', format: 'id', checksum: 'id', uploadedAt: 'date', closedAt: 'date' },
  indexes: [['uploadedAt'], ['status', 'uploadedAt']],
  search: ['fileName'],
  defaultSort: { field: 'uploadedAt', order: 'DESC' },
  access: {
    staff: ['admin', 'owner', 'auditor'],
    hiddenFromUpstream: ['fileName', 'checksum', 'market', 'offers', 'customerTypes', 'warnings', 'coefficient', 'customerType', 'counts', 'plans'],
  },
  streams: (id) => [`vendor_price_list-${id}`],
  example: {
    fileName: 'License-based price list November.xlsx', checksum: '9f86d081…', format: 'license_workbook', currency: 'EUR', market: null, offers: 649, customerTypes: ['charity', 'corporate'],
    warnings: [{ code: 'unknown_columns', count: 1, rows: [], values: ['Reseller Price'] }], status: 'Applied', coefficient: '1', customerType: 'corporate', previewedOn: '2026-11-02',
    counts: { new: 2, changed: 34, unchanged: 12, removed: 1, unmatched: 600, scheduled: 3 }, plans: 36, uploadedAt: '2026-11-02T09:00:00.000Z', uploadedBy: '5b1e…', closedAt: '2026-11-02T09:04:00.000Z', closedBy: '5b1e…',
  },
});
