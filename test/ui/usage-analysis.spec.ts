import { beforeAll, describe, expect, it } from '@jest/globals';
import { pageModule } from './pages.js';

interface Analysis {
  readonly forecastOf: (days: readonly object[], period: object) => { readonly soFar: number; readonly average: number; readonly days: number; readonly remaining: number; readonly expected: number } | null;
  readonly periodsBefore: (periods: readonly object[], today: string) => object;
  readonly daysBefore: (days: object, today: string) => object;
  readonly stacked: (groups: readonly object[], labelOf: (group: { usageDate: string }) => string, other: string) => { readonly labels: readonly string[]; readonly series: readonly { readonly name: string; readonly values: readonly number[] }[] };
}
interface Decimals {
  readonly difference: (a: string, b: string) => string;
  readonly percentOf: (part: string, whole: string) => string | null;
}

const NOV = { from: '2026-11-01', to: '2026-12-01' };
const day = (date: number, cost: number): object => ({ usageDate: `2026-11-${String(date).padStart(2, '0')}`, cost: String(cost) });

describe('what the pages make of Azure usage', () => {
  let analysis: Analysis;
  let decimals: Decimals;
  beforeAll(async () => {
    analysis = await pageModule<Analysis>('shared/azure/analysis.ts');
    decimals = await pageModule<Decimals>('shared/azure/decimals.ts');
  });

  it('a forecast goes on with the average of the last seven whole days; the newest day is not whole', () => {
    const days = [day(1, 100), ...[2, 3, 4, 5, 6, 7, 8].map((date) => day(date, 10)), day(9, 1)];
    expect(analysis.forecastOf(days, NOV)).toEqual({ soFar: 170, average: 10, days: 7, remaining: 22, expected: 390 });
  });

  it('days without use count in the average', () => {
    expect(analysis.forecastOf([day(1, 30), day(4, 1)], NOV)).toMatchObject({ average: 10, days: 3, remaining: 27, expected: 300 });
  });

  it('there is none on the first day', () => {
    expect(analysis.forecastOf([day(1, 30)], NOV)).toBeNull();
    expect(analysis.forecastOf([], NOV)).toBeNull();
  });

  it.each([
    ['a running period, up to the same day', [NOV], '2026-11-23', { span: { periods: '2026-10-01,2026-10-31' }, until: '2026-10-23' }],
    ['periods that are over, as a whole', [{ from: '2026-09-01', to: '2026-10-01' }, { from: '2026-10-01', to: '2026-11-01' }], '2026-11-23', { span: { periods: '2026-07-01,2026-08-31' }, until: null }],
  ])('is compared with what was before: %s', (_what, periods, today, before) => {
    expect(analysis.periodsBefore(periods, today)).toEqual(before);
  });

  it.each([
    ['days that are over', { from: '2026-11-01', to: '2026-11-10' }, '2026-11-23', { span: { days: '2026-10-22,2026-10-31' }, until: null }],
    ['one day', { from: '2026-11-02', to: '2026-11-02' }, '2026-11-23', { span: { days: '2026-11-01,2026-11-01' }, until: null }],
    ['days that run on, up to the same day', { from: '2026-11-11', to: '2026-11-30' }, '2026-11-23', { span: { days: '2026-10-22,2026-11-10' }, until: '2026-11-03' }],
  ])('is compared with as many days of use before: %s', (_what, days, today, before) => {
    expect(analysis.daysBefore(days, today)).toEqual(before);
  });

  it('many categories are the six dearest and the others', () => {
    const groups = Array.from({ length: 9 }, (_, place) => ({ usageDate: '2026-11-01', category: `C${place}`, cost: String(place + 1) }));
    const { series } = analysis.stacked(groups, ({ usageDate }) => usageDate, 'Other');
    expect(series.map(({ name, values }) => [name, values[0]])).toEqual([['C8', 9], ['C7', 8], ['C6', 7], ['C5', 6], ['C4', 5], ['C3', 4], ['Other', 6]]);
  });

  it('a markup is an exact difference', () => {
    expect(decimals.difference('2.6496', '2.304')).toBe('0.3456');
    expect(decimals.difference('0.0000000000000000001', '1')).toBe('-0.9999999999999999999');
    expect(decimals.percentOf('0.3456', '2.304')).toBe('15.00');
    expect(decimals.percentOf('1', '0')).toBeNull();
  });
});
