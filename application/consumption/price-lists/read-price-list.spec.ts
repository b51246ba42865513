import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { changesAfter, priceOn } from '../../../domain/consumption/price-lists/offer.js';
import { spreadsheets } from '../../../infrastructure/spreadsheets/spreadsheets.js';
import type { Cell, Sheet } from '../../ports/spreadsheets.js';
import { readPriceList, type PriceListFile } from './read-price-list.js';

const read = async (name: string, currency: string, market: string | null = null): Promise<PriceListFile> => readPriceList(await spreadsheets.read(readFileSync(`test/fixtures/price-lists/${name}`)), { currency, market });

const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const OLD = ['A/C/D/U', 'Valid-From Date', 'Valid To Date', 'Offer Display Name', 'Offer ID', 'License Agreement Type', 'Purchase Unit', 'Secondary License Type', 'End Customer Type', 'List Price', 'ERP Price'];
const E5 = '8bdbb60b-e526-43e9-92ef-ab760c8e0b72';
interface RowFields { readonly id?: string; readonly from?: Cell; readonly to?: Cell; readonly customer?: string; readonly erp?: Cell; readonly unit?: string }
const row = (change: string, price: Cell, { id = E5, from = '20190501', to = '99991231', customer = 'CLOUD RESELLER CORPORATE', erp = '45.00', unit = '1 Month(s)' }: RowFields = {}): readonly Cell[] =>
  [change, from, to, 'Microsoft 365 E5  ', id, 'Corporate', unit, 'NON-SPECIFIC', customer, price, erp];
const workbook = (rows: readonly (readonly Cell[])[], { name = 'EUR', currency = 'EUR', header = OLD }: { readonly name?: string | null; readonly currency?: string; readonly header?: readonly string[] } = {}): Sheet => ({ name, rows: [['Doc currency', currency], [], header, ...rows] });
const readOld = (rows: readonly (readonly Cell[])[], sheet: Parameters<typeof workbook>[1] = {}): PriceListFile => readPriceList([workbook(rows, sheet)], { currency: 'EUR', market: null });

