import type { Aggregate } from '../shared/decider.js';
import { resellerEvents, type ResellerEvent } from './partners.events.js';

/** A legal entity that sells on its own behalf in one currency. `path` is "/<root>/…/<id>/"; `id` is null before it exists. */
export interface Reseller {
  readonly id: string | null;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** `parent` is null for the root distributor. */
export interface CreateReseller {
  readonly type: 'CreateReseller';
  readonly resellerId: string;
  readonly parent: { readonly id: string; readonly path: string } | null;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
}
export type ResellerCommand = CreateReseller;

export const reseller: Aggregate<Reseller, ResellerCommand, ResellerEvent> = {
  category: 'reseller',
  catalogue: resellerEvents,
  initial: { id: null, parentId: null, path: '', name: '', currency: '', timeZone: 'UTC', locale: 'en' },
  decide({ resellerId, parent, name, currency, timeZone, locale }, state) {
    if (state.id !== null) return [];
    const path = `${parent?.path ?? '/'}${resellerId}/`;
    return [{ type: 'ResellerCreated', data: { resellerId, parentId: parent?.id ?? null, path, name, currency, timeZone, locale } }];
  },
  evolve: (_state, { data: { resellerId, ...rest } }) => ({ id: resellerId, ...rest }),
};
