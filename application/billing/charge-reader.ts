import { forbidden } from '../../domain/shared/errors.js';
import type { Projection } from '../../projections/projection.js';
import type { JsonObject } from '../ports/read-store.js';
import type { ReadService } from '../queries/read-service.js';
import type { Principal } from '../spine/principal.js';
import { explainFamily, type ChargeFamily, type ExplainedCharge, type Explanation } from './explain-charge.js';

/** Splits of splits: nobody stops and starts a subscription more often within one charge. */
const DEEPEST = 40;

/** Charges with what they were cut from, as far as the principal may see them. */
export class ChargeReader {
  constructor(
    private readonly reads: ReadService,
    private readonly view: Projection,
  ) {}

  /** @throws DomainError not_found, forbidden */
  async explain(id: string, principal: Principal, asOf: string | null = null): Promise<Explanation> {
    return this.explainOf(await this.reads.get(this.view, id, principal, asOf), principal);
  }

  async explainOf(charge: JsonObject, principal: Principal): Promise<Explanation> {
    return explainFamily(await this.family(explainable(charge), principal, DEEPEST));
  }

  private async family(charge: ExplainedCharge, principal: Principal, depth: number): Promise<ChargeFamily> {
    const { split } = charge.derivation;
    if (!split || depth === 0) return { charge, parents: [], siblings: [] };
    const found = await Promise.all(split.of.split(',').map((id) => this.known(id, principal)));
    // Without one of them, their sum says nothing.
    if (!found.every((parent) => parent !== null)) return { charge, parents: [], siblings: [] };
    const parents = await Promise.all(found.map((parent) => this.family(parent, principal, depth - 1)));
    return { charge, parents, siblings: split.part === 'rest' ? await this.usedBefore(charge, split.of, principal) : [] };
  }

  private async known(id: string, principal: Principal): Promise<ExplainedCharge | null> {
    return this.reads.get(this.view, id, principal).then(explainable, () => null);
  }

  /** The part of the same charge whose days came before. */
  private async usedBefore({ id, period }: ExplainedCharge, of: string, principal: Principal): Promise<readonly ExplainedCharge[]> {
    const query = { filter: { 'derivation.split.of': of }, sort: null, page: { by: 'cursor', cursor: null, limit: 100 } } as const;
    const { rows } = await this.reads.list(this.view, query, principal);
    return rows.map(explainable).filter((part) => part.id !== id && part.period.to === period.from);
  }
}

/** Whoever may not see what a charge was computed from cannot have it explained. */
const explainable = (charge: JsonObject): ExplainedCharge => {
  if (!('derivation' in charge)) throw forbidden('The explanation of this charge is for the reseller who made it.');
  return charge as unknown as ExplainedCharge;
};
