import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines } from '../../domain/billing/closed-line.js';
import { ledger } from '../../domain/billing/ledger.js';
import { streamName } from '../../domain/shared/decider.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { decode } from '../spine/decode.js';

const PAGE = 500;

/** Events of account ledgers, found again. */
@injectable()
export class ClosingEvents {
  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  async at(stream: string, revision: number): Promise<Recorded<LedgerEvent>> {
    const [stored] = await this.store.readStream(stream, { from: revision, limit: 1 });
    if (!stored) throw new Error(`${stream} has no event ${revision}`);
    return decode<LedgerEvent>(stored);
  }

  /** The last event before a revision that wrote a charge off; null when none did. Corrections are rare, so the ledger is read backwards for them. */
  async closingOf(accountId: string, chargeId: string, before: number): Promise<Recorded<LedgerEvent> | null> {
    for (let from = before - 1; from >= 0; from -= PAGE) {
      const page = await this.store.readStream(streamName(ledger, accountId), { from, direction: 'backwards', limit: PAGE });
      const found = page.map((stored) => decode<LedgerEvent>(stored)).find((event) => closedLines(event).some((line) => line.chargeId === chargeId));
      if (found) return found;
    }
    return null;
  }
}
