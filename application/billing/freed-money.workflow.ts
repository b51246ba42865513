import { inject, injectable } from 'inversify';
import type { LedgerEvent, Posting } from '../../domain/billing/billing.events.js';
import type { AccountEvent } from '../../domain/partners/partners.events.js';
import type { Recorded, Scope } from '../../domain/shared/event.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Directory } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import type { Workflow, WorkflowStep } from '../spine/workflow.js';
import { WaitingOrders, type FreedOf } from './waiting-orders.js';

/** What may leave more to spend than there was: given back, released, corrected, promised. Of what is paid in, its payment takes care. */
const MONEY = ['OrderReleased', 'ChargesSplit', 'ChargesRefunded', 'ChargesReleased', 'ConsumptionCharged', 'BalanceCorrected', 'GuaranteeProvided', 'InvoiceCredited'] as const satisfies readonly LedgerEvent['type'][];
/** How far below zero, and how much may be owed. */
const LIMITS: readonly string[] = [
  'LedgerAllowanceChanged' satisfies LedgerEvent['type'], 'AccountTermsChanged' satisfies AccountEvent['type'], 'SubscriptionCreditLimitSet' satisfies SubscriptionEvent['type'],
];

/** Money that becomes free goes on to the orders that wait for it, wherever it comes from. */
@injectable()
export class FreedMoney implements Workflow {
  readonly name = 'freed-money';
  readonly handles = [...MONEY, ...LIMITS];

  constructor(
    @inject(WaitingOrders) private readonly waiting: WaitingOrders,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  steps({ type, data, metadata: { scope } }: Recorded): readonly WorkflowStep[] {
    const freed = LIMITS.includes(type) || isMore((data as { readonly postings: readonly Posting[] }).postings);
    return freed ? [{ name: 'settle what waits', run: (ctx) => this.settle(data as FreedOf, ctx, scope) }] : [];
  }

  private async settle(of: FreedOf, ctx: CommandContext, scope: Scope): Promise<void> {
    if (await this.waiting.isKept(of, ctx, scope)) return;
    const { today } = await this.directory.account(scope.accountId ?? '', ctx);
    await this.waiting.settle(today, ctx, scope);
  }
}

const isMore = (postings: readonly Posting[]): boolean => postings.some(({ account, amount }) => account === 'available' && amount > 0);
