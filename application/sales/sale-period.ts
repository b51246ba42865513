import type { PlanPeriod } from '../../domain/catalog/catalog.events.js';
import { notFound, ruleBroken } from '../../domain/shared/errors.js';
import type { Offer } from '../catalog/offers.js';
import type { Principal } from '../spine/principal.js';
import { isCustomer } from './order-checks.js';

/** A period of the plan that the principal may order; of others there is nothing to see. */
export const periodOf = ({ plan }: Offer, periodId: string, principal: Principal): PlanPeriod => {
  const period = plan.periods.find((candidate) => candidate.periodId === periodId);
  if (!period || (isCustomer(principal) && !period.public)) throw notFound('period', periodId, '/periodId');
  return period;
};

/** A period that is paid for: a trial is the beginning, not what follows. */
export const paidPeriodOf = (offer: Offer, periodId: string, principal: Principal): PlanPeriod => {
  const period = periodOf(offer, periodId, principal);
  if (period.trial) throw ruleBroken('trial_period', 'A trial is for the first order only. Choose one of the paid periods.', '/periodId');
  return period;
};
