import { inject, injectable } from 'inversify';
import { allowanceOf, spendable, type Ledger } from '../../domain/billing/ledger-state.js';
import { addDays } from '../../domain/shared/calendar.js';
import { forbidden } from '../../domain/shared/errors.js';
import { Directory } from '../partners/directory.js';
import type { Clock } from '../ports/clock.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { followUp } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import type { Principal } from '../spine/principal.js';
import { ForecastDemands, type Demand } from './forecast-demands.js';
import { Ledgers } from './ledgers.js';

/** What a day takes, and what is left after it. Below zero nothing is left: `missing` is what the day lacks. Minor units. */
export interface ForecastDay {
  readonly date: string;
  readonly needed: number;
  readonly demands: readonly Demand[];
  readonly left: number;
  readonly missing: number;
}

/** The money that an account needs on its next billing days against what is there (domain.md 8.3). Minor units. */
export interface ForecastResult {
  readonly accountId: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly available: number;
  readonly allowance: number;
  readonly days: readonly ForecastDay[];
  readonly needed: number;
  readonly missing: number;
  /** The first day on which money is short. */
  readonly shortOn: string | null;
  /** Topping up by this, in time, lets every day pass. */
  readonly topUp: number;
}

const READERS = ['admin', 'owner', 'sales', 'auditor', 'Owner', 'Admin', 'system'];

/** Looks ahead with the same rules and prices as the billing day: what they are today, for subscriptions as they stand today. */
@injectable()
export class Forecast {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(ForecastDemands) private readonly demands: ForecastDemands,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, forbidden */
  async of(accountId: string, days: number, principal: Principal): Promise<ForecastResult> {
    const ctx = followUp(principal, { id: derivedId('forecast', accountId), correlationId: 'forecast', now: this.clock.now() }, 'forecast');
    const { account, today } = await this.directory.account(accountId, ctx, '/id');
    if (!READERS.includes(principal.role) || (principal.kind !== 'user' && principal.kind !== 'system' && principal.resellerId !== account.resellerId))
      throw forbidden('The forecast of an account is for its Owner and Admins, and for the staff of the reseller who sells to it.');
    const ledger = await this.ledgers.load(accountId, ctx);
    const until = addDays(today, days);
    const demands: Demand[] = [];
    for await (const { id } of this.views.all('subscriptions', { accountId }, undefined, 'number')) demands.push(...(await this.demands.of(String(id), { today, until, ledger })));
    return summed(demands, ledger, { accountId, from: today, to: until });
  }
}

const summed = (demands: readonly Demand[], ledger: Ledger, head: Pick<ForecastResult, 'accountId' | 'from' | 'to'>): ForecastResult => {
  let left = spendable(ledger);
  const days = [...new Set(demands.map(({ on }) => on))].sort().map((date): ForecastDay => {
    const own = demands.filter(({ on }) => on === date);
    const needed = own.reduce((sum, { amount }) => sum + amount, 0);
    const missing = Math.max(0, needed - Math.max(0, left));
    left -= needed;
    return { date, needed, demands: own, left, missing };
  });
  const missing = Math.max(0, ...days.map((day) => 0 - day.left));
  const allowance = allowanceOf(ledger);
  const needed = days.reduce((sum, day) => sum + day.needed, 0);
  return { ...head, currency: ledger.currency, available: spendable(ledger) - allowance, allowance, days, needed, missing, shortOn: days.find((day) => day.missing > 0)?.date ?? null, topUp: missing };
};
