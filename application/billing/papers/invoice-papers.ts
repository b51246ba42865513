import { inject, injectable } from 'inversify';
import type { InvoiceEvent } from '../../../domain/billing/invoice.events.js';
import { wrongState } from '../../../domain/shared/errors.js';
import type { InvoiceDocument } from '../../../projections/billing/invoices.projection.js';
import { invoices } from '../../../projections/billing/invoices.projection.js';
import { payments, type PaymentDocument } from '../../../projections/billing/payments.projection.js';
import { accounts, type AccountDocument } from '../../../projections/partners/accounts.projection.js';
import { resellers, type ResellerDocument } from '../../../projections/partners/resellers.projection.js';
import { subscriptions } from '../../../projections/subscriptions/subscriptions.projection.js';
import type { Clock } from '../../ports/clock.js';
import type { EventStore } from '../../ports/event-store.js';
import type { DrawPaper, Paper, PaperRow } from '../../ports/paper.js';
import type { ProfileStore } from '../../ports/profiles.js';
import type { ReadStore } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import { ReadService } from '../../queries/read-service.js';
import { sightOf } from '../../queries/visibility.js';
import { decode } from '../../spine/decode.js';
import { systemPrincipal, type Principal } from '../../spine/principal.js';
import { figuresOf, type Figures } from './figures.js';
import { customerOf, type ShownAccount } from './parties.js';
import { columnsOf, rowOf, type ShownLine, type Subscribed } from './rows.js';
import { standingOf, type Standing } from './standing.js';
import { fill, textsFor, type PaperTexts } from './texts/index.js';

/** A document with the number that names it, "INV-2026-000012". */
export interface InvoicePaper {
  readonly number: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

type Issued = InvoiceDocument & { readonly accountId: string; readonly resellerId: string; readonly number: string; readonly issuedOn: string };
type Told = { readonly texts: PaperTexts; readonly figures: Figures; readonly locale: string };

/** Events of lines that are read at once: some hundred lines each. */
const EVENTS_AT_ONCE = 2;
const SELF = systemPrincipal('papers');

/** Invoices and statements as documents to keep, for those who may read them. */
@injectable()
export class InvoicePapers {
  private readonly reads: ReadService;

  constructor(
    @inject(TOKENS.readStore) readStore: ReadStore,
    @inject(TOKENS.eventStore) private readonly eventStore: EventStore,
    @inject(TOKENS.profiles) private readonly profiles: ProfileStore,
    @inject(TOKENS.clock) clock: Clock,
    @inject(TOKENS.drawPaper) private readonly draw: DrawPaper,
  ) {
    this.reads = new ReadService({ readStore, eventStore, profiles, clock });
  }

  /**
   * The document in the language of a locale ("pt-BR"), or of the seller.
   * @throws DomainError not_found, forbidden, invoice_not_issued
   */
  async of(id: string, principal: Principal, locale: string | null): Promise<InvoicePaper> {
    await this.reads.get(invoices, id, principal);
    const invoice = (await this.reads.get(invoices, id, SELF)) as unknown as Issued;
    if (invoice.status !== 'Closed') throw wrongState('invoice_not_issued', 'This invoice is still being prepared. Its document can be had once it is issued.');
    const seller = (await this.reads.get(resellers, invoice.resellerId, SELF)) as unknown as ResellerDocument;
    const language = locale ?? seller.locale;
    const told: Told = { texts: textsFor(language), figures: figuresOf(language, invoice.currency), locale: language };
    return { number: invoice.number, bytes: this.draw(await this.paper({ ...invoice, id }, seller, told, principal)) };
  }

  private async paper(invoice: Issued & { readonly id: string }, seller: ResellerDocument, told: Told, principal: Principal): Promise<Paper> {
    const { texts, figures, locale } = told;
    const { number, kind, currency, issuedOn, period } = invoice;
    const payment = await this.paymentOf(invoice);
    const standing = standingOf(invoice, payment, told);
    return {
      language: locale, title: texts[kind], number, issuer: seller.name, issuedOn,
      parties: [{ role: texts.seller, lines: [seller.name] }, await this.customer(invoice.accountId, principal, told)],
      facts: [
        { label: texts.issuedOn, value: figures.date(issuedOn) },
        { label: texts.period, value: figures.period(period) },
        ...(invoice.dueOn ? [{ label: texts.dueOn, value: figures.date(payment?.dueOn ?? invoice.dueOn) }] : []),
        ...(payment ? [{ label: texts.payment, value: payment.number }] : []),
      ],
      headline: { label: texts.amountDue, value: figures.money(standing.due), note: standing.why },
      columns: columnsOf(texts, currency),
      rows: this.rows(invoice, told, principal),
      totals: totalsOf(invoice, standing, told),
      notes: [...(standing.note ? [standing.note] : []), texts.monthsNote],
      page: (page) => fill(texts.page, { number, page: figures.count(page) }),
    };
  }

  private async paymentOf({ paymentId }: Issued): Promise<PaymentDocument | null> {
    if (paymentId === null) return null;
    return ((await this.reads.getMany(payments, [paymentId], SELF)).get(paymentId) ?? null) as unknown as PaymentDocument | null;
  }

  private async customer(accountId: string, principal: Principal, told: Told) {
    const shown = (await this.reads.get(accounts, accountId, principal)) as unknown as ShownAccount;
    const { profileId } = (await this.reads.get(accounts, accountId, SELF)) as unknown as AccountDocument;
    return customerOf(shown, (await this.profiles.getMany([profileId])).get(profileId), told);
  }

  /** From the log, where all of them are, cut to what the reader may see of an invoice. */
  private async *rows(invoice: Issued & { readonly id: string }, told: Told, principal: Principal): AsyncGenerator<readonly PaperRow[]> {
    const sight = sightOf(invoices, principal);
    for (let from = 0; ; from += EVENTS_AT_ONCE) {
      const events = await this.eventStore.readStream(`invoice-${invoice.id}`, { from, limit: EVENTS_AT_ONCE });
      const lines = events.map((event) => decode<InvoiceEvent>(event)).flatMap((event) => (event.type === 'InvoiceLinesAdded' ? event.data.lines : []));
      const shown = sight.show({ ...invoice, lines })['lines'] as readonly ShownLine[];
      const known = await this.reads.getMany(subscriptions, shown.map(({ subscriptionId }) => subscriptionId), principal);
      yield shown.map((line) => rowOf(line, known.get(line.subscriptionId) as unknown as Subscribed | undefined, told));
      if (events.length < EVENTS_AT_ONCE) return;
    }
  }
}

const totalsOf = ({ gross, discount, net, taxes, total }: Issued, { due }: Standing, { texts, figures }: Told): Paper['totals'] => [
  ...(discount === 0 ? [] : [{ label: texts.beforeDiscount, value: figures.money(gross) }, { label: texts.discount, value: figures.money(-discount) }]),
  { label: texts.net, value: figures.money(net) },
  { label: texts.taxes, value: figures.money(taxes) },
  { label: texts.total, value: figures.money(total), strong: true },
  { label: texts.amountDue, value: figures.money(due) },
];
