import { inject, injectable } from 'inversify';
import { invoice, LINES_AT_ONCE } from '../../domain/billing/invoice.js';
import type { InvoiceHead } from '../../domain/billing/invoice.events.js';
import type { ClosedLine } from '../../domain/billing/closed-line.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import { addDays, addMonths, latest } from '../../domain/shared/calendar.js';
import { notFound, wrongState } from '../../domain/shared/errors.js';
import type { Scope } from '../../domain/shared/event.js';
import type { AccountRecord } from '../partners/records.js';
import { Records } from '../partners/records.js';
import type { Clock } from '../ports/clock.js';
import type { JsonObject } from '../ports/read-store.js';
import { TOKENS } from '../ports/tokens.js';
import type { Views } from '../ports/views.js';
import { followUp, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { systemPrincipal } from '../spine/principal.js';
import { effective, Transactor, type Committed } from '../spine/transactor.js';
import { invoiceIdOf } from './invoices.js';
import { inOrder, isDue, lineOf } from './invoice-lines.js';
import { Ledgers } from './ledgers.js';
import { NumberSeries } from './number-series.js';

/** The day on which invoices are issued: a run's date, and the instant at which it happens. */
export interface IssueDay {
  readonly date: string;
  readonly now: string;
  readonly simulated: boolean;
  /** What it belongs to; left out: the invoice. */
  readonly correlationId?: string;
}

interface Issuing {
  readonly head: InvoiceHead;
  readonly scope: Scope;
  readonly day: IssueDay;
}

const PRINCIPAL = systemPrincipal('invoicing');
const MODELS: readonly PaymentModel[] = ['postpay', 'prepay'];

/**
 * Invoices of a billing day, made the day after it (domain.md 3.5). In steps that may each be repeated, so that it goes on
 * after a crash wherever it broke off: lines onto the invoice, then out of what the ledger still has to invoice, then the
 * number and the end. Ids derive from the invoice, never from the run, so no number is taken twice.
 */
@injectable()
export class Invoicing {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Ledgers) private readonly ledgers: Ledgers,
    @inject(Records) private readonly records: Records,
    @inject(NumberSeries) private readonly numbers: NumberSeries,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** What may be invoiced on a day: `id` the account, `billingDate` the day that ended its period. First what broke off. */
  async *due(date: string): AsyncIterable<JsonObject> {
    const yesterday = addDays(date, -1);
    const seen = new Set<string>();
    for (const source of this.sources(yesterday)) {
      for await (const { accountId, resellerId, resellerPath, billingDate = yesterday } of source) {
        const key = `${String(accountId)} ${String(billingDate)}`;
        if (!seen.has(key)) yield { id: accountId, accountId, resellerId, resellerPath, billingDate };
        seen.add(key);
      }
    }
  }

  /** Issues an account's invoice and its act of a billing day. Null: there was nothing to issue. */
  async issue(scope: Scope, billingDate: string, day: IssueDay): Promise<Committed | null> {
    const found = await this.records.account(scope.accountId ?? '');
    if (!found) throw notFound('account', scope.accountId ?? '');
    const issuing = MODELS.map((model): Issuing => ({ scope, day, head: headOf(found, billingDate, model) }));
    const { uninvoiced } = await this.ledgers.load(found.account.id, context(issuing[0] as Issuing, 'look'));
    let issued: Committed | null = null;
    for (const one of issuing) issued = (await this.issueOne(found, inOrder([...uninvoiced.values()].filter((line) => isDue(line, one.head))), one)) ?? issued;
    return issued;
  }

  private sources(billingDate: string): readonly AsyncIterable<JsonObject>[] {
    const billingDay = Number(billingDate.slice(8));
    return [
      this.views.all('invoices', { status: 'Open' }, undefined, 'billingDate'),
      this.views.firstOfEach('charges', 'accountId', { uninvoiced: true, billingDay }, { field: 'closedOn', upTo: billingDate }),
      this.views.all('corrections', { uninvoiced: true, billingDay }, { field: 'on', upTo: billingDate }, 'accountId'),
    ];
  }

  private async issueOne({ account, reseller }: AccountRecord, lines: readonly ClosedLine[], issuing: Issuing): Promise<Committed | null> {
    const { head, scope, day } = issuing;
    const before = await this.load(issuing);
    if (before?.status === 'Closed' || (!before && lines.length === 0)) return null;
    await this.assertNoneOpenBefore(issuing);
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE) await this.take(lines.slice(from, from + LINES_AT_ONCE), issuing);
    const ctx = context(issuing, 'close');
    const number = await this.numbers.issue(head.model === 'postpay' ? 'invoice' : 'act', head.resellerId, head.invoiceId, ctx, scope, day.date);
    // Days that are caught up are no days to pay in: who gets his invoice late has as long.
    const dueOn = head.model === 'postpay' ? addDays(latest(day.date, this.clock.today(reseller.timeZone)), account.terms.paymentExpirationPeriod) : null;
    return effective(await this.transactor.transact(invoice, head.invoiceId, { type: 'CloseInvoice', number, on: day.date, dueOn }, ctx, { scope }));
  }

  /** Lines go onto the invoice first: only what stands on it is no longer waiting for one. */
  private async take(lines: readonly ClosedLine[], issuing: Issuing): Promise<void> {
    const { head, scope, day } = issuing;
    const wanted = lines.map(({ chargeId }) => chargeId);
    const ids = derivedId(...wanted);
    const added = await this.transactor.transact(invoice, head.invoiceId, { type: 'AddLines', head, lines: lines.map(lineOf) }, context(issuing, `lines ${ids}`), { scope });
    const chargeIds = effective(added) ? wanted : await this.standing(wanted, issuing);
    await this.ledgers.command(scope, { type: 'InvoiceCharges', invoiceId: head.invoiceId, chargeIds, on: day.date }, context(issuing, `invoiced ${ids}`));
  }

  /** Lines that were not added now: they are there since an earlier attempt, or came too late. */
  private async standing(chargeIds: readonly string[], issuing: Issuing): Promise<readonly string[]> {
    const onIt = (await this.load(issuing))?.chargeIds;
    return chargeIds.filter((chargeId) => onIt?.has(chargeId));
  }

  /** A charge that stands on an invoice that broke off must not come onto a second one. */
  private async assertNoneOpenBefore(issuing: Issuing): Promise<void> {
    const { accountId, billingDate, model } = issuing.head;
    const invoiceId = invoiceIdOf(accountId, addMonths(billingDate, -1), model);
    const { state } = await this.transactor.load(invoice, invoiceId);
    if (state?.status === 'Open') throw wrongState('earlier_invoice_open', `The invoice of ${state.billingDate} is not closed yet. Run the billing day again once what stopped it is mended.`, { invoiceId });
  }

  private async load({ head }: Issuing) {
    return (await this.transactor.load(invoice, head.invoiceId)).state;
  }
}

const headOf = ({ account }: AccountRecord, billingDate: string, model: PaymentModel): InvoiceHead => ({
  invoiceId: invoiceIdOf(account.id, billingDate, model), accountId: account.id, resellerId: account.resellerId, model, billingDate, period: { from: addMonths(billingDate, -1), to: billingDate }, currency: account.currency,
});

const context = ({ head, day: { now, simulated, correlationId = head.invoiceId } }: Issuing, what: string): CommandContext => followUp(PRINCIPAL, { id: head.invoiceId, correlationId, now, simulated }, `invoicing.${what}`);