describe('rulings, Azure 13: the license-based workbook', () => {
  it('gives the sheet of the currency, with blank cells of a group filled from the row above', async () => {
    const { format, offers, warnings } = await read('license-workbook.xlsx', 'EUR');
    expect([format, offers.length, warnings]).toEqual(['license_workbook', 10, []]);
    expect(offers[2]).toEqual({
      offerId: '51385505-6308-41d2-aabb-86d69eba47f3', name: 'Dynamics 365 Business Central Essential (Nonprofit Staff Pricing)', term: null, billingPlan: null, customerType: 'charity', months: 1, deleted: false,
      prices: [{ from: '2019-05-01', to: null, price: '15.3', suggested: '18' }],
    });
    expect(offers.filter(({ deleted }) => deleted).map(({ name }) => name)).toEqual(['Microsoft MyAnalytics']);
  });

  it('says the same in CSV', async () => {
    const prices = ({ offers }: PriceListFile) => offers.map(({ prices: [price], ...offer }) => [offer, price]);
    expect(prices(await read('license-workbook-eur.csv', 'EUR'))).toEqual(prices(await read('license-workbook.xlsx', 'EUR')));
  });

  it('has yen without decimals', async () => expect((await read('license-workbook.xlsx', 'JPY')).offers[0]?.prices[0]?.price).toBe('4400'));

  it.each([
    ["'65.25'", '65.25'],
    [' 36,00 ', '36'],
    ['1.234,50', '1234.5'],
    [{ number: '36.13' }, '36.13'],
    ['0', '0'],
  ])('reads the price %j as %s', (price, exact) => expect(readOld([row('UNC', '3,99'), row('UNC', price, { id: E5.replace('8', '9') })]).offers[1]?.prices[0]?.price).toBe(exact));

  it('a point is a decimal point where no comma says otherwise', () => expect(readOld([row('UNC', '1,234.56')]).offers[0]?.prices[0]?.price).toBe('1234.56'));
  it('a blank suggested price is none', () => expect(readOld([row('UNC', '1', { erp: ' ' })]).offers[0]?.prices[0]?.suggested).toBeNull());
  it.each([
    [{ number: '43586' }, '2019-05-01'],
    [{ date: '2019-05-01' }, '2019-05-01'],
    [{ number: '20190501' }, '2019-05-01'],
    ['2019-05-01T00:00:00', '2019-05-01'],
  ])('reads the date %j', (from, day) => expect(readOld([row('UNC', '1', { from })]).offers[0]?.prices[0]?.from).toBe(day));

  it('knows the titles of later years, and warns of columns that it does not know', () => {
    const header = OLD.map((title) => ({ 'Valid-From Date': 'Effective Start Date', 'Valid To Date': 'Effective End Date', 'List Price': ' list  price' })[title] ?? title);
    const { offers, warnings } = readOld([[...row('DEPR', '65.25'), '70']], { header: [...header, 'Reseller Price'] });
    expect([offers.length, warnings]).toEqual([1, [{ code: 'unknown_columns', count: 1, rows: [], values: ['Reseller Price'] }]]);
  });

  it('one offer is sold to several kinds of customers at different prices', () =>
    expect(readOld([row('UNC', '36.00'), row('UNC', '9.00', { customer: 'CLOUD RESELLER FACULTY' })]).offers.map(({ customerType }) => customerType)).toEqual(['corporate', 'faculty']));

  it('rows that cannot be used are told, with their numbers, and the others are read', () => {
    const { offers, warnings } = readOld([
      row('ADD', '36.00'), row('XYZ', '1', { id: E5.replace('8', '1') }), row('ADD', 'n/a', { id: E5.replace('8', '2') }), row('ADD', '-1', { id: E5.replace('8', '3') }), row('ADD', '1', { id: 'no id' }),
      row('ADD', '1', { id: E5.replace('8', '4'), from: 'May' }), row('ADD', '1', { id: E5.replace('8', '5'), unit: '1 Gross' }), ['', '', ''],
    ]);
    expect(offers.length).toBe(2);
    expect(warnings.map(({ code, rows }) => [code, rows])).toEqual([['unknown_change', [5]], ['bad_price', [6, 7]], ['bad_id', [8]], ['bad_date', [9]], ['unknown_term', [10]]]);
  });

  it('nobody guesses between two prices for the same time', () => {
    const { offers, warnings } = readOld([row('ADD', '36.00'), row('CHG', '37.00'), row('UNC', '2', { id: E5.replace('8', '1') }), row('UNC', '2', { id: E5.replace('8', '1') })]);
    expect([offers.map(({ offerId }) => offerId[0]), warnings.map(({ code }) => code)]).toEqual([['1'], ['conflicting_prices']]);
  });

  it('is refused when a required column is missing, and the column is named', () => {
    const header = OLD.filter((title) => title !== 'List Price' && title !== 'A/C/D/U');
    expect(refusal(() => readOld([row('ADD', '1')], { header }))).toMatchObject({ code: 'price_list_columns', message: expect.stringContaining('sheet EUR: A/C/D/U, List Price'), meta: { missing: ['A/C/D/U', 'List Price'] } });
  });

  it.each([
    ['a sheet that contradicts its name', [workbook([row('ADD', '1')], { name: 'USD' })], 'price_list_currency'],
    ['no sheet in the currency', [workbook([row('ADD', '1')], { name: 'USD', currency: 'USD' })], 'price_list_currency'],
    ['something else', [{ name: null, rows: [['Name', 'Phone'], ['Ada', '1']] }], 'price_list_unknown'],
    ['nothing', [{ name: null, rows: [] }], 'price_list_unknown'],
    ['no row that can be used', [workbook([row('ADD', '?')])], 'price_list_empty'],
  ] as const)('refuses %s', (_what, sheets, code) => expect(refusal(() => readPriceList(sheets, { currency: 'EUR', market: null }))).toMatchObject({ code }));

  it('a sheet a kind of licence is read whole', () =>
    expect(readPriceList([workbook([row('ADD', '1')], { name: 'Corporate' }), workbook([row('ADD', '2', { customer: 'CLOUD RESELLER CHARITY' })], { name: 'Charity' }), { name: 'Read me', rows: [['Hello']] }], { currency: 'EUR', market: null }).offers.length).toBe(2));
});

const NEW = ['ProductTitle', 'ProductId', 'SkuId', 'SkuTitle', 'Publisher', 'SkuDescription', 'UnitOfMeasure', 'TermDuration', 'BillingPlan', 'Market', 'Currency', 'UnitPrice', 'PricingTierRangeMin', 'PricingTierRangeMax', 'EffectiveStartDate', 'EffectiveEndDate', 'Tags', 'ERP Price'];
interface SheetRow { readonly sku?: string; readonly term?: string; readonly plan?: string; readonly market?: string; readonly currency?: string; readonly price?: string; readonly tier?: readonly [string, string]; readonly from?: string; readonly to?: string }
const line = ({ sku = '0001', term = 'P1Y', plan = 'Annual', market = 'DE', currency = 'EUR', price = '115.2', tier = ['', ''], from = '2/1/2026 12:00:00 AM', to = '11/30/9999 11:59:59 PM' }: SheetRow): readonly string[] =>
  ['Advanced Communications', 'CFQ7TTC0HDK0', sku, 'Advanced Communications', 'Microsoft', 'A "long"\ntext', '', term, plan, market, currency, price, ...tier, from, to, 'License', '144'];
