import { inject, injectable } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { applicable, standingOf, type DiscountCase } from '../../domain/sales/discount-choice.js';
import type { ExistingDiscount } from '../../domain/sales/discount-state.js';
import type { ApplicableDiscount } from '../../domain/sales/sales.events.js';
import { ruleBroken, type DomainError } from '../../domain/shared/errors.js';
import { Transactor } from '../spine/transactor.js';
import { DiscountBook } from './discount-book.js';

/** What is judged; the account's class is looked up where a discount asks for it. */
export type JudgedCase = Omit<DiscountCase, 'classKey'>;

/** Finds the customer discounts of an order or of a charge. */
@injectable()
export class DiscountFinder {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(DiscountBook) private readonly book: DiscountBook,
  ) {}

  async applicable(resellerId: string, judged: JudgedCase): Promise<readonly ApplicableDiscount[]> {
    const { candidates, full } = await this.judge(resellerId, judged);
    return candidates.flatMap((candidate) => applicable(candidate, full) ?? []);
  }

  /** The same, for a code that a person typed: one that gives nothing is refused, not ignored. */
  async forOrder(resellerId: string, judged: JudgedCase): Promise<readonly ApplicableDiscount[]> {
    const { candidates, full } = await this.judge(resellerId, judged);
    const found = candidates.flatMap((candidate) => applicable(candidate, full) ?? []);
    if (judged.promoCode !== null && !found.some(({ type }) => type === 'promo_code')) throw refusal(candidates, full);
    return found;
  }

  private async judge(resellerId: string, judged: JudgedCase): Promise<{ readonly candidates: readonly ExistingDiscount[]; readonly full: DiscountCase }> {
    const candidates = (await this.book.of(resellerId)).filter(({ active, type }) => active && type !== 'reseller');
    const classKey = candidates.some(({ classKeys }) => classKeys) ? (await this.transactor.load(account, judged.accountId)).state.terms.classKey : '';
    return { candidates, full: { ...judged, classKey } };
  }
}

const refusal = (candidates: readonly ExistingDiscount[], judged: DiscountCase): DomainError => {
  if (judged.individualPrices) return ruleBroken('promo_code_not_valid', 'Individual prices take no promo code. Leave one of the two out.', '/promoCode');
  if (candidates.some((candidate) => candidate.type === 'promo_code' && standingOf(candidate, judged) === 'used_up'))
    return ruleBroken('promo_code_used_up', 'This promo code was used as often as it could be. Use another one or leave it out.', '/promoCode');
  return ruleBroken('promo_code_not_valid', 'This promo code is unknown, out of date, or does not cover this plan. Correct it or leave it out.', '/promoCode');
};
