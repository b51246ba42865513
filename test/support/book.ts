import { expect } from '@jest/globals';
import type { LedgerEvent, Limits, PlacedCharge } from '../../domain/billing/billing.events.js';
import { carriedOver } from '../../domain/billing/ledger-books.js';
import { ledger } from '../../domain/billing/ledger.js';
import { spendable, type Ledger, type LedgerCommand } from '../../domain/billing/ledger-state.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import type { ChargeDraft } from '../../domain/shared/charge.js';
import { memory } from './ledger-memory.js';

const ACCOUNT = 'account';
export const id = (chargeId: string, part: string): string => `${chargeId}/${part}`;

export const charge = (chargeId: string, net: number, from: string, to: string, more: Partial<ChargeDraft> = {}): ChargeDraft => ({
  chargeId, fee: 'recurring', resourceKey: 'licences', period: { from, to }, onSettlement: 'block', gross: net, discount: null, net, origin: { planId: 'plan', billingDay: 1, pricedAt: '2019-10-20T09:00:00.000Z' },
  derivation: { billingType: 'csp_monthly@1', rule: 'sale', unitFee: net, quantity: 1, weight: '1', days: { charged: 1, of: 1 }, exact: String(net), grossCorrection: 0, netCorrection: 0, lost: [] },
  ...more,
});

/** The same ledger once its book is closed and carried over, through JSON as the log writes it. */
export const inNextBook = (state: Ledger): Ledger => {
  const closed = fold(state, ledger.decide({ type: 'CloseBook', book: state.book.number, on: '2019-12-01' }, state));
  return fold(ledger.initial, carriedOver(closed, { from: 'ledger-account', before: 1, commands: [] }, []));
};

const fold = (state: Ledger, events: readonly LedgerEvent[]): Ledger => (JSON.parse(JSON.stringify(events)) as readonly LedgerEvent[]).reduce((current, event) => ledger.evolve(current, event), state);

/** Plays commands on a ledger, and checks the books after each event: postings sum to zero and lead to where the event says, and the next book would go on from there. */
export class Book {
  state: Ledger = ledger.initial;
  readonly events: LedgerEvent[] = [];

  constructor(
    allowance = 0,
    private readonly model: PaymentModel = 'prepay',
    limits: Partial<Limits> = {},
  ) {
    this.do({ type: 'OpenLedger', accountId: ACCOUNT, currency: 'EUR', limits: { threshold: allowance, payWithNegativeBalance: allowance > 0, subzeroPeriod: -1, ...limits } });
  }

  do(command: LedgerCommand): this {
    for (const event of ledger.decide(command, this.state)) {
      const before = this.state;
      this.state = ledger.evolve(this.state, event);
      this.events.push(event);
      if ('postings' in event.data) {
        const posted = (account: string): number => ('postings' in event.data ? event.data.postings : []).filter((posting) => posting.account === account).reduce((sum, posting) => sum + posting.amount, 0);
        expect(event.data.postings.reduce((sum, posting) => sum + posting.amount, 0)).toBe(0);
        expect(this.state.blocked - before.blocked).toBe(posted('blocked'));
        expect(this.state.balance - before.balance).toBe(posted('blocked') + posted('available'));
        expect(this.state.owed - before.owed).toBe(0 - posted('receivable'));
      }
      expect(this.state.blocked).toBe(this.held);
    }
    expect(memory(inNextBook(this.state))).toEqual(memory(this.state));
    return this;
  }

  /** What the charges hold is what the ledger says is blocked. */
  private get held(): number {
    const holding = [...this.state.charges.values()].flat().filter(({ model, status }) => model === 'prepay' && (status === 'Blocked' || status === 'Waiting for refund'));
    return holding.reduce((sum, { net }) => sum + Math.max(0, net), 0);
  }

  pay(paymentId: string, amount: number, on = '2019-10-20'): this {
    return this.do({ type: 'ReceiveMoney', paymentId, kind: 'order', amount, on });
  }

  order(orderId: string, ...charges: readonly ChargeDraft[]): this {
    return this.do({ type: 'CreateCharges', orderId, subscriptionId: `sub-${orderId}`, model: this.model, on: '2019-10-20', charges });
  }

  settle(orderId: string, more: Partial<Extract<LedgerCommand, { type: 'SettleOrder' }>> = {}): this {
    return this.do({ type: 'SettleOrder', orderId, paymentId: null, fromBalance: false, on: '2019-10-20', recut: null, whenShort: 'refuse', ...more });
  }

  get standing(): readonly number[] {
    return [this.state.balance, this.state.blocked, spendable(this.state)];
  }

  get charges(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.state.charges.values()].flat().map((placed: PlacedCharge) => [placed.chargeId, `${placed.status} ${placed.net}`]));
  }

  refusal(command: LedgerCommand): { readonly code: string; readonly meta: unknown } {
    try {
      ledger.decide(command, this.state);
    } catch (error) {
      return error as { code: string; meta: unknown };
    }
    return { code: 'accepted', meta: null };
  }
}
