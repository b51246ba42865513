import type { Principal } from '../../application/spine/principal.js';
import type { TestSystem } from './system.js';

export const E5 = '8bdbb60b-e526-43e9-92ef-ab760c8e0b72';

export interface WorkbookRow {
  readonly change?: string;
  readonly id?: string;
  readonly name?: string;
  readonly customer?: string;
  readonly from?: string;
  readonly to?: string;
  readonly price?: string;
}

const TITLES = 'A/C/D/U;Valid-From Date;Valid To Date;Offer Display Name;Offer ID;License Agreement Type;Purchase Unit;Secondary License Type;End Customer Type;List Price;ERP Price';

/** A list in the old format as a spreadsheet program of a country with decimal commas saves it. */
export const workbookCsv = (rows: readonly WorkbookRow[], currency = 'EUR'): string =>
  ['\uFEFFDoc currency;' + currency, '', TITLES, ...rows.map(({ change = 'UNC', id = E5, name = 'Microsoft 365 E5', customer = 'CORPORATE', from = '20260101', to = '99991231', price = '8,00' }) => [change, from, to, name, id, 'Corporate', '1 Month(s)', 'NON-SPECIFIC', `CLOUD RESELLER ${customer}`, price, ''].join(';'))].join('\r\n');

export interface SheetRow {
  readonly product?: string;
  readonly sku?: string;
  readonly term?: string;
  readonly plan?: string;
  readonly segment?: string;
  readonly price?: string;
  readonly from?: string;
  readonly to?: string;
}

/** A price sheet in the new format. */
export const sheetCsv = (rows: readonly SheetRow[]): string =>
  ['"ProductTitle","ProductId","SkuId","SkuTitle","Publisher","SkuDescription","UnitOfMeasure","TermDuration","BillingPlan","Market","Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","EffectiveStartDate","EffectiveEndDate","Tags","ERP Price","Segment"',
    ...rows.map(({ product = 'CFQ7TTC0HDK0', sku = '0001', term = 'P1Y', plan = 'Annual', segment = 'Commercial', price = '96', from = '1/1/2026 12:00:00 AM', to = '11/30/9999 11:59:59 PM' }) =>
      ['Communications', product, sku, 'Communications', 'Microsoft', 'A text,\nin two lines', '', term, plan, 'DE', 'EUR', price, '', '', from, to, 'License', '144', segment].map((cell) => `"${cell}"`).join(',')),
  ].join('\n');

export const uploadList = async (system: TestSystem, text: string, { as = system.admin, ...more }: { readonly as?: Principal; readonly coefficient?: string; readonly fileName?: string } = {}): Promise<string> =>
  (await system.send('upload-price-list', { fileName: 'list.csv', file: Buffer.from(text).toString('base64'), ...more }, { as })).id;

export const applyList = async (system: TestSystem, text: string): Promise<void> => {
  await system.send('apply-price-list', { listId: await uploadList(system, text) });
  await system.settle();
};
