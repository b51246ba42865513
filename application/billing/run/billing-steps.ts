import { inject, injectable } from 'inversify';
import type { BillingStep } from './billing-step.js';
import { CancelUnpaidOrders } from './steps/cancel-unpaid-orders.js';
import { ChargeNextPeriod } from './steps/charge-next-period.js';
import { CloseDueCharges } from './steps/close-due-charges.js';
import { DeleteSubscriptions } from './steps/delete-subscriptions.js';
import { EndGracePeriods } from './steps/end-grace-periods.js';
import { ExpireSubscriptions } from './steps/expire-subscriptions.js';

/** What the billing day does, in the order of domain.md 3.9: what is over is written off before the next period is held, and money decides before dates do. */
@injectable()
export class BillingSteps {
  readonly inOrder: readonly BillingStep[];

  constructor(
    @inject(CloseDueCharges) closeDue: CloseDueCharges,
    @inject(ChargeNextPeriod) chargeNext: ChargeNextPeriod,
    @inject(ExpireSubscriptions) expire: ExpireSubscriptions,
    @inject(EndGracePeriods) endGrace: EndGracePeriods,
    @inject(DeleteSubscriptions) deletion: DeleteSubscriptions,
    @inject(CancelUnpaidOrders) cancelUnpaid: CancelUnpaidOrders,
  ) {
    this.inOrder = [closeDue, chargeNext, expire, endGrace, deletion, cancelUnpaid];
  }
}
