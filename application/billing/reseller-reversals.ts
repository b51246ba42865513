import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines, type ReversedLine } from '../../domain/billing/closed-line.js';
import type { ResellerCharge } from '../../domain/billing/reseller-charges.events.js';
import { resellerCharges } from '../../domain/billing/reseller-charges.js';
import { reversing, shareOf } from '../../domain/billing/reseller-price.js';
import { ZERO } from '../../domain/shared/ratio.js';
import { wrongState } from '../../domain/shared/errors.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { ClosingEvents } from './closing-events.js';
import { partOf, resellerChargesId } from './reseller-chain-ids.js';
import { ResellerLevels, type Level } from './reseller-levels.js';

/** Takes back on a level what was taken back from the customer, at the prices and discounts of then (domain.md 4.10). */
@injectable()
export class ResellerReversals {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(ClosingEvents) private readonly ledgers: ClosingEvents,
    @inject(ResellerLevels) private readonly levels: ResellerLevels,
  ) {}

  async charges(lines: readonly ReversedLine[], level: Level, event: Recorded<LedgerEvent>, ctx: CommandContext): Promise<readonly ResellerCharge[]> {
    const charges: ResellerCharge[] = [];
    for (const line of lines) {
      if (!(await this.levels.isDelegated(line.origin.planId, level.level))) continue;
      const { chargeId, net, before } = line;
      const earlier = await this.earlier(line, level, event, ctx);
      charges.push(reversing(earlier, shareOf(line), { resellerChargeId: level.idOf(chargeId), sourceChargeId: level.below?.get(chargeId) ?? chargeId }, before ? shareOf({ net, amount: before }) : ZERO));
    }
    return charges;
  }

  /** The charge that the level made when the account charge was written off. */
  private async earlier({ chargeId }: ReversedLine, { level }: Level, event: Recorded<LedgerEvent>, ctx: CommandContext): Promise<ResellerCharge> {
    const closing = await this.ledgers.closingOf(chargeId, event);
    const part = closing ? partOf(closedLines(closing).findIndex((line) => line.chargeId === chargeId)) : 0;
    const { state } = await this.transactor.load(resellerCharges, resellerChargesId(closing?.id ?? '', level, part), ctx);
    const found = state?.charges.find((charge) => charge.accountChargeId === chargeId);
    if (found) return found;
    throw wrongState('reseller_charge_missing', `There is no reseller charge for the account charge ${chargeId} to take back yet. Try again once it is made.`);
  }
}
