import { inject, injectable } from 'inversify';
import { connected, partnerCenter } from '../../../domain/consumption/azure/partner-center.js';
import { reservationCatalogue, type KnownSku } from '../../../domain/consumption/reservations/reservation-catalogue.js';
import { PlanChains } from '../../catalog/plan-chains.js';
import { Records } from '../../partners/records.js';
import type { CommandContext } from '../../spine/context.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor } from '../../spine/transactor.js';

/** Whose reservations are meant: those that Microsoft sells to a reseller, in the country of its connection and in its currency. */
export interface CatalogueOf {
  readonly catalogueId: string;
  readonly resellerId: string;
  readonly country: string;
  readonly currency: string;
}

export const catalogueOf = (resellerId: string, country: string, currency: string): CatalogueOf => ({ catalogueId: derivedId(resellerId, country, currency, 'reservation catalogue'), resellerId, country, currency });

/** Finds the SKUs that were fetched. */
@injectable()
export class SkuCatalogues {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(PlanChains) private readonly chains: PlanChains,
  ) {}

  /** @throws DomainError partner_center_not_connected */
  async of(resellerId: string, ctx?: CommandContext): Promise<CatalogueOf> {
    const { country } = connected((await this.transactor.load(partnerCenter, resellerId, ctx)).state);
    const found = await this.records.reseller(resellerId, ctx);
    return catalogueOf(resellerId, country, found?.reseller.currency ?? '');
  }

  /** The reseller whose connection delivers a plan: its owner, however far down it was delegated. */
  async ownerOf(planId: string): Promise<string | null> {
    return (await this.chains.of(planId)).at(-1)?.resellerId ?? null;
  }

  /** SKUs of a plan: those of its owner. None is known of a plan that was not made of them, or whose owner is not connected. */
  async ofPlan(planId: string, ctx?: CommandContext): Promise<(key: string) => KnownSku | undefined> {
    const owner = await this.ownerOf(planId);
    const isConnected = owner && (await this.transactor.load(partnerCenter, owner, ctx)).state;
    return owner && isConnected ? this.find(await this.of(owner, ctx), ctx) : () => undefined;
  }

  /** By its key; undefined where it was never fetched. */
  async find({ catalogueId }: CatalogueOf, ctx?: CommandContext): Promise<(key: string) => KnownSku | undefined> {
    const { state } = await this.transactor.load(reservationCatalogue, catalogueId, ctx);
    return (key) => state.skus.get(key);
  }
}
