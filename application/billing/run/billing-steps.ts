import { inject, injectable } from 'inversify';
import { STEP_NAMES, type BillingStep } from './billing-step.js';
import { CancelUnpaidOrders } from './steps/cancel-unpaid-orders.js';
import { ChargeNextPeriod } from './steps/charge-next-period.js';
import { CloseDueCharges } from './steps/close-due-charges.js';
import { DeleteSubscriptions } from './steps/delete-subscriptions.js';
import { EndGracePeriods } from './steps/end-grace-periods.js';
import { ExpireSubscriptions } from './steps/expire-subscriptions.js';

/** All that the billing day does. */
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
    const steps: readonly BillingStep[] = [closeDue, chargeNext, expire, endGrace, deletion, cancelUnpaid];
    this.inOrder = STEP_NAMES.flatMap((name) => steps.filter((step) => step.name === name));
  }
}
