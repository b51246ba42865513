import { Ledgers } from '../../application/billing/ledgers.js';
import { followUp } from '../../application/spine/context.js';
import { derivedId } from '../../application/spine/ids.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import type { LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import type { Period } from '../../domain/shared/calendar.js';
import type { TestSystem } from './system.js';

export interface ChargeOptions {
  readonly net?: number;
  readonly period?: Period;
  readonly billingDay?: number;
  readonly onSettlement?: ChargeDraft['onSettlement'];
}

/** A charge of October over 42.50, unless said otherwise. */
export const draft = (name: string, { net = 4250, period = { from: '2026-10-01', to: '2026-11-01' }, billingDay = 1, onSettlement = 'block' }: ChargeOptions = {}): ChargeDraft => ({
  chargeId: derivedId(name), fee: 'recurring', resourceKey: null, period, onSettlement, gross: net, discount: null, net, origin: { planId: 'plan', billingDay, pricedAt: '2026-10-01T00:00:00.000Z' },
  derivation: { billingType: 'csp_monthly@1', rule: 'sale', unitFee: net, quantity: 1, weight: '1', days: { charged: 31, of: 31 }, exact: String(net), grossCorrection: 0, netCorrection: 0, lost: [] },
});

/** The ledger of an account, written to past orders and subscriptions. */
export class LedgerHand {
  private commands = 0;

  constructor(
    private readonly system: TestSystem,
    private readonly accountId: string,
  ) {}

  command(command: LedgerCommand): Promise<unknown> {
    const { resellerId, resellerPath } = this.system.admin;
    const id = derivedId(this.accountId, String(++this.commands), command.type);
    const ctx = followUp(systemPrincipal('test'), { id, correlationId: id, now: this.system.clock.now() }, command.type);
    return this.system.platform.container.get(Ledgers).command({ resellerId, resellerPath, accountId: this.accountId }, command, ctx);
  }

  /** A subscription whose order was settled on a day. */
  async charge(subscriptionId: string, charges: readonly ChargeDraft[], { model = 'postpay', on = '2026-10-01' }: { readonly model?: PaymentModel; readonly on?: string } = {}): Promise<void> {
    const orderId = `order of ${subscriptionId} ${on}`;
    await this.command({ type: 'CreateCharges', orderId, subscriptionId, model, on, charges });
    const credit = model === 'postpay' && { credit: { limit: null, commitment: 0 } };
    await this.command({ type: 'SettleOrder', orderId, paymentId: null, fromBalance: true, on, recut: null, whenShort: 'refuse', ...credit });
  }
}
