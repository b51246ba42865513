import { orderPaymentId } from '../../application/billing/payments.js';

/** What a step may look up: ids of what was made before, and documents. */
export interface Known {
  id(name: string): string;
  one(view: string, where: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>> & { readonly id: string }>;
}

/** A command of the billing engine's chapter, sent by an admin or an account's Owner on a day of the demo's year. */
export interface EngineStep {
  readonly day: number;
  readonly as: `admin ${string}` | `owner ${string}`;
  readonly command: string;
  readonly key: string;
  body(known: Known): object | Promise<object>;
}

const account = (known: Known, key: string): string => known.id(`account ${key}`);
const subscription = (known: Known, key: string): string => known.id(`subscription ${key}`);

interface Bought {
  readonly key: string;
  readonly account: string;
  readonly plan: string;
  readonly periodId: string;
  readonly quantity: number;
  readonly day: number;
  readonly resource?: string;
  /** Postpaid orders are delivered without a payment; free ones too. */
  readonly paid?: boolean;
  readonly by?: EngineStep['as'];
  readonly seller?: string;
  readonly more?: object;
}

const buy = ({ key, account: buyer, plan, periodId, quantity, day, resource = 'licences', paid = true, by, seller = 'root', more = {} }: Bought): readonly EngineStep[] => [
  {
    day, as: by ?? `owner ${buyer}`, command: 'place-order', key,
    body: (known) => ({ accountId: account(known, buyer), planId: known.id(`${seller} plan ${plan}`), periodId, quantities: quantity === 0 ? [] : [{ resourceKey: resource, quantity }], ...more }),
  },
  ...(paid ? [pay(key, day, seller)] : []),
];
const pay = (key: string, day: number, seller = 'root'): EngineStep => ({
  day, as: `admin ${seller}`, command: 'complete-payment', key: `payment ${key}`, body: (known) => ({ paymentId: orderPaymentId(known.id(`order ${key}`), 0), method: 'bank_transfer', externalTransactionId: `BT-${key}` }),
});
const change = (key: string, owner: string, day: number, quantity: number, resource = 'licences'): EngineStep => ({
  day, as: `owner ${owner}`, command: 'change-subscription', key: `${key} to ${quantity}`, body: (known) => ({ subscriptionId: subscription(known, key), quantities: [{ resourceKey: resource, quantity }] }),
});
const of = (command: string, key: string, as: EngineStep['as'], day: number, more: object = {}): EngineStep => ({ day, as, command, key: `${command} ${key}`, body: (known) => ({ subscriptionId: subscription(known, key), ...more }) });

/** Daily use of two meters, with one day restated a month later. */
const usage = (key: string, days: readonly number[], dateOf: (day: number) => string): readonly EngineStep[] =>
  days.map((day): EngineStep => ({
    day, as: 'admin root', command: 'record-consumption', key: `use of ${key} on ${day}`,
    body: (known) => ({
      subscriptionId: subscription(known, key),
      records: [
        { recordId: `vm ${dateOf(day - 1)}`, usedOn: dateOf(day - 1), resourceKey: 'vm-hours', quantity: '24', netUnitPrice: '0.096' },
        { recordId: `disk ${dateOf(day - 1)}`, usedOn: dateOf(day - 1), resourceKey: 'disk-gb', quantity: String(40 + (day % 7)), netUnitPrice: '0.0031' },
        ...(day === days.at(-1) ? [{ recordId: `vm ${dateOf((days[0] ?? day) - 1)}`, usedOn: dateOf((days[0] ?? day) - 1), resourceKey: 'vm-hours', quantity: '12', netUnitPrice: '0.096' }] : []),
      ],
    }),
  }));

const range = (from: number, to: number, step: number): readonly number[] => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

const switched = (day: number): EngineStep => ({
  day, as: 'owner werft', command: 'switch-plan', key: 'switch-plan switched',
  body: (known) => ({ subscriptionId: subscription(known, 'switched'), planId: known.id('root plan e3a'), periodId: '1_year', quantities: [{ resourceKey: 'licences', quantity: 3 }] }),
});

/** Every billing type from its sale to its changes and its end, postpay with an invoice that nobody pays, and the chain of resellers. */
export const engineSteps = (lastDay: number, dateOf: (day: number) => string): readonly EngineStep[] => {
  const steps: readonly EngineStep[] = [
    ...buy({ key: 'reserve', account: 'werft', plan: 'reserve', periodId: '3_month', quantity: 2, day: lastDay - 120 }),
    ...buy({ key: 'mail', account: 'werft', plan: 'mail', periodId: 'endless', quantity: 10, day: lastDay - 70, paid: false }),
    change('mail', 'werft', lastDay - 40, 15),
    change('mail', 'werft', lastDay - 30, 8),
    ...buy({ key: 'antivirus', account: 'werft', plan: 'antivirus', periodId: 'endless', quantity: 10, day: lastDay - 65 }),
    ...buy({ key: 'workspace', account: 'werft', plan: 'workspace', periodId: '1_year', quantity: 6, day: lastDay - 100 }),
    change('workspace', 'werft', lastDay - 25, 4),
    ...buy({ key: 'trial', account: 'strand', plan: 'partner', periodId: '1_year', quantity: 3, day: lastDay - 80, seller: 'kueste' }),
    ...buy({ key: 'shield', account: 'werft', plan: 'shield', periodId: '1_year', quantity: 1, day: lastDay - 90 }),
    ...buy({ key: 'eset', account: 'werft', plan: 'eset', periodId: 'endless', quantity: 10, day: lastDay - 50 }),
    change('eset', 'werft', lastDay - 8, 7),
    ...buy({ key: 'store', account: 'werft', plan: 'store', periodId: 'endless', quantity: 0, day: lastDay - 60, paid: false }),
    ...buy({ key: 'cloud', account: 'werft', plan: 'cloud', periodId: 'endless', quantity: 0, day: lastDay - 95, paid: false }),
    ...usage('cloud', range(lastDay - 93, lastDay - 1, 4), dateOf),
    ...buy({ key: 'reserved', account: 'werft', plan: 'reserved', periodId: '1_year', quantity: 1, day: lastDay - 35, resource: 'instances', by: 'admin root' }),
    ...buy({ key: 'free', account: 'labor', plan: 'workspace', periodId: 'trial14', quantity: 2, day: lastDay - 6, paid: false }),
    ...buy({ key: 'switched', account: 'werft', plan: 'e3m', periodId: '1_year', quantity: 3, day: lastDay - 55 }),
    switched(lastDay - 20),
    pay('switch-plan switched', lastDay - 20),
    ...buy({ key: 'gone', account: 'werft', plan: 'reserve', periodId: '3_month', quantity: 1, day: lastDay - 45 }),
    of('delete-subscription', 'gone', 'owner werft', lastDay - 15),
    ...buy({ key: 'invoiced', account: 'kanzlei', plan: 'reserve', periodId: '3_month', quantity: 1, day: lastDay - 75, paid: false }),
    ...buy({ key: 'invoiced-too', account: 'kanzlei', plan: 'e3m', periodId: '1_year', quantity: 8, day: lastDay - 74, paid: false }),
    ...buy({ key: 'overdue', account: 'saeumig', plan: 'e3m', periodId: '1_year', quantity: 12, day: lastDay - 68, paid: false }),
    ...buy({ key: 'held', account: 'imbiss', plan: 'reserve', periodId: '3_month', quantity: 1, day: lastDay - 30 }),
    ...buy({ key: 'asked', account: 'labor', plan: 'e3m', periodId: '1_year', quantity: 5, day: lastDay - 28 }),
    of('stop-subscription', 'asked', 'owner labor', lastDay - 2),
    { day: lastDay - 21, as: 'admin root', command: 'correct-balance', key: 'till', body: (known) => ({ accountId: account(known, 'imbiss'), amount: -15_000, reason: 'Chargeback of a card payment.' }) },
    { day: lastDay - 18, as: 'admin root', command: 'correct-balance', key: 'outage', body: (known) => ({ accountId: account(known, 'werft'), amount: 1_500, reason: 'Vault Reserve was unreachable for a day.' }) },
    { day: lastDay - 4, as: 'admin root', command: 'provide-guarantee', key: 'promise', body: (known) => ({ accountId: account(known, 'werft'), amount: 20_000 }) },
  ];
  return [...steps].sort((a, b) => a.day - b.day);
};
