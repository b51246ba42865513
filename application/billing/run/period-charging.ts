import { inject, injectable } from 'inversify';
import type { ChargeDraft } from '../../../domain/shared/charge.js';
import { DomainError } from '../../../domain/shared/errors.js';
import { isStopped } from '../../../domain/subscriptions/subscription-state.js';
import { subscription, type ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import { effective, Transactor, type Committed } from '../../spine/transactor.js';
import { PeriodCharges } from '../../subscriptions/period-charges.js';
import type { Entity, StepRun } from './step-run.js';

/** Subscriptions that run, whatever became of their last order, or of their stop: the period that begins is theirs. */
export const CHARGED = ['Active', 'Graced', 'Blocked', 'Waiting for manual approve', 'Updating failed', 'Renewing failed', 'Switching failed', 'Stopping failed'];

/** A subscription with what its ledger is to hold from the day on. */
export interface Prepared {
  readonly entity: Entity;
  readonly state: ExistingSubscription;
  readonly charges: readonly ChargeDraft[];
}

/** Holds what begins on a day: each subscription whole or not at all, and what is not charged stops (rulings, Billing 17). */
@injectable()
export class PeriodCharging {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PeriodCharges) private readonly charges: PeriodCharges,
  ) {}

  /** The subscription as its stream has it; null when nothing of it is charged on the day. */
  async chargeable(id: string, date: string): Promise<ExistingSubscription | null> {
    const { state } = await this.transactor.load(subscription, id);
    // One that expires today is decided by its renewal, and one that started today paid with its order (rulings, Billing 8).
    return state && state.startDate !== null && state.startDate < date && state.expirationDate !== date && CHARGED.includes(state.status) && !isStopped(state) ? state : null;
  }

  /** Charges that wait for the day move on with the new ones. @throws insufficient_balance */
  async hold({ entity: { id, scope }, state, charges }: Prepared, work: StepRun): Promise<Committed | null> {
    const { date: on } = work;
    try {
      return effective(await this.charges.hold(state, charges, { on, scope }, work.ctx(`hold ${work.step}`, id)));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'insufficient_balance')) throw error;
      await this.transactor.transact(subscription, id, { type: 'StartStop', reason: 'insufficient_balance', on }, work.ctx('stop', id), { scope });
      throw error;
    }
  }
}
