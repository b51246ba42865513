import { inject, injectable } from 'inversify';
import { chargesOfSubscription } from '../../domain/billing/ledger-state.js';
import { usageCharge } from '../../domain/consumption/azure/usage-charge.js';
import type { UsageChargeEvent } from '../../domain/consumption/azure/usage-charge.events.js';
import { consumption } from '../../domain/consumption/consumption.js';
import type { ConsumptionEvent } from '../../domain/consumption/consumption.events.js';
import { addDays, daysBetween } from '../../domain/shared/calendar.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { DomainError, notFound, wrongState } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import { parse, round } from '../../domain/shared/ratio.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import { subscription, type ExistingSubscription } from '../../domain/subscriptions/subscription.js';
import { Ledgers } from '../billing/ledgers.js';
import { WrittenOff } from '../billing/written-off.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { usageIdOf } from './azure/import-usage.js';
import { usageChargeId } from './azure/usage-rating.js';
import { consumptionChargeId } from './consumption-closing.js';
import type { Covered, Workflow, WorkflowStep } from '../spine/workflow.js';

type AzureCharged = Extract<UsageChargeEvent, { type: 'AzureUsageCharged' }>;
type Consumed = Extract<ConsumptionEvent, { type: 'ConsumptionRecorded' }>;

interface Recording extends Pick<Consumed['data'], 'subscriptionId' | 'period' | 'processedOn' | 'totals'> {
  readonly chargeId: string;
}

/**
 * What was used becomes the one charge of its billing period, rounded once (rulings, Billing 15). No customer discount
 * applies to it. It is charged as it is known by now: what is tried again late must not bring back earlier totals.
 */
@injectable()
export class ConsumptionCharge implements Workflow {
  readonly name = 'consumption-charge';
  readonly handles = ['ConsumptionRecorded', 'ConsumptionPeriodClosed', 'AzureUsageCharged'];

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(WrittenOff) private readonly writtenOff: WrittenOff,
  ) {}

  steps(event: Recorded): readonly WorkflowStep[] {
    const { type, data, metadata } = event as Recorded<ConsumptionEvent | AzureCharged>;
    if (type === 'AzureUsageCharged') return [{ name: 'charge', run: (ctx) => this.chargeAzure(data, metadata, ctx) }];
    if (type === 'ConsumptionRecorded') return [{ name: 'charge', run: (ctx) => this.chargeConsumed(data, metadata, ctx) }];
    const { subscriptionId, closedOn: processedOn, late } = data;
    return late ? [{ name: 'charge what came late', run: (ctx) => this.chargeConsumed({ subscriptionId, processedOn, ...late }, metadata, ctx) }] : [];
  }

  /** The totals of a period's usage take the place of earlier ones. */
  covers({ type, stream }: Pick<Recorded, 'type' | 'stream'>): Covered | null {
    return type === 'AzureUsageCharged' ? { all: stream } : null;
  }

  /** What comes too late for a charge is moved on to the next period by its closing (UsageClosing). */
  private async chargeAzure(data: AzureCharged['data'], metadata: Recorded['metadata'], ctx: CommandContext): Promise<void> {
    const { subscriptionId, period: { from } } = data;
    const { state } = await this.transactor.load(usageCharge, usageIdOf(subscriptionId, from), ctx);
    if (state.closed) return;
    const { cost, netCost, upstreamCosts } = state.told.at(-1) ?? data.totals;
    const totals = { cost, netCost, ...(upstreamCosts && { upstreamCosts }), paid: {} };
    await unlessClosed(this.charge({ ...data, totals, chargeId: usageChargeId(subscriptionId, from) }, metadata, ctx));
  }

  /** What comes too late for a charge falls into the next period when this one is closed (ConsumptionClosing). */
  private async chargeConsumed(data: Omit<Recording, 'chargeId'>, metadata: Recorded['metadata'], ctx: CommandContext): Promise<void> {
    const { subscriptionId, period: { from } } = data;
    const { state } = await this.transactor.load(consumption, subscriptionId, ctx);
    if (state.closed.has(from)) return;
    const totals = state.totals.get(from) ?? data.totals;
    await unlessClosed(this.charge({ ...data, totals, chargeId: consumptionChargeId(subscriptionId, from) }, metadata, ctx));
  }

  private async charge(data: Recording, { scope, recordedAt }: Recorded['metadata'], ctx: CommandContext): Promise<void> {
    const { subscriptionId, processedOn: on } = data;
    const { state } = await this.transactor.load(subscription, subscriptionId, ctx);
    if (!state) throw notFound('subscription', subscriptionId);
    await this.refuseInvoiced(state.accountId, data, ctx);
    await this.ledgers.command(scope, { type: 'RecordConsumption', subscriptionId, model: state.paymentModel, charge: draft(state, data, recordedAt), on }, ctx);
  }

  /** Periods that were written off before their streams told it are known by the books of the ledger alone. @throws period_invoiced */
  private async refuseInvoiced(accountId: string, { subscriptionId, chargeId, period: { from, to } }: Recording, ctx: CommandContext): Promise<void> {
    if (ctx.now.slice(0, 10) < addDays(to, -1)) return;
    const money = await this.ledgers.load(accountId, ctx);
    if (money.uninvoiced.has(chargeId) || chargesOfSubscription(money, subscriptionId).some((charge) => charge.chargeId === chargeId) || !(await this.writtenOff.has(accountId, chargeId))) return;
    throw wrongState('period_invoiced', `The use of ${from} to ${to} was written off and is on its invoice. If that lacks something, correct the balance by it.`, { chargeId });
  }
}

/** A charge that is written off takes nothing more. */
const unlessClosed = async (charging: Promise<void>): Promise<void> => {
  try {
    await charging;
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'period_closed')) throw error;
  }
};

/** @throws DomainError amount_too_large */
const amountOf = (cost: string, { from, to }: Recording['period']): number => {
  try {
    return round(parse(cost));
  } catch {
    throw wrongState('amount_too_large', `The use processed from ${from} to ${to} costs more than any charge can hold. Have its quantities or prices corrected, then retry the step.`);
  }
};

const draft = ({ planId, terms, fixedPrice, orderedAt }: ExistingSubscription, { chargeId, period, totals: { cost, paidOn, ...totals } }: Recording, recordedAt: string): ChargeDraft => {
  // At a fixed price one price holds throughout, on every level.
  const consumption = { ...totals, ...(paidOn && !fixedPrice && { paidOn }) };
  const amount = amountOf(cost, period);
  const days = daysBetween(period.from, period.to);
  return {
    chargeId, fee: 'consumption', resourceKey: null, period, onSettlement: 'block', gross: amount, discount: null, net: amount,
    origin: { planId, billingDay: terms.billingDay, pricedAt: fixedPrice ? orderedAt : recordedAt },
    derivation: {
      billingType: labelOf(billingType(terms.billingType, terms.billingTypeVersion)), rule: 'consumption', unitFee: 0, quantity: 0, weight: '1', days: { charged: days, of: days },
      exact: cost, grossCorrection: 0, netCorrection: 0, lost: [], consumption,
    },
  };
};
