import { inject, injectable } from 'inversify';
import { forbidden } from '../../../domain/shared/errors.js';
import type { JsonObject } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { inBranch } from '../../queries/visibility.js';
import type { Principal } from '../../spine/principal.js';
import { LatePulls } from './late-pulls.js';
import { OverdueCharges } from './overdue-charges.js';

export type AlertKind = 'billing_overdue' | 'usage_unpriced' | 'usage_pull_late';

/** A subscription behind an alert of the monitoring. */
export interface BillingAlert {
  readonly id: string;
  readonly alert: AlertKind;
  readonly subscriptionId: string;
  readonly number: string;
  readonly name: string;
  readonly status: string;
  readonly accountId: string;
  readonly resellerId: string;
  /** The first day that it concerns: the billing day that was missed, the day of use, or that of the last successful fetch. */
  readonly since: string;
  /** Charges that were not written off, resources without a price; 1 where usage does not come. */
  readonly count: number;
}

type Found = Pick<BillingAlert, 'alert' | 'subscriptionId' | 'since' | 'count'>;

const READERS = ['admin', 'owner', 'sales', 'auditor', 'system'];
/** Rows of a view that are asked for by their ids at once. */
const AT_ONCE = 500;

/** Which subscriptions the counts of the monitoring are about (CR-810): metrics name none of them, since there are too many. */
@injectable()
export class BillingAlerts {
  constructor(
    @inject(OverdueCharges) private readonly overdue: OverdueCharges,
    @inject(LatePulls) private readonly late: LatePulls,
    @inject(TOKENS.views) private readonly views: Views,
  ) {}

  /** Those of the principal's reseller and of resellers below it, the oldest first. @throws DomainError forbidden */
  async of(principal: Principal): Promise<readonly BillingAlert[]> {
    if (!READERS.includes(principal.role)) throw forbidden(`Your role ${principal.role} may not read what monitoring watches. Ask one of: ${READERS.slice(0, -1).join(', ')}.`);
    const found = [
      ...(await grouped('billing_overdue', ({ dueOn }) => dueOn, this.overdue.all(), principal)),
      ...(await grouped('usage_unpriced', ({ from }) => from, this.views.all('azure-unpriced', {}), principal)),
      ...(await grouped('usage_pull_late', ({ lastSucceededAt, linkedAt }) => String(lastSucceededAt ?? linkedAt).slice(0, 10), this.late.all(), principal)),
    ];
    const subscriptions = await this.subscriptions(found.map(({ subscriptionId }) => subscriptionId));
    return found.flatMap((each) => shown(each, subscriptions.get(each.subscriptionId))).sort((a, b) => (`${a.since} ${a.number}` < `${b.since} ${b.number}` ? -1 : 1));
  }

  private async subscriptions(ids: readonly string[]): Promise<ReadonlyMap<string, JsonObject>> {
    const found = new Map<string, JsonObject>();
    const distinct = [...new Set(ids)];
    for (let from = 0; from < distinct.length; from += AT_ONCE)
      for await (const row of this.views.all('subscriptions', { id: distinct.slice(from, from + AT_ONCE) })) found.set(String(row.id), row);
    return found;
  }
}

/** One row a subscription, with its earliest day. */
const grouped = async (alert: AlertKind, day: (row: JsonObject) => unknown, rows: AsyncIterable<JsonObject>, principal: Principal): Promise<readonly Found[]> => {
  const groups = new Map<string, Found>();
  for await (const row of rows) {
    if (!inBranch(principal, row.resellerPath)) continue;
    const [subscriptionId, since] = [String(row.subscriptionId), String(day(row))];
    const known = groups.get(subscriptionId);
    groups.set(subscriptionId, { alert, subscriptionId, since: known && known.since < since ? known.since : since, count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
};

const shown = (found: Found, subscription: JsonObject | undefined): readonly BillingAlert[] => {
  if (!subscription) return [];
  const { number, name, status, accountId, resellerId } = subscription as unknown as BillingAlert;
  return [{ id: `${found.alert}:${found.subscriptionId}`, ...found, number, name, status, accountId, resellerId }];
};
