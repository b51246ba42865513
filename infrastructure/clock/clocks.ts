import { DateTime } from 'luxon';
import type { Clock } from '../../application/ports/clock.js';

const inZone = (instant: string, timeZone: string): string => DateTime.fromISO(instant, { zone: timeZone }).toISODate() ?? instant.slice(0, 10);

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: (timeZone) => inZone(new Date().toISOString(), timeZone),
};

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

/** Shows another clock until it is handed over: the demo is made at simulated dates, then real time begins. */
export class SwitchableClock implements Clock {
  constructor(private current: Clock) {}

  now(): string {
    return this.current.now();
  }

  today(timeZone: string): string {
    return this.current.today(timeZone);
  }

  use(clock: Clock): void {
    this.current = clock;
  }
}
