import { inject, injectable } from 'inversify';
import { matchesOf, type Conditions } from '../../../domain/consumption/price-lists/matching.js';
import { matchKey, type OfferMatch } from '../../../domain/consumption/price-lists/price-list.events.js';
import { vendorPriceList, type VendorPriceList } from '../../../domain/consumption/price-lists/price-list.js';
import { forbidden, notFound } from '../../../domain/shared/errors.js';
import { Directory } from '../../partners/directory.js';
import type { ResellerRecord } from '../../partners/records.js';
import type { CommandContext } from '../../spine/context.js';
import { isSellersOwn } from '../../spine/principal.js';
import { Transactor, type Committed } from '../../spine/transactor.js';
import { chunks } from './chunks.js';
import { VendorParts } from './vendor-parts.js';

/** How a list is to be taken. */
export interface Terms {
  readonly coefficient: string;
  readonly customerType: string | null;
}

/** An uploaded list, with whose it is. */
export interface KnownPriceList extends ResellerRecord {
  readonly listId: string;
  readonly list: VendorPriceList;
}

/** So many matches fit into one event by far. */
const MATCHES_AT_ONCE = 500;

/** Vendors' price lists, and what they would do to the plans of their reseller. */
@injectable()
export class PriceLists {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(VendorParts) private readonly parts: VendorParts,
  ) {}

  /** The reseller whose plans are bought by the list: the principal's own. @throws not_found, forbidden */
  async owner(resellerId: string | undefined, ctx: CommandContext): Promise<ResellerRecord> {
    const found = await this.directory.reseller(resellerId ?? ctx.principal.resellerId, ctx);
    if (!isSellersOwn(ctx.principal, found.reseller.id)) throw forbidden('What a reseller buys from vendors is its own business.');
    return found;
  }

  /** @throws not_found */
  async find(listId: string, ctx: CommandContext): Promise<KnownPriceList> {
    const { state } = await this.transactor.load(vendorPriceList, listId, ctx);
    const owner = state.uploaded && (await this.directory.reseller(state.uploaded.resellerId, ctx).catch(() => null));
    if (!owner || !isSellersOwn(ctx.principal, owner.reseller.id)) throw notFound('price list', listId, '/listId');
    return { ...owner, listId, list: state };
  }

  /** What the list does to the plans as they are now. */
  async matches({ list, reseller }: KnownPriceList, { coefficient, customerType }: Terms): Promise<readonly OfferMatch[]> {
    return matchesOf(list.offers, await this.parts.of(reseller.id), this.conditions(reseller, { coefficient, customerType }));
  }

  /** The command's own event comes last: it stands when all of the preview does. */
  async preview(known: KnownPriceList, terms: Terms, ctx: CommandContext): Promise<Committed> {
    const { list, listId, scope, reseller } = known;
    const preview = (list.preview?.preview ?? 0) + 1;
    const matches = await this.matches(known, terms);
    const found = new Set(matches.map(matchKey));
    const gone = list.matches.map(matchKey).filter((key) => !found.has(key));
    for (const [part, some] of chunks(matches, MATCHES_AT_ONCE).entries())
      await this.transactor.transact(vendorPriceList, listId, { type: 'MatchOffers', listId, preview, matches: some, gone: [] }, ctx, { scope, step: `matches ${part}`, main: false });
    if (gone.length > 0) await this.transactor.transact(vendorPriceList, listId, { type: 'MatchOffers', listId, preview, matches: [], gone }, ctx, { scope, step: 'gone', main: false });
    return this.transactor.transact(vendorPriceList, listId, { type: 'PreviewPriceList', listId, preview, on: this.directory.today(reseller), ...terms }, ctx, { scope });
  }

  private conditions(reseller: ResellerRecord['reseller'], terms: Terms): Conditions {
    return { ...terms, on: this.directory.today(reseller), currency: reseller.currency };
  }
}
