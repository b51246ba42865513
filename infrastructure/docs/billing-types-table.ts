import { price } from '../../domain/sales/pricing.js';
import { BILLING_RULES, type BillingRules } from '../../domain/shared/billing-rules.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import type { Obligation } from '../../domain/shared/charge.js';
import type { BillingType, Sale } from '../../domain/subscriptions/billing-types/billing-type.js';
import { billingTypes, labelOf } from '../../domain/subscriptions/billing-types/index.js';

const TERMS: Record<BillingRules['terms'], string> = { with_end: 'with an end', endless: 'endless', both: 'with or without an end' };
const PAYS: Record<BillingRules['pays'], string> = { whole_term: 'the whole term', current_period: 'the current period', after_use: 'nothing: what is used is charged' };
const WRITTEN_OFF: Record<BillingRules['writtenOff'], string> = { at_end: 'each period when it is over', at_start: 'each period on its first day', when_paid: 'when the order is paid' };
const INCREASE: Record<BillingRules['increase'], string> = { today: 'from today', tomorrow: 'from the next day', never: 'no' };
const REDUCE: Record<BillingRules['reduce'], string> = {
  refund: 'by days, the unused part comes back',
  until_closed: 'by days, the unused part comes back; not once the term was written off',
  tomorrow: 'from the next day, the unused part comes back',
  next_period: 'from the next billing day',
  never: 'no',
};
const STOP: Record<BillingRules['restOnStop'], string> = { block: 'used days are written off, the rest stays held', open: 'used days are written off, the rest is not held', owed: 'the running period is owed in full' };
const RENEWAL: Record<BillingRules['renewal'], string> = { at_once: 'at once, added to the end', on_expiration: 'on the day it ends, quantities may change', never: 'no' };
const SWITCH: Record<BillingRules['switchPlan'], string> = { any_time: 'any time', after_free_days: 'after the free days', never: 'no' };

const EXAMPLE: Sale = { start: '2019-10-20', term: { count: 3, unit: 'month' }, billingDay: 1, lines: [{ resourceKey: null, quantity: 1, setup: 1000, recurring: 3100, renewal: 0 }] };

/** A Markdown table of the billing types: rules as they are in force, and one order as the strategies charge it. */
export const billingTypesTable = (): string => {
  const header = ['Type', 'Key', 'Terms', 'An order pays', 'Written off', 'More', 'Less', 'Stop', 'Renewal', 'Switch', 'Example'];
  const rows = [header, header.map(() => '---'), ...billingTypes.map(row)].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    'Example: setup 10.00 and 31.00 a month for three months, ordered on 20 October 2019, billing day 1: what is paid with the order, then on each billing day, and the day on which it is over.',
    '',
    ...rows,
  ].join('\n');
};

const row = (type: BillingType): readonly string[] => {
  const rules = BILLING_RULES[type.key];
  return [
    rules.title,
    `\`${labelOf(type)}\``,
    `${TERMS[rules.terms]}${rules.days ? ', also in days' : ''}`,
    orderPays(type, rules),
    `${WRITTEN_OFF[rules.writtenOff]}${rules.reduce === 'until_closed' ? ', or the whole term at once' : ''}`,
    INCREASE[rules.increase],
    REDUCE[rules.reduce],
    `${stop(rules)}${rules.endedBy === 'managers' ? '; by managers only' : ''}`,
    RENEWAL[rules.renewal],
    SWITCH[rules.switchPlan],
    example(type, rules),
  ];
};

const orderPays = (type: BillingType, { pays, oneTimeFees }: BillingRules): string => {
  const recurring = type.sale(EXAMPLE).filter(({ fee }) => fee === 'recurring');
  if (pays === 'after_use') return PAYS[pays];
  if (recurring.length === 0) return oneTimeFees ? 'one fee' : 'nothing before the first billing day';
  return `${recurring[0]?.weight === '1' ? 'the whole current month' : PAYS[pays]}${oneTimeFees ? ', one-time fees' : ''}`;
};

const stop = ({ pays, writtenOff, restOnStop }: BillingRules): string => {
  if (pays === 'after_use') return 'what was used is owed';
  return writtenOff === 'when_paid' ? 'nothing comes back' : STOP[restOnStop];
};

const example = (type: BillingType, { terms }: BillingRules): string => {
  if (terms === 'endless') return '0.00, then usage';
  const end = type.expiration(EXAMPLE.start, EXAMPLE.term, EXAMPLE.billingDay) ?? '';
  const first = priced(type, type.sale(EXAMPLE));
  const noted = new Map(first.charges.filter(({ onSettlement }) => onSettlement === 'open').map(({ period, net }) => [period.from, net]));
  const later = daysUntil(end).map((day) => (noted.get(day) ?? 0) + priced(type, type.period(EXAMPLE, day)).net);
  return `${money(first.dueNow)}${later.some((amount) => amount > 0) ? `, then ${later.map(money).join(', ')}` : ''}; until ${end}`;
};

const priced = (type: BillingType, obligations: readonly Obligation[]): ReturnType<typeof price> =>
  price({ billingType: labelOf(type), rule: 'sale', obligations, discounts: [], origin: { planId: '', billingDay: EXAMPLE.billingDay, pricedAt: '' }, chargeId: (_obligation, index) => `${index}` });

const daysUntil = (end: string, day = billingPeriodOf(EXAMPLE.start, EXAMPLE.billingDay).to): readonly string[] => (day < end ? [day, ...daysUntil(end, billingPeriodOf(day, EXAMPLE.billingDay).to)] : []);

const money = (amount: number): string => (amount / 100).toFixed(2);

const SECTION = /(<!-- billing-types -->\n)[\s\S]*?(<!-- \/billing-types -->)/;

/** The README with its table brought up to date; between the markers nothing is written by hand. */
export const withBillingTypes = (readme: string): string => readme.replace(SECTION, (_section, before: string, after: string) => `${before}\n${billingTypesTable()}\n\n${after}`);
