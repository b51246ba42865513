import type { Recorded } from '../../domain/shared/event.js';
import type { InvoiceEvent, InvoiceLine } from '../../domain/billing/invoice.events.js';

/** Invoices add up, and nothing is on two of them. */
export class Invoices {
  private readonly lines = new Map<string, InvoiceLine[]>();
  private readonly invoiced = new Set<string>();
  private readonly numbers = new Set<string>();

  /** @returns what is wrong with the invoice after the event. */
  enter(event: Recorded): readonly string[] {
    const { type, data } = event as Recorded<InvoiceEvent>;
    if (type === 'InvoiceLinesAdded') return this.add(data.invoiceId, data.lines);
    return type === 'InvoiceClosed' ? this.close(data) : [];
  }

  private add(invoiceId: string, lines: readonly InvoiceLine[]): readonly string[] {
    const known = this.lines.get(invoiceId) ?? [];
    this.lines.set(invoiceId, [...known, ...lines]);
    const again = lines.filter(({ chargeId }) => this.invoiced.has(chargeId));
    lines.forEach(({ chargeId }) => this.invoiced.add(chargeId));
    return again.map(({ chargeId }) => `${chargeId} is invoiced again, on ${invoiceId}`);
  }

  private close({ invoiceId, resellerId, number, gross, discount, net, taxes, total }: Extract<InvoiceEvent, { type: 'InvoiceClosed' }>['data']): readonly string[] {
    const lines = this.lines.get(invoiceId) ?? [];
    const sum = (amountOf: (line: InvoiceLine) => number): number => lines.reduce((amount, line) => amount + amountOf(line), 0);
    const wrong = [
      ...(gross === sum((line) => line.gross) && net === sum((line) => line.net) && discount === gross - net && total === net + taxes ? [] : [`invoice ${number} says ${gross} - ${discount} = ${net}, its lines sum to ${sum((line) => line.net)}`]),
      ...(this.numbers.has(`${resellerId} ${number}`) ? [`the number ${number} is used twice`] : []),
    ];
    this.numbers.add(`${resellerId} ${number}`);
    return wrong;
  }
}
