import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines, type ClosedLine } from '../../domain/billing/closed-line.js';
import { notFound, wrongState } from '../../domain/shared/errors.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { decode } from '../spine/decode.js';

interface Found {
  readonly accountId: string;
  readonly status: string;
  readonly history: readonly { readonly stream: string; readonly revision: number; readonly status: string }[];
}

/** Charges that were written off. The ledger forgets them: the list says where, and the log says what. */
@injectable()
export class ClosedCharges {
  constructor(
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.eventStore) private readonly store: EventStore,
  ) {}

  /** @throws DomainError not_found, charge_not_closed */
  async find(accountId: string, chargeId: string): Promise<ClosedLine> {
    const charge = await this.listed(chargeId);
    if (charge?.accountId !== accountId) throw notFound('charge', chargeId, '/chargeId');
    if (charge.status !== 'Closed') throw wrongState('charge_not_closed', `This charge is "${charge.status}": only what was written off can be corrected.`, { chargeId });
    const line = await this.writtenOff(charge, chargeId);
    if (!line) throw wrongState('charge_too_old', 'This charge was written off before corrections of charges were known. Correct the balance without naming it.', { chargeId });
    return line;
  }

  private async listed(chargeId: string): Promise<Found | null> {
    for await (const charge of this.views.all('charges', { id: chargeId })) return charge as unknown as Found;
    return null;
  }

  /** In whichever book of the ledger it was. */
  private async writtenOff({ history }: Found, chargeId: string): Promise<ClosedLine | undefined> {
    const at = history.findLast(({ status }) => status === 'Closed');
    const [event] = at ? await this.store.readStream(at.stream, { from: at.revision, limit: 1 }) : [];
    return event && closedLines(decode<LedgerEvent>(event)).find((line) => line.chargeId === chargeId);
  }
}
