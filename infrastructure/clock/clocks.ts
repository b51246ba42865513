import { DateTime } from 'luxon';
import type { Clock } from '../../application/ports/clock.js';

const inZone = (instant: string, timeZone: string): string => DateTime.fromISO(instant, { zone: timeZone }).toISODate() ?? instant.slice(0, 10);

/** Dates of the present minute, by zone: offsets are whole minutes, and a busy server asks often. */
const today = { minute: '', dates: new Map<string, string>() };

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: (timeZone) => {
    const now = new Date().toISOString();
    const minute = now.slice(0, 16);
    if (today.minute !== minute) Object.assign(today, { minute, dates: new Map() });
    const date = today.dates.get(timeZone) ?? inZone(now, timeZone);
    today.dates.set(timeZone, date);
    return date;
  },
};

/** The same moments, on dates that begin so many hours after midnight (an hour off on the two days when clocks are changed). */
export const laterDates = (clock: Clock, hours: number): Clock => ({
  now: () => clock.now(),
  today: (timeZone) => inZone(DateTime.fromISO(clock.now(), { zone: 'utc' }).minus({ hours }).toISO() ?? clock.now(), timeZone),
});

/** A clock that stands until it is moved, and only forward: for the demo and for tests (rulings, Software 8). */
export class SimulatedClock implements Clock {
  constructor(private instant: string) {}

  now(): string {
    return this.instant;
  }

  today(timeZone: string): string {
    return inZone(this.instant, timeZone);
  }

  moveTo(instant: string): void {
    if (instant < this.instant) throw new RangeError(`a clock does not run backwards: ${this.instant} to ${instant}`);
    this.instant = instant;
  }
}
