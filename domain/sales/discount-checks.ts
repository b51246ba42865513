import { ruleBroken } from '../shared/errors.js';
import { fromDecimal } from '../shared/ratio.js';
import type { DiscountTerms } from './discount-state.js';

/** @throws DomainError when a discount with these terms makes no sense. */
export const checkTerms = (terms: DiscountTerms): void => {
  checkPercentage(terms);
  checkDates(terms);
  if (terms.fees.length === 0) throw ruleBroken('empty_scope', 'Name at least one kind of fee.', '/fees');
  for (const list of ['planIds', 'accountIds', 'classKeys'] as const) if (terms[list]?.length === 0) throw ruleBroken('empty_scope', 'Name at least one, or leave the list out for all.', `/${list}`);
  checkCodes(terms);
  if (terms.type === 'reseller') checkReseller(terms);
};

export const checkPercentage = ({ percentage }: Pick<DiscountTerms, 'percentage'>): void => {
  const { n, d } = fromDecimal(percentage);
  if (n <= 0n || n > 100n * d) throw ruleBroken('percentage_range', 'The percentage must be above 0 and at most 100.', '/percentage');
  if (100n % d !== 0n) throw ruleBroken('percentage_range', 'A percentage has at most two decimals.', '/percentage');
};

export const checkDates = ({ validFrom, validTo }: Pick<DiscountTerms, 'validFrom' | 'validTo'>): void => {
  if (validFrom && validTo && validTo < validFrom) throw ruleBroken('range_turned_round', 'The last day must not be before the first.', '/validTo');
};

const checkCodes = ({ type, codes }: DiscountTerms): void => {
  if (type === 'promo_code' && codes.length === 0) throw ruleBroken('code_required', 'A promo code discount needs its code.', '/code');
  if (type !== 'promo_code' && codes.length > 0) throw ruleBroken('code_not_used', 'Only a promo code discount has codes, the others apply by themselves: leave the code out.', '/code');
};

const checkReseller = (terms: DiscountTerms): void => {
  for (const field of ['planIds', 'accountIds', 'classKeys', 'accountLimit', 'subscriptionLimit'] as const)
    if (terms[field] !== null) throw ruleBroken('not_for_type', 'A reseller discount says by its scope rows whom it is for, and has no limits: leave this out.', `/${field}`);
};
