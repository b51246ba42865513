import { inject, injectable } from 'inversify';
import type { BillingStep } from './billing-step.js';
import { BeginNetCosts } from './steps/begin-net-costs.js';
import { BeginWaitingCharges } from './steps/begin-waiting-charges.js';
import { CancelUnpaidOrders } from './steps/cancel-unpaid-orders.js';
import { ChargeNextPeriod } from './steps/charge-next-period.js';
import { CloseDueCharges } from './steps/close-due-charges.js';
import { DeleteSubscriptions } from './steps/delete-subscriptions.js';
import { EndGracePeriods } from './steps/end-grace-periods.js';
import { EvaluateCreditHolds } from './steps/evaluate-credit-holds.js';
import { ExpirePayments } from './steps/expire-payments.js';
import { ExpireSubscriptions } from './steps/expire-subscriptions.js';
import { IssueInvoices } from './steps/issue-invoices.js';
import { OrderRenewals } from './steps/order-renewals.js';
import { PayRenewals } from './steps/pay-renewals.js';
import { RevokeGuarantees } from './steps/revoke-guarantees.js';
import { StartRenewals } from './steps/start-renewals.js';

/**
 * What the billing day does, in the order of domain.md 3.9: what is over is written off before the next period is held,
 * and money decides before dates do. Its first step, usage, has none here: records come in by command, and a run begins when
 * all that came in has become charges. A source that has to be asked takes its place at the head of the list.
 */
@injectable()
export class BillingSteps {
  @inject(BeginNetCosts) private readonly beginNetCosts!: BeginNetCosts;
  @inject(CloseDueCharges) private readonly closeDue!: CloseDueCharges;
  @inject(ChargeNextPeriod) private readonly chargeNext!: ChargeNextPeriod;
  @inject(BeginWaitingCharges) private readonly beginWaiting!: BeginWaitingCharges;
  @inject(IssueInvoices) private readonly issueInvoices!: IssueInvoices;
  @inject(ExpirePayments) private readonly expirePayments!: ExpirePayments;
  @inject(OrderRenewals) private readonly orderRenewals!: OrderRenewals;
  @inject(PayRenewals) private readonly payRenewals!: PayRenewals;
  @inject(StartRenewals) private readonly startRenewals!: StartRenewals;
  @inject(ExpireSubscriptions) private readonly expire!: ExpireSubscriptions;
  @inject(EndGracePeriods) private readonly endGrace!: EndGracePeriods;
  @inject(DeleteSubscriptions) private readonly deletion!: DeleteSubscriptions;
  @inject(CancelUnpaidOrders) private readonly cancelUnpaid!: CancelUnpaidOrders;
  @inject(RevokeGuarantees) private readonly revokeGuarantees!: RevokeGuarantees;
  @inject(EvaluateCreditHolds) private readonly creditHolds!: EvaluateCreditHolds;

  get inOrder(): readonly BillingStep[] {
    return [
      this.beginNetCosts, this.closeDue, this.chargeNext, this.beginWaiting, this.issueInvoices, this.expirePayments, this.orderRenewals, this.payRenewals, this.startRenewals, this.expire, this.endGrace, this.deletion,
      this.cancelUnpaid, this.revokeGuarantees, this.creditHolds,
    ];
  }
}
