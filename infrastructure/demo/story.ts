import { addDays, daysBetween } from '../../domain/shared/calendar.js';
import { accounts, type PlanKey } from './world.js';

/** How an order ends. `open` waits for payment, `expire` is never paid and runs out, `failed` stays failed. */
export type OrderEnd = 'paid' | 'balance' | 'cancelled' | 'open' | 'expire';

export interface DemoOrder {
  readonly key: string;
  readonly account: string;
  readonly plan: PlanKey;
  readonly quantity: number;
  /** Days after the demo's first day. */
  readonly day: number;
  readonly end: OrderEnd;
  readonly promoCode?: string;
  /** Days until the payment comes in. */
  readonly payAfter?: number;
}

/** What happens to a subscription later. */
export type DemoChange =
  | { readonly kind: 'increase'; readonly order: string; readonly day: number; readonly quantity: number }
  | { readonly kind: 'stop' | 'activate' | 'provisioned' | 'provisioning_failed' | 'cancel_failed' | 'close_charges'; readonly order: string; readonly day: number }
  | { readonly kind: 'reverse'; readonly order: string; readonly day: number };

export const LAST_DAY = 365;

/** Accounts whose steady orders give way to the worked examples. */
const EXAMPLES = ['atelier-1', 'atelier-2', 'hofer-1'];

const steady: readonly DemoOrder[] = accounts.flatMap((account, index) => {
  const paid = account.topUp === null ? 'paid' : 'balance';
  return [
    { key: `${account.key}-1`, account: account.key, plan: index % 3 === 2 ? 'e3a' : 'e3m', quantity: 5 + ((index * 7) % 11), day: 6 + index * 9, end: paid, payAfter: index % 4 === 1 ? 2 : 0 },
    { key: `${account.key}-2`, account: account.key, plan: index % 2 === 0 ? 'vault' : 'e3a', quantity: index % 2 === 0 ? 150 + index * 25 : 3 + (index % 5), day: 64 + index * 17, end: paid },
  ] as const;
}).filter(({ key }) => !EXAMPLES.includes(key));

/** The day of the demo's year on which a date of the calendar falls, from some day on. */
const dayOf = (monthAndDay: string, firstDay: string, after = 0): number => {
  const from = addDays(firstDay, after);
  const year = Number(from.slice(0, 4));
  const date = [year, year + 1].map((candidate) => `${candidate}-${monthAndDay}`).find((candidate) => candidate >= from) ?? from;
  return daysBetween(firstDay, date);
};

/**
 * The examples that the documents reckon through, on their days of the calendar: 10 licences at 5.00 on 20 August (19.35,
 * and 17.42 with 10 % off), 4 more on 11 September (13.33); 10 at 4.00 for a year on 1 March (480.00), 2 more on 24
 * October (34.06).
 */
const examples = (firstDay: string): { readonly orders: readonly DemoOrder[]; readonly changes: readonly DemoChange[] } => {
  const [august, march] = [dayOf('08-20', firstDay), dayOf('03-01', firstDay)];
  return {
    orders: [
      { key: 'example-monthly', account: 'atelier', plan: 'e3m', quantity: 10, day: august, end: 'paid' },
      { key: 'example-discount', account: 'hofer', plan: 'e3m', quantity: 10, day: august, end: 'paid' },
      { key: 'example-annual', account: 'atelier', plan: 'e3a', quantity: 10, day: march, end: 'paid' },
    ],
    changes: [
      { kind: 'increase', order: 'example-monthly', day: dayOf('09-11', firstDay, august), quantity: 14 },
      { kind: 'increase', order: 'example-annual', day: dayOf('10-24', firstDay, march), quantity: 12 },
    ],
  };
};

/** One of each state that a subscription, an order or a payment can be in. */
const special: readonly DemoOrder[] = [
  { key: 'short-1', account: 'klinik', plan: 'short', quantity: 8, day: 120, end: 'paid' },
  { key: 'short-2', account: 'atelier', plan: 'short', quantity: 4, day: 231, end: 'balance', promoCode: 'LAUNCH20' },
  // Three months that ended some days ago: in grace, and stopped after it.
  { key: 'graced', account: 'klinik', plan: 'short', quantity: 3, day: LAST_DAY - 94, end: 'paid' },
  { key: 'lapsed', account: 'minera', plan: 'short', quantity: 6, day: LAST_DAY - 103, end: 'balance' },
  { key: 'rack-live', account: 'bergbau', plan: 'rack', quantity: 3, day: 200, end: 'balance' },
  { key: 'rack-waiting', account: 'minera', plan: 'rack', quantity: 2, day: LAST_DAY - 5, end: 'paid' },
  { key: 'rack-growing', account: 'klinik', plan: 'rack', quantity: 2, day: 250, end: 'paid' },
  { key: 'edge-failed', account: 'hafen', plan: 'edge', quantity: 2, day: LAST_DAY - 9, end: 'paid' },
  { key: 'edge-cancelled', account: 'fiskeri', plan: 'edge', quantity: 1, day: LAST_DAY - 40, end: 'paid' },
  { key: 'open-1', account: 'sparrow', plan: 'e3m', quantity: 12, day: LAST_DAY - 2, end: 'open', promoCode: 'WELCOME10' },
  { key: 'open-2', account: 'fiskeri', plan: 'e3a', quantity: 6, day: LAST_DAY - 1, end: 'open' },
  { key: 'open-3', account: 'hofer', plan: 'e3m', quantity: 2, day: LAST_DAY - 3, end: 'open' },
  { key: 'expired', account: 'sparrow', plan: 'e3a', quantity: 20, day: 300, end: 'expire' },
  { key: 'changed-mind', account: 'trelast', plan: 'vault', quantity: 400, day: 280, end: 'cancelled' },
  { key: 'paused', account: 'hafen', plan: 'e3m', quantity: 9, day: 150, end: 'balance' },
  { key: 'resumed', account: 'vina', plan: 'e3m', quantity: 4, day: 170, end: 'balance' },
];

const later: readonly DemoChange[] = [
  { kind: 'increase', order: 'klinik-1', day: 210, quantity: 16 },
  { kind: 'increase', order: 'minera-1', day: 260, quantity: 25 },
  { kind: 'provisioned', order: 'rack-live', day: 203 },
  { kind: 'provisioned', order: 'rack-growing', day: 252 },
  { kind: 'increase', order: 'rack-growing', day: LAST_DAY - 20, quantity: 4 },
  { kind: 'provisioning_failed', order: 'rack-growing', day: LAST_DAY - 18 },
  { kind: 'cancel_failed', order: 'edge-cancelled', day: LAST_DAY - 38 },
  { kind: 'stop', order: 'paused', day: LAST_DAY - 6 },
  { kind: 'stop', order: 'resumed', day: 285 },
  { kind: 'activate', order: 'resumed', day: 289 },
  { kind: 'close_charges', order: 'hafen-2', day: 140 },
  { kind: 'reverse', order: 'bokhandel-2', day: LAST_DAY - 12 },
];

/** Everything that is ordered, and what becomes of it, in a year that begins on `firstDay`. */
export const storyOf = (firstDay: string): { readonly orders: readonly DemoOrder[]; readonly changes: readonly DemoChange[] } => ({
  orders: [...steady, ...special, ...examples(firstDay).orders].sort((a, b) => a.day - b.day),
  changes: [...later, ...examples(firstDay).changes],
});
