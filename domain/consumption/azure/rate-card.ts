import type { Aggregate } from '../../shared/decider.js';
import { wrongState } from '../../shared/errors.js';
import { rateCardEvents, type ListedMeter, type OfferTerm, type RateCardEvent } from './rate-card.events.js';

/** When a snapshot was fetched, and the terms of the offer that it brought. */
export interface Snapshot {
  readonly snapshotId: string;
  readonly fetchedAt: string;
  readonly terms: readonly OfferTerm[];
}

/** What the snapshots said of a meter, oldest first. `meter` is null from the snapshot on in which it is missing. */
export type MeterHistory = readonly { readonly fetchedAt: string; readonly meter: ListedMeter | null }[];

/** The price list of Azure meters of a reseller in a currency. Snapshots are kept as differences (rulings, Azure 8). */
export interface RateCard {
  readonly snapshots: readonly Snapshot[];
  readonly meters: ReadonlyMap<string, MeterHistory>;
  /** Meters of a snapshot that is still being written. */
  readonly pending: { readonly snapshotId: string; readonly meters: readonly ListedMeter[] } | null;
  /** Subscriptions that are rated by it. */
  readonly users: ReadonlySet<string>;
}

export interface ImportRateCard extends Omit<Extract<RateCardEvent, { type: 'AzureRateCardImported' }>['data'], 'meters' | 'changed' | 'removed' | 'since'> {
  readonly type: 'ImportRateCard';
  readonly meters: readonly ListedMeter[];
}
export type RateCardCommand =
  | { readonly type: 'ListMeters'; readonly cardId: string; readonly snapshotId: string; readonly fetchedAt: string; readonly meters: readonly ListedMeter[] }
  | ImportRateCard
  | { readonly type: 'UseRateCard'; readonly cardId: string; readonly subscriptionId: string };

export const rateCard: Aggregate<RateCard, RateCardCommand, RateCardEvent> = {
  category: 'azure_rate_card',
  catalogue: rateCardEvents,
  initial: { snapshots: [], meters: new Map(), pending: null, users: new Set() },
  decide(command, state) {
    switch (command.type) {
      case 'ListMeters': {
        const { cardId, snapshotId, fetchedAt } = command;
        checkNewest(state, fetchedAt);
        const meters = differing(state, command.meters);
        return meters.length > 0 ? [{ type: 'AzureMetersListed', data: { cardId, snapshotId, meters } }] : [];
      }
      case 'ImportRateCard':
        return imported(command, state);
      case 'UseRateCard':
        return state.users.has(command.subscriptionId) ? [] : [{ type: 'AzureRateCardUsed', data: { cardId: command.cardId, subscriptionId: command.subscriptionId } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'AzureMetersListed': {
        const { snapshotId, meters } = event.data;
        const before = state.pending?.snapshotId === snapshotId ? state.pending.meters : [];
        return { ...state, pending: { snapshotId, meters: [...before, ...meters] } };
      }
      case 'AzureRateCardImported': {
        const { snapshotId, fetchedAt, terms } = event.data;
        return { ...state, snapshots: [...state.snapshots, { snapshotId, fetchedAt, terms }], meters: withSnapshot(state, event.data), pending: null };
      }
      case 'AzureRateCardUsed':
        return { ...state, users: new Set([...state.users, event.data.subscriptionId]) };
    }
  },
};

/** What the last snapshot says of a meter. */
const latest = (state: RateCard, meterId: string): ListedMeter | null => state.meters.get(meterId)?.at(-1)?.meter ?? null;

const checkNewest = ({ snapshots }: RateCard, fetchedAt: string): void => {
  const last = snapshots.at(-1);
  if (last && fetchedAt < last.fetchedAt) throw wrongState('older_rate_card', `A rate card fetched at ${last.fetchedAt} was imported already. Fetch the present one, and import that.`);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const differing = (state: RateCard, meters: readonly ListedMeter[]): readonly ListedMeter[] => meters.filter((meter) => !same(latest(state, meter.meterId), meter));

/** A snapshot that says what the last one said records nothing. */
const imported = ({ type: _type, meters, ...card }: ImportRateCard, state: RateCard): readonly RateCardEvent[] => {
  checkNewest(state, card.fetchedAt);
  const changed = differing(state, meters);
  const pending = new Map((state.pending?.snapshotId === card.snapshotId ? state.pending.meters : []).map((meter) => [meter.meterId, meter]));
  if (changed.some((meter) => !same(pending.get(meter.meterId), meter))) throw wrongState('import_interrupted', 'Another import of this rate card came in between. Send it again.');
  const listed = new Set(meters.map(({ meterId }) => meterId));
  const removed = [...state.meters.keys()].filter((meterId) => latest(state, meterId) && !listed.has(meterId));
  const termsChanged = !same(state.snapshots.at(-1)?.terms ?? null, card.terms);
  if (changed.length === 0 && removed.length === 0 && !termsChanged) return [];
  const since = sinceOf(changed, removed.length > 0 || termsChanged ? `${card.fetchedAt.slice(0, 10)}T00:00:00.000Z` : null, state.snapshots.length === 0);
  return [{ type: 'AzureRateCardImported', data: { ...card, meters: meters.length, changed: changed.length, removed, since } }];
};

const EVER = '0001-01-01T00:00:00.000Z';

const sinceOf = (changed: readonly ListedMeter[], from: string | null, first: boolean): string => {
  if (first) return EVER;
  const dates = [...changed.map(({ effectiveDate }) => effectiveDate), ...(from === null ? [] : [from])];
  return dates.reduce((earliest, date) => (date < earliest ? date : earliest));
};

const withSnapshot = ({ meters, pending }: RateCard, { snapshotId, fetchedAt, removed }: { snapshotId: string; fetchedAt: string; removed: readonly string[] }): ReadonlyMap<string, MeterHistory> => {
  const next = new Map(meters);
  const note = (meterId: string, meter: ListedMeter | null): void => void next.set(meterId, [...(next.get(meterId) ?? []), { fetchedAt, meter }]);
  if (pending?.snapshotId === snapshotId) for (const meter of pending.meters) note(meter.meterId, meter);
  for (const meterId of removed) note(meterId, null);
  return next;
};
