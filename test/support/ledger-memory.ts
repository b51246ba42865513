import type { Ledger } from '../../domain/billing/ledger-state.js';
import { PersistentMap } from '../../domain/shared/persistent-map.js';

/** All that decisions can see of a ledger, its maps in their order. */
export const memory = ({ book: _book, ...state }: Ledger): unknown =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [name, value instanceof Map || value instanceof PersistentMap ? [...(value as Iterable<unknown>)] : value]));
