import { formatMinor } from '../../domain/shared/money.js';

/** A figure of a phrase: minor units with their currency, or as it is written. Days are "YYYY-MM-DD". */
export type Param = string | number | { readonly minor: number; readonly currency: string };
export type Params = Readonly<Record<string, Param>>;

/** What a line is. The codes are stable: pages say them in the reader's language. */
export const LABELS = {
  charge: 'Charge',
  made_from: 'Made from the charge',
  price: 'Price',
  quantity: 'Quantity',
  months: 'Months',
  exact: 'Exact amount',
  part: 'Part',
  rounding: 'Rounding',
  rounded: 'Rounded',
  discount: 'Discount %{percentage} %',
  rounding_of_discount: 'Rounding of the discount',
  order: 'Order',
  events: 'Events',
  event: '%{type}',
  lost: 'Discount that lost',
  cost_of_use: 'Cost of the use',
  markup: 'Markup',
  used: '%{resource}',
  taken_back: 'Taken back',
  without_discount: 'Without discount',
} as const;

/** What is added to a line, and the parts of the sentence that tells a charge. */
export const NOTES = {
  one_a_month: 'a month for one',
  one_once: 'once for one',
  beyond_included: 'beyond what is included',
  days_of: '%{charged} of %{of} days, %{from} to %{to}',
  days: '%{from} to %{to}',
  before_rounding: 'minor units of %{currency}, before rounding',
  before_discounts: 'minor units of %{currency}, before discounts',
  before_discount_and_rounding: 'minor units of %{currency}, before discount and rounding',
  sum_of_days: 'minor units of %{currency}, the sum of its daily rows, before discounts',
  on_each_day: 'upon each day of use',
  of_charge: 'of charge %{charge}',
  of_reseller_charge: 'of reseller charge %{charge}',
  sums_to_order: 'so that the charges sum to the order',
  half_away: 'half away from zero, once',
  half_away_of_type: 'half away from zero, once; billing type %{billingType}',
  of_type: 'billing type %{billingType}',
  named: '%{name}',
  named_discount: '%{name} (%{id})',
  upstream_price: 'of the upstream for one, as of %{at}',
  used_beyond: 'used beyond what is included',
  recorded_at: '%{stream}, event %{revision}, %{at}',
  recorded: '%{stream}, event %{revision}',
  monthly_whole: '%{quantity} x %{price} a month for one whole month',
  monthly_days: '%{quantity} x %{price} a month for %{charged} of %{of} days',
  monthly_months: '%{quantity} x %{price} a month for %{months} months',
  once: '%{quantity} x %{price}, once',
  used_priced: 'What was used, each at its price',
  used_upstream: 'What was used, at the upstream price',
  period: 'from %{from} to %{to} (that day not included)',
  part_rest: 'as the rest of an earlier charge',
  part_sum: 'as the sum of the months of an earlier charge',
  part_whole: 'as the whole of an earlier charge',
  part_quantity: 'as %{left} of %{of} of the quantity of an earlier charge',
  part_days: 'as %{part} of the days of an earlier charge',
  all_taken_back: 'All of an earlier charge from %{from} to %{to} (that day not included) is taken back',
  share_taken_back: '%{share} of an earlier charge from %{from} to %{to} (that day not included) is taken back',
  less: 'less %{percentage} % (%{name})',
} as const;

export type LabelCode = keyof typeof LABELS;
export type NoteCode = keyof typeof NOTES;

/** Words of an explanation by their code, with the figures that stand in them. */
export interface Phrase {
  readonly code: NoteCode;
  readonly params: Params;
}

/** One thing that an amount comes from: in English, and by codes for every other language. `amount` where the value is money. */
export interface Line {
  readonly code: LabelCode;
  readonly params: Params;
  readonly label: string;
  readonly value: string;
  readonly amount?: { readonly minor: number; readonly currency: string };
  readonly note?: string;
  readonly phrases: readonly Phrase[];
}

export const phrase = (code: NoteCode, params: Params = {}): Phrase => ({ code, params });

export const money = (minor: number, currency: string): Exclude<Param, string | number> => ({ minor, currency });

export const line = (code: LabelCode, value: Param, phrases: readonly Phrase[] = [], params: Params = {}): Line => ({
  code, params, label: fill(LABELS[code], params), value: written(value), ...(typeof value === 'object' && { amount: value }), ...(phrases.length > 0 && { note: english(phrases) }), phrases,
});

/** "10 x 5.00 EUR a month for 12 of 31 days, from …": the phrases one after the other. */
export const english = (phrases: readonly Phrase[]): string => phrases.map(({ code, params }) => fill(NOTES[code], params)).join(', ');

const fill = (text: string, params: Params): string => text.replace(/%\{(\w+)\}/g, (_hole, name: string) => written(params[name] ?? ''));

export const written = (value: Param): string => (typeof value === 'object' ? `${formatMinor(value.minor, value.currency)} ${value.currency}` : String(value));

/** "10 x 5.00 EUR a month for 12 of 31 days, from … to …: 19.35 EUR." */
export const sentenceOf = (phrases: readonly Phrase[], { amount, currency }: { readonly amount: number; readonly currency: string }): string => `${english(phrases)}: ${written(money(amount, currency))}.`;
