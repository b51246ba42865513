import { inject, injectable } from 'inversify';
import { applicableToReseller } from '../../domain/sales/discount-choice.js';
import type { ResellerCase } from '../../domain/sales/discount-scopes.js';
import { ranked } from '../../domain/sales/ranking.js';
import type { ApplicableDiscount } from '../../domain/sales/sales.events.js';
import { DiscountBook } from './discount-book.js';

/** `planIds` are the account's plan and all its ancestors, up to the creditor's. */
export interface ResellerDiscountCase extends ResellerCase {
  /** The upstream reseller, whose discounts they are. */
  readonly creditorId: string;
}

export interface ResellerDiscountChoice {
  readonly winner: ApplicableDiscount | null;
  readonly lost: readonly ApplicableDiscount[];
}

/** The discount that a reseller gives a direct downstream one on a charge (CR-768): the highest wins, the others are told. */
@injectable()
export class ResellerDiscounts {
  constructor(@inject(DiscountBook) private readonly book: DiscountBook) {}

  async find({ creditorId, ...judged }: ResellerDiscountCase): Promise<ResellerDiscountChoice> {
    const found = (await this.book.of(creditorId)).flatMap((candidate) => applicableToReseller(candidate, judged) ?? []);
    const [winner = null, ...lost] = ranked(found);
    return { winner, lost };
  }
}
