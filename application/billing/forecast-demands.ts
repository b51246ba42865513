import { inject, injectable } from 'inversify';
import { chargesOfSubscription, type Ledger } from '../../domain/billing/ledger-state.js';
import { addDays, addMonths, billingPeriodOf, type BusinessDate } from '../../domain/shared/calendar.js';
import { DomainError } from '../../domain/shared/errors.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { Renewals } from '../sales/renewals.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { systemPrincipal } from '../spine/principal.js';
import { PeriodCharges } from '../subscriptions/period-charges.js';
import { PeriodCharging } from './run/period-charging.js';

/** Money that a subscription will ask of the balance on a day: for the period that begins, or for its renewal. Minor units. */
export interface Demand {
  readonly on: BusinessDate;
  readonly subscriptionId: string;
  readonly number: string;
  readonly kind: 'period' | 'renewal';
  readonly amount: number;
}

export interface Horizon {
  readonly today: BusinessDate;
  readonly until: BusinessDate;
  readonly ledger: Ledger;
}

const PRINCIPAL = systemPrincipal('forecast');

/** What a prepaid subscription will ask for, by the rules of the billing day itself. */
@injectable()
export class ForecastDemands {
  constructor(
    @inject(PeriodCharging) private readonly charging: PeriodCharging,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
    @inject(Renewals) private readonly renewals: Renewals,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  async of(subscriptionId: string, horizon: Horizon): Promise<readonly Demand[]> {
    // Tomorrow's charges, or, where tomorrow is the expiration, its renewal.
    const [tomorrow, after] = [addDays(horizon.today, 1), addDays(horizon.today, 2)];
    const state = (await this.charging.chargeable(subscriptionId, tomorrow)) ?? (await this.charging.chargeable(subscriptionId, after));
    if (!state || state.paymentModel === 'postpay') return [];
    const demands = [...(await this.periods(state, horizon)), ...waiting(state, horizon), ...(await this.renewal(state, horizon))];
    return demands.filter(({ amount }) => amount > 0);
  }

  private async periods(state: ExistingSubscription, { today, until }: Horizon): Promise<readonly Demand[]> {
    const demands: Demand[] = [];
    const last = state.expirationDate !== null && state.expirationDate < until ? addDays(state.expirationDate, -1) : until;
    for (let on = billingPeriodOf(today, state.terms.billingDay).to; on <= last; on = addMonths(on, 1)) {
      if (!(await this.charging.chargeable(state.subscriptionId, on))) continue;
      const charges = await this.charges.of(state, on, 'billing_day', this.context(state, on));
      demands.push(demand(state, on, 'period', charges.reduce((sum, { net }) => sum + net, 0)));
    }
    return demands;
  }

  /** With auto-renew on, on the day of its expiration: what its order asks for, made already or to be made. */
  private async renewal(state: ExistingSubscription, { today, until }: Horizon): Promise<readonly Demand[]> {
    const { subscriptionId, expirationDate, autoRenew, terms } = state;
    if (!autoRenew.on || expirationDate === null || expirationDate <= today || expirationDate > until) return [];
    for await (const { price } of this.views.all('orders', { subscriptionId, type: 'renewal', status: 'Waiting for payment' })) return [demand(state, expirationDate, 'renewal', (price as { readonly dueNow: number }).dueNow)];
    const made = addDays(expirationDate, 0 - terms.autoRenewPoint);
    const request = { subscriptionId, periodId: autoRenew.periodId, quantities: [], priceOption: 'keep', auto: { on: made > today ? made : today } } as const;
    try {
      const { order } = await this.renewals.quote(request, this.context(state, expirationDate));
      return [demand(state, expirationDate, 'renewal', order.price.dueNow)];
    } catch (error) {
      // What cannot be renewed asks for nothing: the run of that day will say why.
      if (error instanceof DomainError) return [];
      throw error;
    }
  }

  private context({ subscriptionId }: ExistingSubscription, on: BusinessDate): CommandContext {
    return followUp(PRINCIPAL, { id: derivedId('forecast', subscriptionId, on), correlationId: 'forecast', now: this.clock.now() }, 'forecast');
  }
}

/** Charges that were made with the order and hold their money when their days come. */
const waiting = (state: ExistingSubscription, { today, until, ledger }: Horizon): readonly Demand[] =>
  chargesOfSubscription(ledger, state.subscriptionId)
    .filter(({ status, model, period }) => status === 'Opened' && model === 'prepay' && period.from > today && period.from <= until)
    .map(({ period, net }) => demand(state, period.from, 'period', net));

const demand = ({ subscriptionId, number }: ExistingSubscription, on: BusinessDate, kind: Demand['kind'], amount: number): Demand => ({ on, subscriptionId, number, kind, amount });
