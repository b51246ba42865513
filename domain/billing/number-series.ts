import type { Aggregate } from '../shared/decider.js';
import { numberSeriesEvents, type NumberSeriesEvent } from './billing.events.js';

export interface IssueNumber {
  readonly type: 'IssueNumber';
  readonly series: string;
  readonly ownerId: string;
}

/** The last number given. One event is one number, so the stream's revision gives a repeated command its number again. */
export const numberSeries: Aggregate<number, IssueNumber, NumberSeriesEvent> = {
  category: 'series',
  catalogue: numberSeriesEvents,
  initial: 0,
  decide: ({ series, ownerId }, last) => [{ type: 'NumberIssued', data: { series, sequence: last + 1, ownerId } }],
  evolve: (_last, event) => event.data.sequence,
};
