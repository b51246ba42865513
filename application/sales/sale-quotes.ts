import { inject, injectable } from 'inversify';
import { pricesAt } from '../../domain/catalog/prices.js';
import type { AutoRenew, OrderedQuantity } from '../../domain/sales/sales.events.js';
import { BILLING_RULES, type PaymentModel } from '../../domain/shared/billing-rules.js';
import { addDays } from '../../domain/shared/calendar.js';
import { forbidden, ruleBroken } from '../../domain/shared/errors.js';
import { billingType, labelOf } from '../../domain/subscriptions/billing-types/index.js';
import type { PlanFees, PlanPeriod } from '../../domain/catalog/catalog.events.js';
import { Ledgers } from '../billing/ledgers.js';
import { Offers, type Offer } from '../catalog/offers.js';
import { ReservationTargets } from '../consumption/reservations/reservation-targets.js';
import { Directory, type KnownAccount } from '../partners/directory.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { DiscountFinder } from './discount-finder.js';
import { agreed, feesOf, free } from './fees.js';
import { currencyDiffers, isCustomer, refuseCreditHold, refuseHeld, refuseNothing, refuseUnsold } from './order-checks.js';
import { orderedQuantities, saleLines } from './quantities.js';
import { quoteOf, type Quote } from './quote.js';
import { periodOf } from './sale-period.js';
import { SinglePlans } from './single-plans.js';

export interface AgreedFees {
  readonly plan?: PlanFees;
  readonly resources?: readonly { readonly resourceKey: string; readonly fees: PlanFees }[];
}

export interface SaleRequest {
  readonly accountId: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: readonly OrderedQuantity[];
  readonly promoCode: string | null;
  /** Null: the account's. */
  readonly paymentModel: PaymentModel | null;
  /** Null: the plan's fees. */
  readonly individualPrices: AgreedFees | null;
  /** Null: as the plan has it. */
  readonly autoRenew: boolean | null;
  /** The Azure subscription that a reservation is for. */
  readonly azureSubscriptionId: string | null;
}

export interface SaleIds {
  readonly orderId: string;
  readonly subscriptionId: string;
}

const idsOf = (orderId: string): SaleIds => ({ orderId, subscriptionId: derivedId(orderId, 'subscription') });

/** The first order of a subscription. */
@injectable()
export class SaleQuotes {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Offers) private readonly offers: Offers,
    @inject(DiscountFinder) private readonly discounts: DiscountFinder,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(ReservationTargets) private readonly targets: ReservationTargets,
    @inject(SinglePlans) private readonly single: SinglePlans,
  ) {}

  async quote(request: SaleRequest, given: SaleIds, ctx: CommandContext): Promise<Quote> {
    const known = await this.directory.account(request.accountId, ctx);
    const { today, account } = known;
    refuseHeld(known);
    const offer = await this.offers.offer(request.planId, account.resellerId, ctx);
    refuseUnsold(offer);
    if (offer.plan.currency !== account.currency) throw currencyDiffers(known, offer);
    const period = periodOf(offer, request.periodId, ctx.principal);
    const paymentModel = request.paymentModel ?? account.terms.paymentModel;
    refuseForeign(request, known, offer, ctx);
    if (period.trial) refuseCreditHold(await this.ledgers.load(account.id, ctx), paymentModel, 'a trial is not begun');
    const azureSubscriptionId = await this.targets.check(request.azureSubscriptionId, account.id, offer, ctx);
    const { orderId, subscriptionId } = offer.plan.singleton ? idsOf(await this.single.orderId(account.id, offer.plan.planId, ctx)) : given;

    const { planId, resources } = offer.plan;
    const quantities = orderedQuantities(resources, request.quantities);
    refuseNothing(offer, quantities);
    await this.targets.checkSold(offer, request.quantities, ctx);
    const individualPrices = request.individualPrices !== null;
    if (individualPrices && period.trial) throw ruleBroken('trial_is_free', 'A trial is free: agree on prices when it is renewed or switched.', '/individualPrices');
    const listed = feesOf(pricesAt(offer.plan, ctx.now).prices, period.periodId);
    const fees = period.trial ? free(listed) : agreed(listed, checked(request.individualPrices ?? {}, offer));
    const lines = saleLines(fees, resources, quantities);
    const billing = billingType(offer.plan.billingType);
    const { billingDay } = offer.terms;
    const sale = { start: today, term: period.term, billingDay, lines };
    const { promoCode } = request;
    const judged = { accountId: account.id, planId, promoCode, on: today, as: 'order', orderId, subscriptionId, individualPrices } as const;
    const discounts = await this.discounts.forOrder(account.resellerId, judged);
    return quoteOf({
      known, offer, billing,
      order: {
        orderId, subscriptionId, type: 'sales', periodId: period.periodId, quantities, previous: [], promoCode, paymentModel, trial: period.trial, individualPrices,
        autoRenew: autoRenewOf(request.autoRenew, offer, period), expiresOn: addDays(today, account.terms.cancelUnpaidOrderInDays), provisioningDate: null,
        ...(azureSubscriptionId && { azureSubscriptionId }),
      },
      basis: { billingType: labelOf(billing), billingDay, pricedOn: today, pricedAt: ctx.now, start: today, term: period.term, oneTime: 'setup', lines, discounts },
      now: billing.sale(sale),
      total: billing.commitment(sale),
      continues: sale,
      effect: null,
    });
  }
}

/** What managers alone may decide. */
const refuseForeign = ({ paymentModel, individualPrices }: SaleRequest, { account }: KnownAccount, { plan }: Offer, { principal }: CommandContext): void => {
  if (!isCustomer(principal)) return;
  if (individualPrices) throw forbidden('Individual prices are agreed with your provider. Order without them, or ask your provider.');
  if (paymentModel !== null && paymentModel !== account.terms.paymentModel) throw forbidden(`Your account is ${account.terms.paymentModel}. Ask your provider for another payment model.`);
  if (plan.billingType === 'azure_ri') throw forbidden('Reservations of this kind are ordered by your provider. Ask your provider.');
};

/** @throws when fees are agreed that the plan cannot have */
const checked = (fees: AgreedFees, { plan }: Offer): AgreedFees => {
  fees.resources?.forEach(({ resourceKey }, index) => {
    if (!plan.resources.some(({ key }) => key === resourceKey)) throw ruleBroken('unknown_resource', `The plan has no resource "${resourceKey}".`, `/individualPrices/resources/${index}/resourceKey`);
  });
  const all = [...(fees.plan ? [fees.plan] : []), ...(fees.resources ?? []).map((resource) => resource.fees)];
  if (!BILLING_RULES[plan.billingType].oneTimeFees && all.some(({ setup, renewal }) => setup + renewal > 0))
    throw ruleBroken('one_time_fee', `${BILLING_RULES[plan.billingType].title} knows recurring fees only: set the setup and renewal fees to 0.`, '/individualPrices');
  return fees;
};

const autoRenewOf = (asked: boolean | null, { plan }: Offer, { term, trial }: PlanPeriod): AutoRenew => {
  const possible = term !== null && !trial && BILLING_RULES[plan.billingType].renewal !== 'never';
  if (asked && !possible) throw ruleBroken('not_renewable', 'What has no end, or is sold once, does not renew itself. Leave autoRenew out.', '/autoRenew');
  return { on: possible && (asked ?? plan.autoRenewDefault), periodId: null };
};
