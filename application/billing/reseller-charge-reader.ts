import { DomainError, forbidden } from '../../domain/shared/errors.js';
import type { Projection } from '../../projections/projection.js';
import type { JsonObject } from '../ports/read-store.js';
import type { ReadService } from '../queries/read-service.js';
import type { Principal } from '../spine/principal.js';
import { explainResellerCharge, type ChainLink, type ExplainedResellerCharge, type ResellerExplanation } from './explain-reseller-charge.js';

/** The lists that an explanation walks through. */
export interface ChainViews {
  readonly resellerCharges: Projection;
  readonly supplierCharges: Projection;
  readonly charges: Projection;
}

type Own = { readonly party: ResellerExplanation['party']; readonly view: Projection; readonly charge: ExplainedResellerCharge };

/** Explains a reseller charge to its creditor or its debtor, each from what is his own to see. */
export class ResellerChargeReader {
  constructor(
    private readonly reads: ReadService,
    private readonly views: ChainViews,
  ) {}

  /** @throws DomainError not_found for what is not the principal's; forbidden when it is of another level */
  async explain(id: string, principal: Principal): Promise<ResellerExplanation> {
    const { party, view, charge } = await this.own(id, principal);
    const earlier = charge.reverses && (await this.find(view, charge.reverses.resellerChargeId, principal));
    return explainResellerCharge(charge, { party, chain: await this.below(charge, principal), earlier: earlier as unknown as ExplainedResellerCharge | null });
  }

  private async own(id: string, principal: Principal): Promise<Own> {
    const { resellerCharges, supplierCharges } = this.views;
    const asCreditor = await this.find(resellerCharges, id, principal);
    if (asCreditor && 'derivation' in asCreditor) return { party: 'creditor', view: resellerCharges, charge: asCreditor as unknown as ExplainedResellerCharge };
    const asDebtor = asCreditor ? await this.find(supplierCharges, id, principal) : await this.reads.get(supplierCharges, id, principal);
    if (asDebtor && 'derivation' in asDebtor) return { party: 'debtor', view: supplierCharges, charge: asDebtor as unknown as ExplainedResellerCharge };
    throw forbidden('The explanation of this charge is for the two resellers between whom it stands.');
  }

  /** Down to the account charge, each link in the columns that the principal may see. */
  private async below({ level, sourceChargeId }: Pick<ExplainedResellerCharge, 'level' | 'sourceChargeId'>, principal: Principal): Promise<readonly ChainLink[]> {
    const links: ChainLink[] = [];
    let next: string | null = sourceChargeId;
    for (let at = level - 1; at >= 0 && next; at--) {
      const record: JsonObject | null = await this.find(at === 0 ? this.views.charges : this.views.resellerCharges, next, principal);
      if (record) links.push({ kind: at === 0 ? 'account_charge' : 'reseller_charge', id: next, record });
      next = record && at > 0 ? String(record['sourceChargeId']) : null;
    }
    return links;
  }

  private async find(view: Projection, id: string, principal: Principal): Promise<JsonObject | null> {
    try {
      return await this.reads.get(view, id, principal);
    } catch (error) {
      if (error instanceof DomainError && (error.refusal === 'not_found' || error.refusal === 'forbidden')) return null;
      throw error;
    }
  }
}
