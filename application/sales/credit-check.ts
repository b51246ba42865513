import { inject, injectable } from 'inversify';
import { ledger } from '../../domain/billing/ledger.js';
import { CreditLimits } from '../billing/credit-limits.js';
import { Ledgers } from '../billing/ledgers.js';
import type { CommandContext } from '../spine/context.js';
import type { Quote } from './quote.js';

/** Whether a postpaid order is within its subscription's credit limit. */
@injectable()
export class CreditCheck {
  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(CreditLimits) private readonly limits: CreditLimits,
  ) {}

  /** Decided on the ledger as it is, so that a person is answered at once. @throws credit_limit_exceeded */
  async of({ order: draft, known }: Quote, ctx: CommandContext): Promise<void> {
    const { orderId, subscriptionId, paymentModel: model, charges, placedOn: on, commitment } = draft;
    if (model !== 'postpay') return;
    const state = await this.ledgers.load(known.account.id, ctx);
    const created = ledger.decide({ type: 'CreateCharges', orderId, subscriptionId, model, on, charges }, state).reduce((folded, event) => ledger.evolve(folded, event), state);
    const credit = { limit: await this.limits.of(subscriptionId, known.account.id, ctx), commitment };
    ledger.decide({ type: 'SettleOrder', orderId, paymentId: null, fromBalance: true, on, recut: null, whenShort: 'refuse', credit }, created);
  }
}
