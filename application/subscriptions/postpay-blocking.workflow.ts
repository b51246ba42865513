import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { Ledgers } from '../billing/ledgers.js';
import { Holds } from './holds.js';
import { PostpayBlocks } from './postpay-blocks.js';

const PAYMENTS = ['PaymentExpired', 'PaymentCompleted', 'PaymentPaidFromBalance', 'PaymentCancelled'];
/** What changes the status of charges, and so the debt. */
const CHARGES = ['OrderSettled', 'OrderReleased', 'BillingDayCharged', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'ChargesClosed', 'ConsumptionCharged'] as const satisfies readonly LedgerEvent['type'][];
const SUBSCRIPTIONS = ['SubscriptionCreditLimitSet', 'SubscriptionActivated', 'SubscriptionResourcesChanged', 'SubscriptionUpdateAbandoned', 'SubscriptionRenewed', 'SubscriptionPlanSwitched', 'SubscriptionReactivated', 'SubscriptionOperationDeclined'];

type Named = { readonly subscriptionId?: string | null; readonly orderId?: string; readonly paymentId?: string; readonly charges?: readonly Modelled[]; readonly charge?: Modelled; readonly lines?: readonly (Modelled & { readonly subscriptionId: string })[] };
interface Modelled {
  readonly model: 'prepay' | 'postpay';
}

/** Postpaid subscriptions are blocked while a payment is overdue or the debt is above the limit (domain.md 3.1, 4.1). */
@injectable()
export class PostpayBlocking implements Workflow {
  readonly name = 'postpay-blocking';
  readonly handles = [...PAYMENTS, ...CHARGES, ...SUBSCRIPTIONS, 'AccountTermsChanged'];

  constructor(
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Holds) private readonly holds: Holds,
    @inject(PostpayBlocks) private readonly blocks: PostpayBlocks,
  ) {}

  steps({ type, data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    const named = data as Named;
    if (PAYMENTS.includes(type)) return [{ name: 'follow payment', run: (ctx) => this.blocks.followPayment(named.paymentId ?? '', ctx, scope) }];
    if (isPrepaid(named)) return [];
    return [{ name: 'compare', run: (ctx) => this.compare(named, ctx, scope) }];
  }

  private async compare(named: Named, ctx: CommandContext, scope: Scope): Promise<void> {
    for (const subscriptionId of await this.concerned(named, ctx, scope)) await this.blocks.compare(subscriptionId, ctx, scope);
  }

  private async concerned({ subscriptionId, orderId, lines }: Named, ctx: CommandContext, { accountId }: Scope): Promise<readonly string[]> {
    if (subscriptionId) return [subscriptionId];
    if (lines) return [...new Set(lines.filter(({ model }) => model === 'postpay').map((line) => line.subscriptionId))];
    if (orderId === undefined) return this.holds.subscriptionsOf(accountId ?? '', ctx);
    const ordered = (await this.ledgers.load(accountId ?? '', ctx)).orders.get(orderId);
    return ordered ? [ordered.subscriptionId] : [];
  }
}

/** Said by the charges that stand in the event, where there are any. */
const isPrepaid = ({ charges = [], charge, lines = [] }: Named): boolean => {
  const all = [...charges, ...(charge ? [charge] : []), ...lines];
  return all.length > 0 && all.every(({ model }) => model === 'prepay');
};
