import type { StoredEvent } from '../ports/event-store.js';
import { badQuery, quote } from './bad-query.js';

/** A point of the past: a position of the log, or an instant of recording. */
export type Moment = { readonly position: number } | { readonly instant: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A position like "1204", an instant like "2026-08-20T08:00:00Z", or a day: its first moment in UTC. @throws BadQuery */
export const parseMoment = (text: string, limits: { readonly head: number; readonly now: string }): Moment => {
  if (/^\d{1,16}$/.test(text)) {
    const position = Number(text);
    if (position > limits.head) throw badQuery('/asOf', `position ${quote(text)} is not in the log yet; the last one is ${limits.head}`);
    return { position };
  }
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw badQuery('/asOf', `must be a position like 1204 or an instant like 2026-08-20T08:00:00Z, not ${quote(text)}`);
  const instant = new Date(time).toISOString();
  if (instant > limits.now) throw badQuery('/asOf', `${instant} is still to come; now it is ${limits.now}`);
  return { instant };
};

/** Had this been recorded by then? */
export const isBy = (moment: Moment, event: StoredEvent): boolean => ('position' in moment ? event.position <= moment.position : event.metadata.recordedAt <= moment.instant);
