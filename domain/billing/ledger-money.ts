import { daysBetween, type BusinessDate } from '../shared/calendar.js';
import type { GuaranteeEnd, LedgerEvent } from './billing.events.js';
import { move } from './ledger-movement.js';
import { evolveLedger } from './ledger-fold.js';
import { givenBack, insufficientBalance, spendable, type Guarantee, type Ledger, type LedgerCommand, type Receipt } from './ledger-state.js';
import { ruleBroken } from '../shared/errors.js';
import { formatMinor } from '../shared/money.js';
import type { ClosedLine } from './placed-charge.js';

type Of<T extends LedgerCommand['type']> = Extract<LedgerCommand, { type: T }>;

/** Money for rendered services settles what is owed; all other money is the balance's. A top-up takes the place of promises to pay. */
export const received = ({ paymentId, kind, amount, on }: Of<'ReceiveMoney'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.receipts.has(paymentId)) return [];
  // Services that the balance paid meanwhile are not paid twice: the money stays on the balance.
  const owed = kind === 'services' && !state.servicesPaid.has(paymentId);
  const credited = owed ? { receivable: amount } : { available: amount };
  const event: LedgerEvent = { type: 'MoneyReceived', data: { accountId, paymentId, kind, amount, on, ...move(state, { ...credited, received: -amount }) } };
  return kind === 'top_up' ? [event, ...replaced(amount, on, evolveLedger(state, event), accountId)] : [event];
};

/** The oldest promise first: kept in full it is revoked, kept in part it is replaced by one for the rest (domain.md 3.7). */
const replaced = (money: number, on: BusinessDate, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const [entry] = state.guarantees;
  if (!entry || money <= 0) return [];
  const [guaranteeId, guarantee] = entry;
  const revoked = revocation(guaranteeId, guarantee, { on, reason: 'top_up' }, state, accountId);
  const after = evolveLedger(state, revoked);
  const rest = guarantee.amount - money;
  if (rest <= 0) return [revoked, ...replaced(money - guarantee.amount, on, after, accountId)];
  const again = { guaranteeId: successorOf(guaranteeId), number: guarantee.number, amount: rest, expiresOn: guarantee.expiresOn, cause: 'top_up', on } as const;
  return [revoked, provision(again, after, accountId)];
};

/** "<id>", "<id>.1", "<id>.2": as long as ever, however many top-ups come. Older logs have one date for each of them. */
const successorOf = (guaranteeId: string): string => {
  const [first, ...rest] = guaranteeId.split('.');
  const [only] = rest;
  return `${first}.${rest.length === 1 && /^\d+$/.test(only ?? '') ? Number(only) + 1 : rest.length + 1}`;
};

const NOTHING: Receipt = { amount: 0, side: 'available' };

/** It goes from where it came to: the balance, or the debt that it had paid. */
export const returned = ({ paymentId, reason, on }: Of<'ReturnMoney'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { amount, side } = state.receipts.get(paymentId) ?? NOTHING;
  // Not received, or returned already: there is nothing to take back.
  if (amount === 0) return [];
  return [{ type: 'MoneyReturned', data: { accountId, paymentId, amount, reason, on, ...move(state, { [side]: -amount, received: amount }) } }];
};

/** @throws insufficient_balance */
export const servicesPaid = ({ paymentId, amount, on, withdrawn = false }: Of<'PayServices'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.receipts.has(paymentId) || state.servicesPaid.has(paymentId)) return [];
  if (!withdrawn && amount > spendable(state)) throw insufficientBalance(state, amount);
  return [{ type: 'ServicesPaid', data: { accountId, paymentId, amount, on, ...move(state, { available: -amount, receivable: amount }) } }];
};

/** Once an invoice. What postpay gives back beyond what it asks must not wait for a later invoice, which may never come. */
export const invoiceCredited = ({ invoiceId, amount, on }: Of<'CreditInvoice'>, state: Ledger, accountId: string): readonly LedgerEvent[] =>
  state.servicesPaid.has(invoiceId) ? [] : [{ type: 'InvoiceCredited', data: { accountId, invoiceId, amount, on, ...move(state, { available: amount, receivable: -amount }) } }];

