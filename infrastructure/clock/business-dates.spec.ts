import { describe, expect, it } from '@jest/globals';
import { IANAZone } from 'luxon';
import { cutTerm } from '../../domain/shared/billing-period.js';
import { addDays, addMonths, billingPeriodOf, daysBetween } from '../../domain/shared/calendar.js';
import { SimulatedClock } from './clocks.js';

const FIRST = '2024-01-01';
const MONTHS = 60;
const LAST = addMonths(FIRST, MONTHS);
const DATES = Array.from({ length: daysBetween(FIRST, LAST) }, (_, index) => addDays(FIRST, index));
const BILLING_DAYS = Array.from({ length: 28 }, (_, index) => index + 1);
const ZONES = Intl.supportedValuesOf('timeZone');

/** `npm run test:long` looks at every billing day of every month in every zone; otherwise each zone sees every billing day, and each billing day every month. */
const EVERY = process.env['CALENDAR'] === 'all';
const billingDaysFor = (place: number): readonly (readonly [month: number, billingDay: number])[] =>
  EVERY
    ? BILLING_DAYS.flatMap((billingDay) => Array.from({ length: MONTHS }, (_, month) => [month, billingDay] as const))
    : Array.from({ length: MONTHS / 2 }, (_, index) => [2 * index + (place % 2), 1 + ((place + index) % 28)] as const);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONG = EVERY ? 30 * MINUTE : MINUTE;
const FOUR_WEEKS = 28 * 24 * HOUR;

const today = (instant: number, zone: string): string => new SimulatedClock(new Date(instant).toISOString()).today(zone);

/** The calendar on the wall of a place, asked of another library than the clock. */
const wall = (zone: string): ((instant: number) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => format.format(instant);
};

/** The first of the minutes (low, high] from which something holds. */
const firstMinute = (low: number, high: number, holds: (instant: number) => boolean): number => {
  if (high - low <= MINUTE) return high;
  const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
  return holds(middle) ? firstMinute(low, middle, holds) : firstMinute(middle, high, holds);
};

/** The minutes at which the clocks of a zone change. */
const changes = (zone: string): readonly number[] => {
  const known = IANAZone.create(zone);
  const offsetAt = (instant: number): number => known.offset(instant);
  const samples = Array.from({ length: Math.ceil((Date.parse(LAST) - Date.parse(FIRST)) / FOUR_WEEKS) }, (_, index) => Date.parse(FIRST) + index * FOUR_WEEKS);
  return samples.filter((sample) => offsetAt(sample) !== offsetAt(sample + FOUR_WEEKS)).map((sample) => firstMinute(sample, sample + FOUR_WEEKS, (instant) => offsetAt(instant) !== offsetAt(sample)));
};

describe('billing periods of five years', () => {
  it.each(BILLING_DAYS)('billing day %i: every date is in exactly one period, and each period begins where the last one ends', (billingDay) => {
    const start = billingPeriodOf(FIRST, billingDay).from;
    const periods = cutTerm(start, { count: MONTHS + 1, unit: 'month' }, billingDay).map(({ from, to }) => ({ from, to }));
    expect(periods.filter(({ from }, index) => from !== (periods[index - 1]?.to ?? start))).toEqual([]);
    const lost = DATES.filter((date) => {
      const [period, ...more] = periods.filter(({ from, to }) => from <= date && date < to);
      return period?.from !== billingPeriodOf(date, billingDay).from || more.length > 0;
    });
    expect(lost).toEqual([]);
  });
});

describe(`business dates in the ${ZONES.length} time zones of the world`, () => {
  it('a billing period begins at one instant: the millisecond before it belongs to the period before', () => {
    const wrong = ZONES.flatMap((zone, place) => {
      const dateOn = wall(zone);
      return billingDaysFor(place).flatMap(([month, billingDay]) => {
        const begin = addDays(addMonths(FIRST, month), billingDay - 1);
        const midnight = Date.parse(begin);
        const instant = firstMinute(midnight - 24 * HOUR, midnight + 24 * HOUR, (minute) => dateOn(minute) >= begin);
        const [before, after] = [today(instant - 1, zone), today(instant, zone)];
        const sound = after === begin && before === addDays(begin, -1) && billingPeriodOf(after, billingDay).from === begin && billingPeriodOf(before, billingDay).to === begin;
        return sound ? [] : [`${zone} ${begin}: ${before} | ${after}`];
      });
    });
    expect(wrong).toEqual([]);
  }, LONG);

  it('no instant around a change of the clocks is left out or belongs to two days', () => {
    let found = 0;
    const wrong = ZONES.flatMap((zone) => {
      const dateOn = wall(zone);
      return changes(zone).flatMap((change) => {
        found += 1;
        const instants = Array.from({ length: 9 }, (_, quarter) => change + (quarter - 4) * 15 * MINUTE);
        const dates = instants.map((instant) => today(instant, zone));
        return dates.flatMap((date, index) => (date === dateOn(instants[index] ?? 0) && date >= (dates[index - 1] ?? date) ? [] : [`${zone} ${new Date(instants[index] ?? 0).toISOString()}: ${date}`]));
      });
    });
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(500);
  });
});
