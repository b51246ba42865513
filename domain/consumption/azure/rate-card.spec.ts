import { describe, expect, it } from '@jest/globals';
import { AzureWorld, day, delivered, DISK, meter, VM } from '../../../test/support/azure.js';
import { scenario } from '../../../test/support/scenario.js';
import type { ListedMeter } from './rate-card.events.js';
import { rateCard, type ImportRateCard } from './rate-card.js';

const listed = (meterId: string, rate: string): ListedMeter => ({ meterId, name: 'Compute Hours', category: 'VM', subcategory: '', region: '', unit: 'Hours', rates: [['0', rate]], included: '0', thirdParty: false, effectiveDate: '2015-09-01T00:00:00.000Z' });
const card = (fetchedAt: string, meters: readonly ListedMeter[]): ImportRateCard => ({ type: 'ImportRateCard', cardId: 'c', resellerId: 'r', currency: 'EUR', region: 'DE', locale: 'en', snapshotId: fetchedAt, fetchedAt, terms: [], meters });
const data = { cardId: 'c', resellerId: 'r', currency: 'EUR', region: 'DE', locale: 'en', terms: [] };
const first = [
  { type: 'AzureMetersListed', data: { cardId: 'c', snapshotId: '1', meters: [listed(VM, '1'), listed(DISK, '2')] } },
  { type: 'AzureRateCardImported', data: { ...data, snapshotId: '1', fetchedAt: '2026-10-01T00:00:00.000Z', meters: 2, changed: 2, removed: [], since: '0001-01-01T00:00:00.000Z' } },
] as const;

describe('a rate card', () => {
  it('keeps what a snapshot changes, and from when on', () => {
    const meters = [listed(VM, '1')];
    scenario(rateCard).given(...first).when(card('2026-11-05T10:00:00.000Z', meters)).then({
      type: 'AzureRateCardImported', data: { ...data, snapshotId: '2026-11-05T10:00:00.000Z', fetchedAt: '2026-11-05T10:00:00.000Z', meters: 1, changed: 0, removed: [DISK], since: '2026-11-05T00:00:00.000Z' },
    });
  });
  it('records nothing for a snapshot that says the same', () => scenario(rateCard).given(...first).when(card('2026-11-05T10:00:00.000Z', [listed(VM, '1'), listed(DISK, '2')])).thenNothing());
  it('takes no snapshot that is older than the last', () => scenario(rateCard).given(...first).when(card('2026-09-05T10:00:00.000Z', [listed(VM, '1')])).thenRejects('older_rate_card'));
  it('is not complete with meters that were not written', () => scenario(rateCard).given(...first).when(card('2026-11-05T10:00:00.000Z', [listed(VM, '3'), listed(DISK, '2')])).thenRejects('import_interrupted'));
});

describe('rulings, Azure 8: the rate card in force', () => {
  const NOV_20 = '2026-11-20';
  const costs = (world: AzureWorld): readonly (readonly [string, string])[] => world.days.map(([, date, , cost]) => [date, cost]);
  const november = (...dates: readonly string[]) => dates.map((date) => day(`2026-11-${date}`, 1));

  it('is that of the greatest effective date not after the use, of all snapshots', () => {
    const world = new AzureWorld().list('2026-11-01', [meter(VM, { 0: 1 })]).list('2026-11-10', [meter(VM, { 0: 2 }, { effectiveDate: '2026-11-05T00:00:00Z' })]).list('2026-11-12', [meter(VM, { 0: 3 }, { effectiveDate: '2026-11-15T00:00:00Z' })]);
    world.deliver(delivered(NOV_20), november('04', '05', '14', '15'));
    expect(costs(world)).toEqual([['2026-11-04', '1'], ['2026-11-05', '2'], ['2026-11-14', '2'], ['2026-11-15', '3']]);
  });

  it('a price that was in force before it was fetched changes what is rated already', () => {
    const world = new AzureWorld().list('2026-11-01', [meter(VM, { 0: 1 })]);
    world.deliver(delivered('2026-11-08'), november('04', '06'));
    world.list('2026-11-10', [meter(VM, { 0: 2 }, { effectiveDate: '2026-11-05T00:00:00Z' })]).rate();
    expect(costs(world)).toEqual([['2026-11-04', '1'], ['2026-11-06', '2']]);
  });

  it('a meter that is removed ends with the fetch day; listed again with an earlier date, it covers the days between', () => {
    const [both, without] = [[meter(VM, { 0: 1 }), meter(DISK, { 0: 2 })], [meter(DISK, { 0: 2 })]];
    const world = new AzureWorld().list('2026-11-01', both).list('2026-11-05', without);
    world.deliver(delivered(NOV_20), november('04', '05', '06'));
    expect([costs(world), world.unpriced]).toEqual([[['2026-11-04', '1']], [[VM, 'unlisted', 2]]]);
    world.list('2026-11-15', both).rate();
    expect([costs(world).length, world.unpriced]).toEqual([3, []]);
  });

  it('a meter that is new covers days before it was fetched, from its effective date on', () => {
    const world = new AzureWorld().list('2026-11-01', [meter(DISK, { 0: 2 })]).list('2026-11-10', [meter(DISK, { 0: 2 }), meter(VM, { 0: 1 }, { effectiveDate: '2026-11-04T00:00:00Z' })]);
    world.deliver(delivered(NOV_20), november('03', '04', '11'));
    expect([costs(world), world.unpriced]).toEqual([[['2026-11-04', '1'], ['2026-11-11', '1']], [[VM, 'unlisted', 1]]]);
  });
});
