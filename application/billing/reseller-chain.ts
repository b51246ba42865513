import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines, reversedLines, type ClosedLine, type ReversedLine } from '../../domain/billing/closed-line.js';
import type { Party, ResellerCharge, ResellerCharges } from '../../domain/billing/reseller-charges.events.js';
import { resellerCharges } from '../../domain/billing/reseller-charges.js';
import type { Recorded } from '../../domain/shared/event.js';
import { Records } from '../partners/records.js';
import type { CommandContext } from '../spine/context.js';
import { kinId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';
import { MOST_LINES, partOf, resellerChargesId } from './reseller-chain-ids.js';
import { ResellerLevels } from './reseller-levels.js';
import { ResellerReversals } from './reseller-reversals.js';

/** A ledger's event on its way up: which charges of it a level is made for. */
export interface Climb {
  readonly event: Recorded<LedgerEvent>;
  /** 1: what the seller of the account owes. */
  readonly level: number;
  readonly part: number;
  /** The charges of the level below, by account charge; null at the first level: all. */
  readonly below: ReadonlyMap<string, string> | null;
}

/** From what a ledger wrote off, or gave back, to what each reseller owes the one above (domain.md 4.10). */
@injectable()
export class ResellerChain {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(ResellerLevels) private readonly levels: ResellerLevels,
    @inject(ResellerReversals) private readonly reversals: ResellerReversals,
  ) {}

  /** In parts, so that an event stays within what the log takes at once. */
  async first(event: Recorded<LedgerEvent>, ctx: CommandContext): Promise<void> {
    const lines = closedLines(event).length + reversedLines(event).length;
    for (let part = 0; part * MOST_LINES < lines; part++) await this.make({ event, level: 1, part, below: null }, ctx);
  }

  /** One level of one part. Plans that end below it, at their owner, have none. */
  async make(climb: Climb, ctx: CommandContext): Promise<void> {
    const { event, level, part } = climb;
    const between = await this.parties(event, level, ctx);
    if (!between) return;
    const id = resellerChargesId(event.id, level, part);
    const { closed, reversed } = linesOf(climb);
    const judged = { ...between, level, accountId: event.data.accountId, idOf: (chargeId: string) => kinId(id, chargeId), below: climb.below };
    const charges: ResellerCharge[] = [...(await this.levels.charges(closed, judged, ctx)), ...(await this.reversals.charges(reversed, judged, event, ctx))];
    if (charges.length === 0) return;
    const { stream, revision, type } = event;
    const source = { eventId: event.id, stream, revision, type };
    const made: ResellerCharges = { resellerChargesId: id, level, part, source, ...between, accountId: event.data.accountId, on: dayOf(event), charges };
    const scope = { ...between.creditor, accountId: event.data.accountId };
    await this.transactor.transact(resellerCharges, id, { type: 'CreateResellerCharges', made }, ctx, { scope });
  }

  /** Who charges whom on a level: the resellers above the account's, one step at a time. Null above the root. */
  private async parties({ metadata }: Recorded<LedgerEvent>, level: number, ctx: CommandContext): Promise<{ readonly creditor: Party; readonly debtor: Party } | null> {
    const path = metadata.scope.resellerPath.split('/').filter(Boolean).reverse();
    const [debtorId, creditorId] = [path[level - 1], path[level]];
    if (!debtorId || !creditorId) return null;
    const [debtor, creditor] = await Promise.all([this.records.reseller(debtorId, ctx), this.records.reseller(creditorId, ctx)]);
    return debtor && creditor ? { creditor: partyOf(creditor.scope), debtor: partyOf(debtor.scope) } : null;
  }
}

const partyOf = ({ resellerId, resellerPath }: Party): Party => ({ resellerId, resellerPath });

const linesOf = ({ event, part, below }: Climb): { readonly closed: readonly ClosedLine[]; readonly reversed: readonly ReversedLine[] } => {
  const [closed, reversed] = [closedLines(event), reversedLines(event)];
  const mine = (line: ClosedLine, index: number): boolean => partOf(index) === part && (below === null || below.has(line.chargeId));
  return { closed: closed.filter(mine), reversed: reversed.filter((line, index) => mine(line, closed.length + index)) };
};

const dayOf = ({ data, metadata }: Recorded<LedgerEvent>): string => ('on' in data ? data.on : metadata.recordedAt.slice(0, 10));
