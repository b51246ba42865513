import type { BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { oneTimeFees, recurringFees, type Deal, type Line, type Owed, type Sold } from './owed.js';
import { endOf, leftOf, pieceOfDay, piecesOf, type Piece } from './pieces.js';
import { total, whole } from './rational.js';
import { daysLater, isBillingDay, nextBillingDay, placeOf } from './wall-calendar.js';

/** More of something on a day: the terms that were sold one after the other, and the lines that grow. */
export interface More {
  readonly on: string;
  readonly terms: readonly Sold[];
  readonly billingDay: number;
  readonly lines: readonly Line[];
  readonly chargesClosed: boolean;
}

/** One chapter of domain.md 4.2 to 4.8. */
export interface Chapter {
  ends(sold: Sold, billingDay: number): string | null;
  ordered(deal: Deal): readonly Owed[];
  promised(deal: Deal): readonly Owed[];
  grown(more: More): readonly Owed[];
  onBillingDay(deal: Deal, day: string): readonly Owed[];
}

const NOTHING = (): readonly Owed[] => [];
const plainEnd = ({ start, term }: Sold): string | null => term && endOf(start, term);
const present = <T>(values: readonly (T | null)[]): readonly T[] => values.flatMap((value) => (value === null ? [] : [value]));
const pieces = ({ start, term }: Sold, billingDay: number): readonly Piece[] => (term ? piecesOf(start, term, billingDay) : []);

/** What stands in the book's table: how the first and the later periods of a term that the order charges are kept. */
const chargedByTheOrder = (first: Owed['then'], later: Owed['then'], closedGrowth: boolean): Chapter => {
  const ordered = (deal: Deal): readonly Owed[] => [
    ...oneTimeFees(deal.lines, deal.oneTime, deal.start, plainEnd(deal) ?? ''),
    ...pieces(deal, deal.billingDay).flatMap((piece, index) => recurringFees(deal.lines, piece, index === 0 ? first : later)),
  ];
  const grown = ({ on, terms, billingDay, lines, chargesClosed }: More): readonly Owed[] => {
    const left = present(terms.flatMap((sold) => pieces(sold, billingDay)).map((piece) => leftOf(piece, on)));
    const [from, to] = [left[0]?.from ?? '', left.at(-1)?.to ?? ''];
    if (left.length === 0) return [];
    const setup = oneTimeFees(lines, 'setup', from, to);
    if (closedGrowth && chargesClosed) return [...setup, ...recurringFees(lines, { from, to, weight: total(left.map(({ weight }) => weight)) }, 'close')];
    const held = (from: string): boolean => from <= on || terms.some(({ start }) => start === from);
    return [...setup, ...left.flatMap((piece) => recurringFees(lines, piece, held(piece.from) ? first : later))];
  };
  return { ends: plainEnd, ordered, promised: ordered, grown, onBillingDay: NOTHING };
};

/**
 * The current period only; a billing day charges the next one. A renewal that was paid ahead has charged its first period,
 * so growth pays for that one too.
 */
const chargedMonthByMonth = (firstDayOfChange: (on: string) => string): Chapter => {
  const all = (deal: Sold & { readonly billingDay: number }, day: string): readonly Piece[] => (deal.term ? pieces(deal, deal.billingDay) : [pieceOfDay(day, deal.billingDay)]);
  const charge = (deal: Deal, day: string): readonly Owed[] => {
    const cut = all(deal, day);
    const current = cut.find(({ from, to }) => from <= day && day < to);
    const left = current && leftOf(current, day);
    const isLast = cut.length > 1 && current === cut.at(-1) && left?.from === current?.from;
    return left ? recurringFees(deal.lines, left, 'block', isLast) : [];
  };
  const promised = (deal: Deal): readonly Owed[] => (deal.term ? pieces(deal, deal.billingDay).flatMap((piece) => recurringFees(deal.lines, piece, 'block')) : charge(deal, deal.start));
  const grown = ({ on, terms, billingDay, lines }: More): readonly Owed[] => {
    const day = firstDayOfChange(on);
    const current = terms.flatMap((sold) => all({ ...sold, billingDay }, on)).find(({ from, to }) => from <= on && on < to);
    const renewed = terms.filter(({ start }) => start > on).map((sold) => all({ ...sold, billingDay }, sold.start)[0] ?? null);
    return present([current ? leftOf(current, day) : null, ...renewed]).flatMap((piece) => recurringFees(lines, piece, 'block'));
  };
  return { ends: plainEnd, ordered: (deal) => charge(deal, deal.start), promised, grown, onBillingDay: charge };
};

/** Whole months always, at the most that was there in the period; free until the first billing day, or not (domain.md 4.6). */
const wholeMonths = (freeUntilBillingDay: boolean): Chapter => {
  const begins = (start: string, billingDay: number): string => (freeUntilBillingDay && !isBillingDay(placeOf(start), billingDay) ? nextBillingDay(start, billingDay) : start);
  const months = ({ start, term }: Sold, billingDay: number): readonly Piece[] => {
    const count = term ? (term.unit === 'year' ? 12 : 1) * term.count : 1;
    const found: Piece[] = [];
    for (let from = begins(start, billingDay); found.length < count; from = nextBillingDay(from, billingDay)) found.push({ from, to: nextBillingDay(from, billingDay), weight: whole(1) });
    return found;
  };
  const ends = (sold: Sold, billingDay: number): string | null => (sold.term ? (months(sold, billingDay).at(-1)?.to ?? null) : null);
  const month = (deal: Deal, day: string): readonly Owed[] => {
    const end = ends(deal, deal.billingDay);
    if (day < begins(deal.start, deal.billingDay) || (end !== null && day >= end)) return [];
    return recurringFees(deal.lines, { from: day, to: nextBillingDay(day, deal.billingDay), weight: whole(1) }, 'block');
  };
  const grown = ({ on, terms, billingDay, lines }: More): readonly Owed[] =>
    terms.flatMap((sold) => month({ ...sold, billingDay, lines, oneTime: 'setup' }, sold.start > on ? sold.start : on));
  return {
    ends,
    ordered: (deal) => month(deal, deal.start),
    promised: (deal) => (deal.term ? months(deal, deal.billingDay).flatMap((piece) => recurringFees(deal.lines, piece, 'block')) : month(deal, deal.start)),
    grown,
    onBillingDay: month,
  };
};

const nothingButUse: Chapter = { ends: () => null, ordered: NOTHING, promised: NOTHING, grown: NOTHING, onBillingDay: NOTHING };
const onceForAll = (): Chapter => {
  const ordered = (deal: Deal): readonly Owed[] => oneTimeFees(deal.lines, 'setup', deal.start, plainEnd(deal) ?? '');
  return { ends: plainEnd, ordered, promised: ordered, grown: NOTHING, onBillingDay: NOTHING };
};

const sameDay = (on: string): string => on;
const nextDay = (on: string): string => daysLater(on, 1);

export const BOOK: Readonly<Record<BillingTypeKey, Chapter>> = {
  reservation: chargedByTheOrder('block', 'block', false),
  csp_annual: chargedByTheOrder('block', 'block', true),
  csp_monthly: chargedMonthByMonth(sameDay),
  pay_in_full: wholeMonths(true),
  license_based_monthly: wholeMonths(false),
  payg_internal: nothingButUse,
  payg_external: nothingButUse,
  g_suite: chargedByTheOrder('block', 'open', false),
  non_refund: chargedByTheOrder('close', 'open', false),
  eset: chargedMonthByMonth(nextDay),
  azure_ri: onceForAll(),
};