const readNew = (rows: readonly SheetRow[], { header = NEW, market = null }: { readonly header?: readonly string[]; readonly market?: string | null } = {}): PriceListFile => readPriceList([{ name: null, rows: [header, ...rows.map(line)] }], { currency: 'EUR', market });

describe('rulings, Azure 13: the flat price sheet', () => {
  it('gives offers by product and SKU, priced for their whole term', async () => {
    expect((await read('price-sheet-license.csv', 'USD')).offers).toEqual([
      { offerId: 'CFQ7TTC0HDK0:0001', name: 'Advanced Communications', term: 'P1Y', billingPlan: 'Annual', customerType: '', months: 12, deleted: false, prices: [{ from: '2019-02-01', to: '2021-02-04', price: '115.2', suggested: '144' }] },
    ]);
  });

  it('software is paid once, and its SKU gets the zeros back that a spreadsheet took', async () => {
    expect((await read('price-sheet-software.csv', 'USD')).offers[0]).toMatchObject({ offerId: 'DG7GMGF0D5SL:0007', term: 'OneTime', months: 0, customerType: 'commercial', prices: [{ from: '2021-10-01', to: null, price: '33.33' }] });
  });

  it('Azure consumption is rated by its own price list', async () => expect(read('price-sheet-azure.csv', 'USD')).rejects.toMatchObject({ code: 'price_list_empty', meta: { warnings: [{ code: 'azure_consumption' }] } }));

  it('rows of an offer may overlap: the one that ends last is in force, and later ones follow', () => {
    const [offer] = readNew([{ price: '100', to: '12/31/2026 11:59:59 PM' }, { price: '110', from: '2026-03-01T00:00:00.0000000Z', to: '2027-01-31T23:59:59.0000000Z' }, { price: '120', from: '2027-01-01T00:00:00.0000000Z', to: '9999-11-30T23:59:59.0000000Z' }]).offers;
    if (!offer) throw new Error('no offer');
    expect(['2026-01-31', '2026-02-28', '2026-03-01', '2027-01-01'].map((day) => priceOn(offer, day)?.price)).toEqual([undefined, '100', '110', '120']);
    expect(changesAfter(offer, '2026-02-28').map(({ from, price }) => [from, price.price])).toEqual([['2026-03-01', '110'], ['2027-01-01', '120']]);
  });

  it('other currencies of the market are left out, and another market must be chosen', () => {
    expect(readNew([{ currency: 'GBP', price: '1' }, {}]).offers[0]?.prices[0]?.price).toBe('115.2');
    expect(refusal(() => readNew([{}, { market: 'AT' }]))).toMatchObject({ code: 'price_list_market', meta: { markets: ['AT', 'DE'] } });
    expect(readNew([{ price: '1' }, { market: 'AT', price: '2' }], { market: 'AT' })).toMatchObject({ market: 'AT', offers: [{ prices: [{ price: '2' }] }] });
    expect(refusal(() => readNew([{ currency: 'USD' }]))).toMatchObject({ code: 'price_list_currency', meta: { currencies: ['USD'] } });
  });

  it('the first tier is the price, and the others are told', () => {
    const { offers, warnings } = readNew([{ tier: ['1', '100'] }, { price: '90', tier: ['101', '9223372036854780000'] }]);
    expect([offers[0]?.prices.length, warnings.map(({ code, rows }) => [code, rows])]).toEqual([1, [['higher_tiers', [3]]]]);
  });

  it('lacks an optional column, has an unknown one, and is read', () => {
    const header = NEW.map((title) => (title === 'BillingPlan' ? 'Colour' : title));
    expect(readNew([{}], { header })).toMatchObject({ offers: [{ billingPlan: null }], warnings: [{ code: 'unknown_columns', values: ['Colour'] }] });
  });

  it('is refused when required columns are missing, each named', () => {
    const header = NEW.map((title) => (title === 'UnitPrice' || title === 'EffectiveEndDate' ? 'x' : title));
    expect(refusal(() => readNew([{}], { header }))).toMatchObject({ code: 'price_list_columns', message: expect.stringContaining('UnitPrice, EffectiveEndDate') });
  });
});
