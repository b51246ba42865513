import { inject, injectable } from 'inversify';
import type { PromoCode } from '../../domain/sales/discount.events.js';
import type { Scope } from '../../domain/shared/event.js';
import { reservation } from '../../domain/shared/reservation.js';
import type { CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { Transactor } from '../spine/transactor.js';

const uniqueCode = reservation('promo_code');

/** Shape of a promo code as people type it; it is kept in upper case. */
export const CODE = /^[A-Za-z0-9_-]{3,32}$/;
export const CODE_SHAPE = 'must be 3 to 32 letters, digits, dashes or underscores';

/** As they are kept: upper case, each once. */
export const promoCodes = (codes: readonly string[], singleUse: boolean): readonly PromoCode[] => [...new Set(codes.map((code) => code.toUpperCase()))].map((code) => ({ code, singleUse }));

interface Owner {
  readonly discountId: string;
  readonly resellerId: string;
}

/** A code leads to one discount of a reseller. */
@injectable()
export class PromoCodes {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  /** All or none, but for a race between two discounts. @throws DomainError already_taken */
  async take(codes: readonly PromoCode[], { discountId, resellerId }: Owner, ctx: CommandContext, scope: Scope): Promise<void> {
    const reserve = codes.map(({ code }) => ({ id: derivedId(resellerId, code), command: { type: 'Reserve', kind: 'promo_code', ownerId: discountId, taken: takenBy(code) } as const }));
    for (const { id, command } of reserve) uniqueCode.decide(command, (await this.transactor.load(uniqueCode, id, ctx)).state);
    await Promise.all(reserve.map(({ id, command }) => this.transactor.transact(uniqueCode, id, command, ctx, { scope, main: false })));
  }

  async release(codes: readonly PromoCode[], { discountId, resellerId }: Owner, ctx: CommandContext, scope: Scope): Promise<void> {
    const release = { type: 'Release', kind: 'promo_code', ownerId: discountId } as const;
    await Promise.all(codes.map(({ code }) => this.transactor.transact(uniqueCode, derivedId(resellerId, code), release, ctx, { scope, main: false })));
  }
}

const takenBy = (code: string): string => `The code ${code} belongs to another discount of this reseller. Choose another one.`;
