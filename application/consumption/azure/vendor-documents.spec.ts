import { describe, expect, it } from '@jest/globals';
import { rateCardOf } from './rate-card-document.js';
import { recordsOf } from './utilization-page.js';

/** In the shape of the published examples (formats.md 1 and 2). */
const RECORD = {
  usageStartTime: '2017-06-07T17:00:00-07:00', usageEndTime: '2017-06-08T17:00:00-07:00',
  resource: { id: '8767AEB3-6909-4db2-9927-3f51e9a9085e', name: 'Storage Admin', category: 'Storage', subcategory: 'Block Blob', region: 'Azure Stack' },
  quantity: 0.217790327034891, unit: '1 GB/Hr', infoFields: {},
  instanceData: { resourceUri: '/subscriptions/AB7E/storageAccounts/One', location: 'azurestack', partNumber: '', orderNumber: '', additionalInfo: { 'azureStack.Location': 'local' } },
  attributes: { objectType: 'AzureUtilizationRecord' },
};
const METER = { id: '1D7518E5-BC2F-4A93-9057-1B3047856645', name: 'Test Meter', rates: { '1024': 2, '0': 1.99, '100': 0.99 }, tags: ['Third Party'], category: 'Test', subcategory: '', region: 'US West', unit: 'Hours', includedQuantity: 0.0, effectiveDate: '2017-09-01T00:00:00Z' };

describe('a page of utilization records', () => {
  it('is read with instants in UTC, ids and URI in lower case, exact quantities', () => {
    expect(recordsOf({ totalCount: 1, items: [RECORD], links: {} })).toEqual([
      {
        date: '2017-06-08', start: 0, seconds: 86_400, index: 0, quantity: '0.217790327034891',
        meter: { meterId: '8767aeb3-6909-4db2-9927-3f51e9a9085e', name: 'Storage Admin', category: 'Storage', subcategory: 'Block Blob', region: 'Azure Stack', unit: '1 GB/Hr' },
        resource: { uri: '/subscriptions/ab7e/storageaccounts/one', tags: [] },
      },
    ]);
  });

  it('may lack instance, region and unit; the instance may be text', () => {
    const [bare, text] = recordsOf({ items: [{ ...RECORD, unit: null, resource: { id: 'm', region: null }, instanceData: undefined }, { ...RECORD, instanceData: '{"resourceUri":"/A","tags":{"b":"2","a":"1"}}' }] });
    expect(bare).toMatchObject({ meter: { meterId: 'm', region: '', unit: null }, resource: { uri: '', tags: [] } });
    expect(text?.resource).toEqual({ uri: '/a', tags: [['a', '1'], ['b', '2']] });
  });

  it.each([
    ['/page/items', {}],
    ['/page/items/0/resource/id', { items: [{ ...RECORD, resource: {} }] }],
    ['/page/items/0/quantity', { items: [{ ...RECORD, quantity: 'much' }] }],
    ['/page/items/0/quantity', { items: [{ ...RECORD, quantity: '-1234567890123.5' }] }],
    ['/page/items/0/quantity', { items: [{ ...RECORD, quantity: 1e70 }] }],
    ['/page/items/0/usageStartTime', { items: [{ ...RECORD, usageStartTime: 'yesterday' }] }],
    ['/page/items/0/usageEndTime', { items: [{ ...RECORD, usageEndTime: RECORD.usageStartTime }] }],
    ['/page/items/0/instanceData', { items: [{ ...RECORD, instanceData: '{' }] }],
  ])('names what is wrong: %s', (pointer, page) => expect(() => recordsOf(page)).toThrow(expect.objectContaining({ code: 'vendor_document', pointer })));
});

describe('a rate card', () => {
  it('is read with rates by number, ids in lower case, effective dates without a zone in UTC', () => {
    const { meters, terms } = rateCardOf({ locale: 'en', currency: 'USD', meters: [METER], offerTerms: [{ name: 'Overage discount', discount: 0.15, excludedMeterIds: ['53CC'], effectiveDate: '2014-01-01T00:00:00' }] });
    expect(meters).toEqual([expect.objectContaining({ meterId: METER.id.toLowerCase(), rates: [['0', '1.99'], ['100', '0.99'], ['1024', '2']], included: '0', thirdParty: true, effectiveDate: '2017-09-01T00:00:00.000Z' })]);
    expect(terms).toEqual([{ name: 'Overage discount', discount: '0.15', excludedMeterIds: ['53cc'], effectiveDate: '2014-01-01T00:00:00.000Z' }]);
  });

  it.each(['', 'x'.repeat(201), '\ud800', 5])('names an excluded meter that is no id: %p', (id) => {
    const offerTerms = [{ name: 'Overage discount', discount: 0.15, excludedMeterIds: ['53cc', id], effectiveDate: '2014-01-01T00:00:00' }];
    expect(() => rateCardOf({ currency: 'USD', meters: [METER], offerTerms })).toThrow(expect.objectContaining({ code: 'vendor_document', pointer: '/rateCard/offerTerms/0/excludedMeterIds/1' }));
  });

  it('takes the last of two that differ in case only', () => {
    expect(rateCardOf({ currency: 'USD', meters: [METER, { ...METER, id: METER.id.toLowerCase(), rates: { 0: 5 } }] }).meters).toEqual([expect.objectContaining({ rates: [['0', '5']] })]);
  });
});
