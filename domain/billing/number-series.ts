import type { BusinessDate } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { formatNumber } from './number-format.js';
import { numberSeriesEvents, type NumberSeriesEvent } from './number-series.events.js';

export interface IssueNumber {
  readonly type: 'IssueNumber';
  readonly series: string;
  readonly ownerId: string;
  readonly template: string;
  /** Stands in for {YYYY}, {YY} and {MM}. */
  readonly on: BusinessDate;
}

/** The last number given. One event is one number, so the sequence has no gap and none is given twice, whatever the template. */
export const numberSeries: Aggregate<number, IssueNumber, NumberSeriesEvent> = {
  category: 'series',
  catalogue: numberSeriesEvents,
  initial: 0,
  decide: ({ series, ownerId, template, on }, last) => [{ type: 'NumberIssued', data: { series, sequence: last + 1, ownerId, number: formatNumber(template, last + 1, on) } }],
  evolve: (_last, event) => event.data.sequence,
};
