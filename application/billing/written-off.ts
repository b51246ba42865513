import { inject, injectable } from 'inversify';
import type { LedgerEvent } from '../../domain/billing/billing.events.js';
import { closedLines } from '../../domain/billing/closed-line.js';
import { ledger } from '../../domain/billing/ledger.js';
import { streamName } from '../../domain/shared/decider.js';
import type { EventStore } from '../ports/event-store.js';
import { TOKENS } from '../ports/tokens.js';
import { throughBooks } from '../spine/book-pages.js';
import { decode } from '../spine/decode.js';

/** What a ledger has ever written off: with the invoice it forgets it, its books do not. */
@injectable()
export class WrittenOff {
  constructor(@inject(TOKENS.eventStore) private readonly store: EventStore) {}

  /** Reads the whole ledger: for what is tried again long after its day. */
  async has(accountId: string, chargeId: string): Promise<boolean> {
    for await (const page of throughBooks(this.store, streamName(ledger, accountId)))
      if (page.some((event) => writtenOffBy(decode<LedgerEvent>(event)).includes(chargeId))) return true;
    return false;
  }
}

/** Events of the time before lines were told say only which charges moved. */
const writtenOffBy = (event: LedgerEvent): readonly string[] => [
  ...closedLines(event).map(({ chargeId }) => chargeId),
  ...(event.type === 'ChargesClosed' ? event.data.moved.map(({ chargeId }) => chargeId) : []),
];
