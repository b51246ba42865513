import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ledger } from '../../domain/billing/ledger.js';
import type { PlacedCharge } from '../../domain/billing/billing.events.js';
import type { Ledger, LedgerCommand } from '../../domain/billing/ledger-state.js';
import { billingType } from '../../domain/subscriptions/billing-types/index.js';
import { CASES, LONG, priced, SEED } from './agreement.js';
import { cases, type Case } from './cases.js';
import { cutIn, keptOf, type Amount, type Worth } from './splits.js';

const id = (chargeId: string, part: string): string => `${chargeId} ${part}`;

/** What an order's charges became, and the money that is left, after commands one upon the other. */
const played = (commands: readonly LedgerCommand[]): { readonly state: Ledger; readonly parts: readonly PlacedCharge[] } => {
  let [state, parts]: [Ledger, readonly PlacedCharge[]] = [ledger.initial, []];
  for (const command of commands) {
    for (const event of ledger.decide(command, state)) {
      state = ledger.evolve(state, event);
      if (event.type === 'ChargesSplit') parts = event.data.charges;
    }
  }
  return { state, parts };
};

/** A Reservation on its first day, paid for. */
const sold = (story: Case): { readonly charges: ReturnType<typeof priced>['charges']; readonly commands: readonly LedgerCommand[] } => {
  const { start: on } = story;
  const { charges, net } = priced(billingType('reservation').sale({ ...story, oneTime: 'setup' }), story);
  const order = { orderId: 'order', paymentId: 'payment' };
  return {
    charges,
    commands: [
      { type: 'OpenLedger', accountId: 'account', currency: 'EUR', limits: { threshold: 0, payWithNegativeBalance: false, subzeroPeriod: -1 } },
      { type: 'CreateCharges', ...order, subscriptionId: 'sub', model: 'prepay', on, charges },
      ...(net > 0 ? [{ type: 'ReceiveMoney', ...order, kind: 'order', amount: net, on } as const] : []),
      { type: 'SettleOrder', ...order, fromBalance: false, on, recut: null, whenShort: 'refuse' },
    ],
  };
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const worthOf = ({ period, gross, net, discount, derivation: { unitFee, quantity, weight } }: ReturnType<typeof priced>['charges'][number]): Worth => ({
  ...period, unitFee, quantity, weight, gross, discount: gross - net, percentage: discount?.percentage ?? null,
});
const amountsOf = (parts: readonly PlacedCharge[], status: string): readonly Amount[] => parts.filter((part) => part.status === status).map(({ gross, net }) => ({ gross, net }));
/** The periods that are cut, in the order of the charges. */
const running = (story: Case, charges: ReturnType<typeof priced>['charges'], day: string): readonly Worth[] =>
  charges.filter(({ fee, period }) => fee === 'recurring' && period.from < day && day < period.to).map(worthOf);

const check = (what: (story: Case) => void): void => {
  const arbitrary = cases('reservation');
  fc.assert(fc.property(arbitrary, (story) => what({ ...story, on: story.on < (story.terms[1]?.start ?? '9') ? story.on : story.start })), { numRuns: Math.ceil(CASES / 20), ...(SEED && { seed: Number(SEED) }) });
};

describe('splits, by the oracle', () => {
  it('writes off the days used of a deleted subscription and frees the rest, to the cent', () => check((story) => {
    const { charges, commands } = sold(story);
    const cuts = running(story, charges, story.on).map((worth) => cutIn(worth, story.on));
    const { state, parts } = played([...commands, { type: 'CloseDueCharges', on: story.on, limit: 10_000 }, { type: 'EndCharges', subscriptionId: 'sub', on: story.on, owed: false, id }]);
    expect(amountsOf(parts, 'Closed')).toEqual(cuts.map(({ used }) => used));
    expect(state.blocked).toBe(0);
    const before = charges.filter(({ fee, period }) => fee !== 'recurring' || period.to <= story.on);
    const spent = sum(before.map(({ net }) => net)) + sum(cuts.map(({ used }) => used.net));
    expect(state.balance).toBe(sum(charges.map(({ net }) => net)) - spent);
  }), LONG);

  it('gives back the unused part of what is reduced and holds the new quantity', () => check((story) => {
    const { charges, commands } = sold(story);
    const [largest] = running(story, charges, story.on).filter(({ quantity }) => quantity > 1);
    if (!largest) return;
    const line = charges.find(({ period, derivation, gross }) => period.from === largest.from && derivation.quantity === largest.quantity && gross === largest.gross);
    const to = Math.floor(largest.quantity / 2);
    const { parts } = played([...commands, { type: 'CloseDueCharges', on: story.on, limit: 10_000 }, { type: 'ReduceCharges', subscriptionId: 'sub', on: story.on, resources: [{ resourceKey: line?.resourceKey ?? null, to }], id }]);
    const cut = cutIn(largest, story.on);
    expect(amountsOf(parts, 'Closed')).toEqual([cut.used]);
    expect(amountsOf(parts, 'Waiting for refund')).toEqual([cut.unused]);
    expect(parts.filter(({ status, period }) => status === 'Blocked' && period.from === story.on).map(({ gross, net }) => ({ gross, net }))).toEqual([keptOf(largest, story.on, to)]);
  }), LONG);
});
