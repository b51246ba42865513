import { inject, injectable } from 'inversify';
import { keyOfSku, reservationCatalogue } from '../../../domain/consumption/reservations/reservation-catalogue.js';
import type { ListedSku } from '../../../domain/consumption/reservations/reservation-catalogue.events.js';
import { wrongState } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { PartnerCenterPort, ReservationSku } from '../../ports/partner-center.js';
import { TOKENS } from '../../ports/tokens.js';
import type { CommandContext } from '../../spine/context.js';
import { Transactor } from '../../spine/transactor.js';
import { PartnerCenterAccounts } from '../azure/connections/partner-center-accounts.js';
import { catalogueOf } from './sku-catalogues.js';

/** The run that it is part of: its own place in the log, and how it tells how far it is. */
export interface RunTools {
  readonly scope: Scope;
  readonly signal: AbortSignal | undefined;
  context(command: string, content: string): CommandContext;
  page(pageNumber: number, records: number): Promise<void>;
}

/** Fetches what Microsoft sells. A fetch that was cut off begins again with its first page; what is known already changes nothing. */
@injectable()
export class SkuFetch {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PartnerCenterAccounts) private readonly accounts: PartnerCenterAccounts,
    @inject(TOKENS.partnerCenter) private readonly port: Pick<PartnerCenterPort, 'reservationSkus'>,
  ) {}

  /** @returns whether it came to its end. @throws DomainError nothing_listed, and what the port throws */
  async run(connectionId: string, { country, currency }: { readonly country: string; readonly currency: string }, tools: RunTools): Promise<boolean> {
    const account = await this.accounts.of(connectionId);
    const of = catalogueOf(connectionId, country, currency);
    const seen = new Set<string>();
    let page = 0;
    for await (const offered of this.port.reservationSkus(account, { country })) {
      const skus = offered.map(listed);
      for (const { key } of skus) seen.add(key);
      await this.transactor.transact(reservationCatalogue, of.catalogueId, { type: 'ListSkus', ...of, skus }, tools.context('list SKUs', JSON.stringify(skus)), { scope: tools.scope });
      await tools.page(++page, skus.length);
      if (tools.signal?.aborted) return false;
    }
    // An account without the right to a catalogue gets an empty one: that is not the end of all plans.
    if (seen.size === 0) throw wrongState('nothing_listed', `Partner Center lists no reservations for ${country}. Nothing was changed: look whether the application may read the catalogue of this country.`);
    const { state } = await this.transactor.load(reservationCatalogue, of.catalogueId);
    if ([...state.skus].some(([key, { available }]) => available && !seen.has(key)))
      await this.transactor.transact(reservationCatalogue, of.catalogueId, { type: 'WithdrawMissing', ...of, seen }, tools.context('withdraw SKUs', [...seen].sort().join()), { scope: tools.scope });
    return true;
  }
}

const listed = ({ productId, skuId, title, productTitle, term, region, armRegion, armSku, minimumQuantity, maximumQuantity }: ReservationSku): ListedSku => ({
  key: keyOfSku({ productId, skuId }), productId, skuId, title, productTitle, term, region, armRegion, armSku, minimumQuantity, maximumQuantity,
});