/** All corrections of a charge together change it by no more than what it was. */
const assertWithin = ({ chargeId, net }: ClosedLine, sum: number): void => {
  if (Math.abs(sum) > Math.abs(net)) throw ruleBroken('above_charge', 'A charge cannot be corrected by more than its amount, all of its corrections together.', '/amount', { chargeId, most: net, sum });
};

/** By hand, plus or minus, with the reason; of a written-off charge at most what it was. A postpaid charge's correction changes what is owed. */
export const corrected = ({ correctionId, number, amount, reason, line, on }: Of<'CorrectBalance'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (amount === 0) throw ruleBroken('amount_zero', 'A correction changes something: give an amount above or below zero.', '/amount');
  const before = line ? givenBack(state, line.chargeId) : 0;
  if (line) assertWithin(line, before + amount);
  const reversed = line ? [{ ...line, amount, correctionId, closedOn: on, ...(before !== 0 && { before }) }] : [];
  const side = line?.model === 'postpay' ? 'receivable' : 'available';
  return [{ type: 'BalanceCorrected', data: { accountId, correctionId, number, amount, reason, reversed, on, ...move(state, { [side]: amount, adjusted: -amount }) } }];
};

/** @throws guarantee_above_limit */
export const guaranteed = ({ guaranteeId, number, amount, limit, expiresOn, on }: Of<'ProvideGuarantee'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  if (state.guarantees.has(guaranteeId)) return [];
  const provided = [...state.guarantees.values()].reduce((sum, guarantee) => sum + guarantee.amount, 0);
  if (provided + amount > limit) throw guaranteeAboveLimit(state.currency, { amount, provided, limit });
  return [provision({ guaranteeId, number, amount, expiresOn, cause: 'manager', on }, state, accountId)];
};

const guaranteeAboveLimit = (currency: string, { amount, provided, limit }: { readonly amount: number; readonly provided: number; readonly limit: number }): Error =>
  ruleBroken('guarantee_above_limit', `${formatMinor(limit, currency)} ${currency} may be guaranteed to this account at once, and ${formatMinor(provided, currency)} is already. Guarantee less, or raise the limit in the account's terms.`, '/amount', {
    amount, provided, limit, currency,
  });

export const guaranteeRevoked = ({ guaranteeId, reason, on }: Of<'RevokeGuarantee'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const guarantee = state.guarantees.get(guaranteeId);
  return guarantee ? [revocation(guaranteeId, guarantee, { on, reason }, state, accountId)] : [];
};

type Provided = Extract<LedgerEvent, { type: 'GuaranteeProvided' }>['data'];

const provision = (data: Pick<Provided, 'guaranteeId' | 'number' | 'amount' | 'expiresOn' | 'cause' | 'on'>, state: Ledger, accountId: string): LedgerEvent => ({
  type: 'GuaranteeProvided',
  data: { accountId, ...data, ...move(state, { available: data.amount, guaranteed: -data.amount }) },
});

const revocation = (guaranteeId: string, { amount }: Guarantee, { on, reason }: { readonly on: BusinessDate; readonly reason: GuaranteeEnd }, state: Ledger, accountId: string): LedgerEvent => ({
  type: 'GuaranteeRevoked',
  data: { accountId, guaranteeId, amount, reason, on, ...move(state, { available: -amount, guaranteed: amount }) },
});

/**
 * Credit hold begins below the threshold, or when the subzero period is over: with 14 days, on day 15. Inside that time the
 * threshold is enough to leave it; afterwards the balance must be back at zero (domain.md 4.1, rulings, Billing 16).
 */
export const creditHoldEvaluated = ({ on }: Of<'EvaluateCreditHold'>, state: Ledger, accountId: string): readonly LedgerEvent[] => {
  const { balance, creditHold } = state;
  if (!creditHold) return isBroke(state, on) ? [{ type: 'CreditHoldStarted', data: { accountId, on, balance } }] : [];
  return isBroke(state, on) ? [] : [{ type: 'CreditHoldReleased', data: { accountId, on, balance } }];
};

const isBroke = ({ balance, limits: { threshold, subzeroPeriod }, negativeSince }: Ledger, on: BusinessDate): boolean => {
  const tooLong = negativeSince !== null && subzeroPeriod >= 0 && daysBetween(negativeSince, on) >= subzeroPeriod;
  return balance < -threshold || (balance < 0 && tooLong);
};
