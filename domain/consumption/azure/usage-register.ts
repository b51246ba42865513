import type { Aggregate } from '../../shared/decider.js';
import type { Catalogue, DomainEvent } from '../../shared/event.js';
import { ruleBroken } from '../../shared/errors.js';
import type { Granularity } from './usage.events.js';

/** Use of a billing period, named by its first day, came in for the first time. */
export type UsageRegisterEvent = DomainEvent<'AzureUsageOpened', { subscriptionId: string; accountId: string; granularity: Granularity; usageFrom: string }>;
export const usageRegisterEvents: Catalogue<UsageRegisterEvent> = { AzureUsageOpened: { version: 1 } };

/** Which billing periods of a subscription have usage, and how the vendor cuts its records. */
export interface UsageRegister {
  readonly granularity: Granularity | null;
  readonly usageFrom: readonly string[];
}

export interface OpenUsage {
  readonly type: 'OpenUsage';
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly granularity: Granularity;
  readonly usageFrom: readonly string[];
}

/** Daily and hourly records of the same use would count it twice: the first delivery decides (rulings, Azure 10). */
export const usageRegister: Aggregate<UsageRegister, OpenUsage, UsageRegisterEvent> = {
  category: 'usage_register',
  catalogue: usageRegisterEvents,
  initial: { granularity: null, usageFrom: [] },
  decide({ subscriptionId, accountId, granularity, usageFrom }, state) {
    if (state.granularity !== null && state.granularity !== granularity)
      throw ruleBroken('other_granularity', `The usage of this subscription comes in ${state.granularity} records. Fetch it with granularity=${state.granularity}.`, '/delivery/granularity');
    const news = usageFrom.filter((from) => !state.usageFrom.includes(from));
    return news.map((from) => ({ type: 'AzureUsageOpened', data: { subscriptionId, accountId, granularity, usageFrom: from } }));
  },
  evolve: (state, { data: { granularity, usageFrom } }) => ({ granularity, usageFrom: [...state.usageFrom, usageFrom] }),
};
