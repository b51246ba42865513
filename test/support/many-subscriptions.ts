import { Ledgers } from '../../application/billing/ledgers.js';
import { priceWith } from '../../application/sales/price-with.js';
import { subscribedLines } from '../../application/sales/quantities.js';
import { followUp, type CommandContext } from '../../application/spine/context.js';
import { derivedId } from '../../application/spine/ids.js';
import { systemPrincipal } from '../../application/spine/principal.js';
import { Transactor } from '../../application/spine/transactor.js';
import { billingRun } from '../../domain/billing/billing-run.js';
import { account } from '../../domain/partners/account.js';
import type { Scope } from '../../domain/shared/event.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { subscription } from '../../domain/subscriptions/subscription.js';
import type { Ordered } from '../../domain/subscriptions/subscriptions.events.js';
import { type Platform } from '../../infrastructure/main/platform.js';
import { CHECKPOINT } from '../../infrastructure/workflows/workflow-session.js';

export interface Customers {
  readonly resellerId: string;
  readonly accounts: number;
  /** Of each account. */
  readonly subscriptions: number;
  /** Resources of each subscription, 10 at 5.00 a month each. */
  readonly lines: number;
  readonly paymentModel: 'prepay' | 'postpay';
  /** How much is topped up on each account; by default more than it needs. */
  readonly money?: number;
}

/** They began on 1 September 2020, and October is charged: the next billing day is 1 November. */
const BEGAN = '2020-09-01';
const CHARGED = '2020-10-01';
const LAST_RUN = '2020-10-31';
const AT_ONCE = 200;
const MORE_THAN_ENOUGH = 1_000_000_000;

/** Makes them by the deciders, past the use cases: what these would have led to is in the log too, so no workflow has anything to do. */
export class ManySubscriptions {
  private readonly transactor: Transactor;
  private readonly ledgers: Ledgers;

  constructor(private readonly platform: Platform) {
    this.transactor = platform.container.get(Transactor);
    this.ledgers = platform.container.get(Ledgers);
  }

  /** On a platform that is not started. Its views are built at the end. */
  async make(customers: Customers): Promise<void> {
    for (let first = 0; first < customers.accounts; first += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, customers.accounts - first) }, (_, index) => this.makeAccount(first + index, customers)));
    const { resellerId } = customers;
    const scope: Scope = { resellerId, resellerPath: `/${resellerId}/`, accountId: null };
    await this.transactor.transact(billingRun, LAST_RUN, { type: 'StartRun', date: LAST_RUN, attempt: 1, only: null }, context(LAST_RUN, 'start'), { scope });
    await this.transactor.transact(billingRun, LAST_RUN, { type: 'CompleteRun', date: LAST_RUN, attempt: 1, counts: {}, failures: [] }, context(LAST_RUN, 'complete'), { scope });
    await this.platform.eventStore.saveCheckpoint(CHECKPOINT, await this.platform.eventStore.head());
    await this.platform.viewBuilder.rebuildAll();
  }

  private async makeAccount(index: number, customers: Customers): Promise<void> {
    const { resellerId, paymentModel, money = MORE_THAN_ENOUGH } = customers;
    const accountId = derivedId('account', String(index));
    const scope: Scope = { resellerId, resellerPath: `/${resellerId}/`, accountId };
    const terms = { ...account.initial.terms, classKey: paymentModel, paymentModel, paymentExpirationPeriod: 10 };
    const opened = { accountId, number: `A${digits(index)}`, resellerId, kind: 'legal_entity', currency: 'EUR', profileId: accountId, terms, openedOn: BEGAN } as const;
    await this.transactor.transact(account, accountId, { type: 'OpenAccount', ...opened }, context(accountId, 'open'), { scope });
    await this.ledgers.command(scope, { type: 'OpenLedger', accountId, currency: 'EUR', limits: { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 } }, context(accountId, 'ledger'));
    if (paymentModel === 'prepay') await this.ledgers.command(scope, { type: 'ReceiveMoney', paymentId: derivedId(accountId, 'money'), kind: 'top_up', amount: money, on: BEGAN }, context(accountId, 'money'));
    for (let first = 0; first < customers.subscriptions; first += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, customers.subscriptions - first) }, (_, of) => this.makeSubscription(index * customers.subscriptions + first + of, scope, customers)));
  }

  private async makeSubscription(index: number, scope: Scope, { paymentModel, lines }: Customers): Promise<void> {
    const ordered = orderedOf(index, scope, paymentModel, lines);
    const { subscriptionId, orderId } = ordered;
    const transact = (command: Parameters<typeof subscription.decide>[0]): Promise<unknown> => this.transactor.transact(subscription, subscriptionId, command, context(subscriptionId, command.type), { scope });
    await transact({ type: 'OrderSubscription', subscription: ordered });
    await transact({ type: 'StartInstall', orderId, on: BEGAN, attempt: 1 });
    await transact({ type: 'Activate', vendorReference: `sim-${index}` });
    await this.ledgers.command(scope, { type: 'ChargeBillingDay', subscriptionId, model: paymentModel, on: CHARGED, charges: chargesOf(ordered) }, context(subscriptionId, 'charge'));
  }
}

const digits = (index: number): string => String(index + 1).padStart(6, '0');

const context = (entity: string, what: string): CommandContext =>
  followUp(systemPrincipal('many-subscriptions'), { id: derivedId(entity), correlationId: derivedId(entity), now: `${CHARGED}T02:00:00.000Z` }, what);

const orderedOf = (index: number, { accountId, resellerId }: Scope, paymentModel: Customers['paymentModel'], lines: number): Ordered => ({
  subscriptionId: derivedId('subscription', String(index)),
  orderId: derivedId('order', String(index)),
  number: `S${digits(index)}`,
  accountId: accountId ?? '',
  resellerId,
  promoCode: null,
  paymentModel,
  trial: false,
  autoRenew: { on: false, periodId: null },
  creditLimit: null,
  planId: derivedId('plan'),
  periodId: 'year',
  name: 'Office E3',
  productId: derivedId('product'),
  resources: Array.from({ length: lines }, (_, line) => ({ resourceKey: `licence_${line}`, name: `Licence ${line}`, unit: 'licence', included: 0, quantity: 10, unitFee: 500 })),
  terms: { billingType: 'csp_monthly', billingTypeVersion: 1, billingDay: 1, term: { count: 1, unit: 'year' }, planFee: 0, currency: 'EUR', gracePeriod: 5, stopPeriod: 14, manualRenewPoint: 0, autoRenewPoint: 0 },
  fixedPrice: false,
  individualPrices: false,
  orderedAt: `${BEGAN}T02:00:00.000Z`,
});

/** October, as its billing day charged it. */
const chargesOf = ({ subscriptionId, planId, resources, terms }: Ordered) => {
  const type = billingType(terms.billingType, terms.billingTypeVersion);
  const obligations = type.period({ start: BEGAN, term: terms.term, billingDay: terms.billingDay, lines: subscribedLines(terms.planFee, resources) }, CHARGED);
  const origin = { planId, billingDay: terms.billingDay, pricedAt: `${CHARGED}T02:00:00.000Z` };
  return priceWith({ type, rule: 'billing_day', discounts: [], origin, orderId: derivedId(subscriptionId, 'billing_day'), on: CHARGED })(obligations).charges;
};
