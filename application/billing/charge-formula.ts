import { formatMinor } from '../../domain/shared/money.js';
import type { ChargeFamily, ExplainedCharge } from './explain-charge.js';

/** The sum by which a charge comes to its amount: "10 × 5.00 × 12/31 = 19.35", "50.00 − 19.35 = 30.65" for the rest of a split. */
export const formulaOf = (family: ChargeFamily): string => {
  const { currency, net, discount } = family.charge;
  const less = discount ? ` − ${formatMinor(discount.amount, currency)}` : '';
  return `${base(family)}${less} = ${formatMinor(net, currency)}`;
};

const base = ({ charge, parents, siblings }: ChargeFamily): string => {
  const { split, rule } = charge.derivation;
  const part = split?.part;
  // A reduced quantity is priced anew; a part of the days is a part of the amount that they were cut from.
  if (part?.includes(' of ') || (!split && rule !== 'consumption')) return fromPrice(charge);
  const wholes = parents.map((parent) => gross(parent.charge));
  if (!part || wholes.length === 0) return gross(charge);
  if (part === 'rest') return [wholes.join(' + '), ...siblings.map(gross)].join(' − ');
  return part === 'sum' || part === '1' ? wholes.join(' + ') : `${wholes.join(' + ')} × ${part}`;
};

const gross = ({ gross: amount, currency }: ExplainedCharge): string => formatMinor(amount, currency);

const fromPrice = ({ derivation: { quantity, unitFee, weight }, currency, fee }: ExplainedCharge): string =>
  `${quantity} × ${formatMinor(unitFee, currency)}${fee === 'recurring' && weight !== '1' ? ` × ${weight}` : ''}`;
