import { beforeAll, describe, expect, it } from '@jest/globals';
import { pageModule } from './pages.js';

interface MoneyModule {
  formatMoney(minor: number, currency: string, locale: string): string;
  parseMoney(text: string, currency: string): number | null;
  editableMoney(minor: number, currency: string): string;
}
interface DatesModule {
  formatPeriod(period: { from: string; to: string }, locale: string): string;
  nextBillingDay(after: string, billingDay: number): string;
}

describe('amounts and dates as people read and write them', () => {
  let money: MoneyModule;
  let dates: DatesModule;
  beforeAll(async () => {
    [money, dates] = await Promise.all([pageModule<MoneyModule>('shared/format/money.ts'), pageModule<DatesModule>('shared/format/dates.ts')]);
  });

  it('shows minor units with the digits of their currency', () => {
    expect(money.formatMoney(1935, 'EUR', 'en-GB')).toBe('€19.35');
    expect(money.formatMoney(1935, 'JPY', 'en-GB')).toContain('1,935');
    expect(money.formatMoney(1935, 'KWD', 'en-GB')).toContain('1.935');
  });

  it('reads what is typed, with a comma or a point, and nothing else', () => {
    expect(money.parseMoney('19,35', 'EUR')).toBe(1935);
    expect(money.parseMoney(' 1 200.5 ', 'EUR')).toBe(120_050);
    expect(money.parseMoney('19', 'KWD')).toBe(19_000);
    for (const wrong of ['', 'ten', '19.355', '1e3', '1.2.3']) expect(money.parseMoney(wrong, 'EUR')).toBeNull();
    expect(money.parseMoney('19.5', 'JPY')).toBeNull();
  });

  it('what it offers for editing reads back as the same amount', () => {
    for (const [minor, currency] of [[1935, 'EUR'], [0, 'EUR'], [1_918_000, 'CLP'], [5, 'KWD']] as const) expect(money.parseMoney(money.editableMoney(minor, currency), currency)).toBe(minor);
  });

  it('a period is read up to its last day', () => {
    expect(dates.formatPeriod({ from: '2026-08-20', to: '2026-09-01' }, 'en-GB')).toMatch(/^20\s?–\s?31 Aug 2026$/u);
  });

  it('the next billing day is this month or the next', () => {
    expect(dates.nextBillingDay('2026-08-20', 28)).toBe('2026-08-28');
    expect(dates.nextBillingDay('2026-08-20', 20)).toBe('2026-09-20');
    expect(dates.nextBillingDay('2026-12-31', 1)).toBe('2027-01-01');
  });
});
