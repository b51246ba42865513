import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { InvoiceEvent, InvoiceLine } from '../../domain/billing/invoice.events.js';
import type { Projection } from '../../projections/projection.js';
import type { EventStore } from '../ports/event-store.js';
import type { JsonObject } from '../ports/read-store.js';
import type { ReadService } from '../queries/read-service.js';
import { decode } from '../spine/decode.js';
import type { Principal } from '../spine/principal.js';
import { ChargeReader } from './charge-reader.js';
import type { Explanation } from './explain-charge.js';

/** A line with the explanation of its charge; of what was given back, of the charge that it lowers. */
export type ExplainedLine = Omit<InvoiceLine, 'discount'> & { readonly explanation: Explanation; readonly agrees: boolean };

/** An invoice down to prices and days. `recomputed` sums all of its lines; `lines` is a page of them. Minor units. */
export interface InvoiceExplanation {
  readonly invoiceId: string;
  readonly number: string | null;
  readonly lineCount: number;
  readonly lines: readonly ExplainedLine[];
  /** Where the next page of lines starts; null on the last one. */
  readonly next: number | null;
  readonly taxes: number;
  readonly total: number;
  readonly recomputed: number;
  /** The lines sum to the total, and each line of this page agrees with its charge. */
  readonly agrees: boolean;
  readonly currency: string;
}

const LINES_A_PAGE = 100;

/** Invoices with their lines, and the charges that these stand for. */
export class InvoiceReader {
  private readonly charges: ChargeReader;

  constructor(
    private readonly reads: ReadService,
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly views: { readonly invoices: Projection; readonly charges: Projection },
  ) {
    this.charges = new ChargeReader(reads, views.charges);
  }

  /** @throws DomainError not_found, forbidden */
  async explain(id: string, principal: Principal, from = 0): Promise<InvoiceExplanation> {
    const invoice = await this.reads.get(this.views.invoices, id, principal);
    const shown: InvoiceLine[] = [];
    let [lineCount, recomputed] = [0, Number(invoice.taxes)];
    for await (const lines of this.linesOf(id)) {
      shown.push(...lines.slice(Math.max(0, from - lineCount), Math.max(0, from + LINES_A_PAGE - lineCount)));
      lineCount += lines.length;
      recomputed = lines.reduce((sum, { net }) => sum + net, recomputed);
    }
    const lines = await Promise.all(shown.map((line) => this.explained(line, principal)));
    const total = Number(invoice.total);
    const next = from + LINES_A_PAGE < lineCount ? from + LINES_A_PAGE : null;
    return { ...headOf(invoice), invoiceId: id, lineCount, lines, next, total, recomputed, agrees: recomputed === total && lines.every(({ agrees }) => agrees) };
  }

  /** All of them, some hundred at a time: one account may have 300,000, and others want to be served meanwhile. */
  private async *linesOf(id: string): AsyncGenerator<readonly InvoiceLine[]> {
    for (let from = 0; ; from++) {
      const [stored] = await this.store.readStream(`invoice-${id}`, { from, limit: 1 });
      if (!stored) return;
      const event = decode<InvoiceEvent>(stored);
      if (event.type === 'InvoiceLinesAdded') yield event.data.lines;
      await yieldToOthers();
    }
  }

  private async explained({ discount: _discount, ...line }: InvoiceLine, principal: Principal): Promise<ExplainedLine> {
    const explanation = await this.charges.explain(line.reverses ?? line.chargeId, principal);
    return { ...line, explanation, agrees: explanation.agrees && (line.reverses !== null || explanation.amount === line.net) };
  }
}

const headOf = ({ number, taxes, currency }: JsonObject): Pick<InvoiceExplanation, 'number' | 'taxes' | 'currency'> => ({ number: number as string | null, taxes: Number(taxes), currency: String(currency) });
