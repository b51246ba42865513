import { inject, injectable } from 'inversify';
import { chargesOfSubscription, type Ledger } from '../../domain/billing/ledger-state.js';
import { addDays, addMonths, billingPeriodOf, type BusinessDate } from '../../domain/shared/calendar.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import type { ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { systemPrincipal } from '../spine/principal.js';
import { PeriodCharges } from '../subscriptions/period-charges.js';
import { ForecastRenewals } from './forecast-renewals.js';
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
    @inject(ForecastRenewals) private readonly ahead: ForecastRenewals,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  async of(subscriptionId: string, horizon: Horizon): Promise<readonly Demand[]> {
    // Tomorrow's charges, or, where tomorrow is the expiration, its renewal.
    const [tomorrow, after] = [addDays(horizon.today, 1), addDays(horizon.today, 2)];
    const state = (await this.charging.chargeable(subscriptionId, tomorrow)) ?? (await this.charging.chargeable(subscriptionId, after));
    if (!state || state.paymentModel === 'postpay') return [];
    const demands = [...(await this.periods(state, horizon.today, horizon.until)), ...waiting(state, horizon), ...(await this.renewals(state, horizon))];
    return demands.filter(({ amount }) => amount > 0);
  }

  /** The billing days after a day, up to the end of the term. */
  private async periods(state: ExistingSubscription, since: BusinessDate, until: BusinessDate): Promise<readonly Demand[]> {
    const demands: Demand[] = [];
    const last = state.expirationDate !== null && state.expirationDate <= until ? addDays(state.expirationDate, -1) : until;
    for (let on = billingPeriodOf(since, state.terms.billingDay).to; on <= last; on = addMonths(on, 1)) {
      const charges = await this.charges.of(state, on, 'billing_day', this.context(state, on));
      demands.push(demand(state, on, 'period', total(charges)));
    }
    return demands;
  }

  /** On the days of expiration what the renewals ask for, and then what the billing days of the renewed terms do. */
  private async renewals(state: ExistingSubscription, horizon: Horizon): Promise<readonly Demand[]> {
    const demands: Demand[] = [];
    for await (const { start, due, later, renewed } of this.ahead.of(state, horizon, this.context(state, horizon.today))) {
      demands.push(demand(state, start, 'renewal', due), ...(await this.periods(renewed, start, horizon.until)));
      for (const charge of later) if (charge.period.from <= horizon.until) demands.push(demand(state, charge.period.from, 'period', charge.net));
    }
    return demands;
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

const total = (charges: readonly ChargeDraft[]): number => charges.reduce((sum, { net }) => sum + net, 0);

const demand = ({ subscriptionId, number }: ExistingSubscription, on: BusinessDate, kind: Demand['kind'], amount: number): Demand => ({ on, subscriptionId, number, kind, amount });
