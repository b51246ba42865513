import type { EngineStep } from './engine-story.js';

const COLUMNS = ['ProductTitle', 'ProductId', 'SkuId', 'SkuTitle', 'TermDuration', 'BillingPlan', 'Market', 'Currency', 'UnitPrice', 'EffectiveStartDate', 'EffectiveEndDate', 'Tags', 'ERP Price', 'Segment'];

interface Offered {
  readonly title: string;
  readonly offer: readonly [product: string, sku: string];
  readonly term: 'P1M' | 'P1Y';
  readonly price: string;
  readonly suggested: string;
  readonly from: string;
}

/** A price sheet as Partner Center gives it out, for Germany. */
const sheet = (offers: readonly Offered[]): string =>
  [COLUMNS, ...offers.map(({ title, offer: [product, sku], term, price, suggested, from }) => [title, product, sku, title, term, term === 'P1M' ? 'Monthly' : 'Annual', 'DE', 'EUR', price, `${from}T00:00:00.0000000Z`, '9999-11-30T23:59:59.0000000Z', 'License', suggested, 'Commercial'])]
    .map((row) => row.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');

const E3 = ['CFQ7TTC0LF8R', '0001'] as const;
const PARTNER = ['CFQ7TTC0LF8R', '0002'] as const;

const first = (from: string): readonly Offered[] => [
  { title: 'Office E3', offer: E3, term: 'P1Y', price: '36', suggested: '48', from },
  { title: 'Office E3', offer: E3, term: 'P1M', price: '3.75', suggested: '5', from },
  { title: 'Office E3 for partners', offer: PARTNER, term: 'P1M', price: '6.4', suggested: '8', from },
  { title: 'Office E5', offer: ['CFQ7TTC0LF8S', '0001'], term: 'P1Y', price: '68.4', suggested: '90', from },
];

const link = (plan: string, offerId: string, day: number): EngineStep => ({
  day, as: 'admin root', command: 'link-plan-offers', key: `offer of ${plan}`, body: (known) => ({ planId: known.id(`root plan ${plan}`), offers: [{ key: 'licences', offerId }] }),
});

const upload = (fileName: string, offers: readonly Offered[], day: number): EngineStep => ({
  day, as: 'admin root', command: 'upload-price-list', key: fileName, body: () => ({ fileName, file: Buffer.from(sheet(offers)).toString('base64') }),
});

const open = { status: 'Previewed' };

/** Price lists of the vendor: one was applied months ago, the next one waits for a decision, with a price that begins later. */
export const priceListSteps = (lastDay: number, dateOf: (day: number) => string): readonly EngineStep[] => {
  const before = dateOf(lastDay - 90);
  const raised = first(before).map((offer) => (offer.term === 'P1M' && offer.offer === E3 ? { ...offer, price: '3.95' } : offer)).filter(({ offer }) => offer !== PARTNER);
  return [
    link('e3a', `${E3.join(':')}:P1Y`, lastDay - 85),
    link('e3m', `${E3.join(':')}:P1M`, lastDay - 85),
    link('partner', `${PARTNER.join(':')}:P1M`, lastDay - 85),
    upload('License-based price sheet, summer.csv', first(before), lastDay - 84),
    { day: lastDay - 84, as: 'admin root', command: 'apply-price-list', key: 'summer prices', body: async (known) => ({ listId: (await known.one('vendor-price-lists', open)).id }) },
    upload('License-based price sheet, autumn.csv', [...raised, { title: 'Office E3', offer: E3, term: 'P1Y', price: '37.8', suggested: '49.2', from: dateOf(lastDay + 20) }], lastDay - 1),
  ];
};
