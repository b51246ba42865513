import type { Aggregate } from '../shared/decider.js';
import { wrongState } from '../shared/errors.js';
import { ledgerEvents, type LedgerEvent, type Limits } from './billing.events.js';
import { assertOpen, bookClosed, carriedOver } from './ledger-books.js';
import { increaseMerged, reduced } from './ledger-changes.js';
import { evolveLedger } from './ledger-fold.js';
import { corrected, creditHoldEvaluated, guaranteed, guaranteeRevoked, invoiceCredited, received, returned, servicesPaid } from './ledger-money.js';
import { created, orderReleased, settled } from './ledger-orders.js';
import { billingDayCharged, consumptionRecorded, dueClosed, termReleased } from './ledger-periods.js';
import { EMPTY, type Ledger, type LedgerCommand } from './ledger-state.js';
import { ended, resumed, stopped, termClosed } from './ledger-stops.js';

type Commands = Exclude<LedgerCommand, { type: 'OpenLedger' }>;
type Decisions = { readonly [T in Commands['type']]: (command: Extract<LedgerCommand, { type: T }>, state: Ledger, accountId: string) => readonly LedgerEvent[] };

const sameLimits = (a: Limits, b: Limits): boolean => a.threshold === b.threshold && a.payWithNegativeBalance === b.payWithNegativeBalance && a.subzeroPeriod === b.subzeroPeriod;

const decisions: Decisions = {
  ChangeLimits: ({ limits }, state, accountId) => (sameLimits(state.limits, limits) ? [] : [{ type: 'LedgerAllowanceChanged', data: { accountId, limits } }]),
  ReceiveMoney: received,
  ReturnMoney: returned,
  PayServices: servicesPaid,
  CreditInvoice: invoiceCredited,
  CreateCharges: created,
  SettleOrder: settled,
  ReleaseOrder: orderReleased,
  ReleaseTerm: termReleased,
  CloseDueCharges: dueClosed,
  ChargeBillingDay: billingDayCharged,
  StopCharges: stopped,
  ResumeCharges: resumed,
  CloseTerm: termClosed,
  ReduceCharges: reduced,
  MergeIncrease: increaseMerged,
  EndCharges: ended,
  RecordConsumption: consumptionRecorded,
  CorrectBalance: corrected,
  ProvideGuarantee: guaranteed,
  RevokeGuarantee: guaranteeRevoked,
  EvaluateCreditHold: creditHoldEvaluated,
  CloseBook: bookClosed,
  InvoiceCharges({ invoiceId, chargeIds, on }, state, accountId) {
    const waiting = chargeIds.filter((chargeId) => state.uninvoiced.has(chargeId));
    return waiting.length > 0 ? [{ type: 'ChargesInvoiced', data: { accountId, invoiceId, chargeIds: waiting, on } }] : [];
  },
};

/**
 * An account's money and charges in one stream: a charge's transition and its balanced postings are one event, so that
 * paying an order is one append (rulings, Software 1). Paying holds money; only closing a charge moves the balance.
 */
export const ledger: Aggregate<Ledger, LedgerCommand, LedgerEvent> = {
  category: 'ledger',
  catalogue: ledgerEvents,
  initial: EMPTY,
  decide(command, state) {
    if (command.type === 'OpenLedger')
      return state.accountId ? [] : [{ type: 'LedgerOpened', data: { accountId: command.accountId, currency: command.currency, limits: command.limits } }];
    if (!state.accountId) throw wrongState('ledger_missing', "The account's ledger is not open yet. Try again in a moment.");
    if (command.type !== 'CloseBook') assertOpen(state);
    return decisions[command.type](command as never, state, state.accountId);
  },
  evolve: evolveLedger,
  carryOver: carriedOver,
};
