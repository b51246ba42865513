import { IsBoolean, IsObject, IsUUID, Matches } from 'class-validator';
import { inject } from 'inversify';
import type { ListedMeter } from '../../../domain/consumption/azure/rate-card.events.js';
import { rateCard } from '../../../domain/consumption/azure/rate-card.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { Directory } from '../../partners/directory.js';
import { MayBeAbsent } from '../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import { newId, type CommandContext } from '../../spine/context.js';
import { as } from '../../spine/field-errors.js';
import { IsInstant } from '../../spine/shapes.js';
import { Transactor } from '../../spine/transactor.js';
import { instantIn, notInFuture } from './moments.js';
import { rateCardOf } from './rate-card-document.js';

export class ImportAzureRateCard {
  /** Who sells Azure plans of his own; your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
  /** When Partner Center gave it out. Snapshots are imported in this order. */
  @IsInstant() readonly fetchedAt!: string;
  /** The country that it was asked for. */
  @MayBeAbsent() @Matches(/^[A-Z]{2}$/, as('country', 'region must be an ISO 3166 code such as DE')) readonly region?: string;
  /** True: the rates are list prices, and the terms of the offer still come off them. */
  @MayBeAbsent() @IsBoolean() readonly applyOfferTerms?: boolean;
  /** The answer to GET /v1/ratecards/azure, as it came. */
  @IsObject() readonly rateCard!: object;
}

/** The stream of a reseller's Azure price list in a currency. */
export const cardIdOf = (resellerId: string, currency: string): string => `${resellerId}_${currency}`;

/** So many meters fit into one append by far. */
const METERS_AT_ONCE = 1000;

@command({ name: 'import-azure-rate-card', context: 'consumption', summary: 'Take in a snapshot of the Azure price list. Usage that waited for it is rated.', dto: ImportAzureRateCard, allow: ['admin'], vendorDocument: 16, documentField: 'rateCard' })
export class ImportAzureRateCardHandler implements CommandHandler<ImportAzureRateCard> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ resellerId = '', fetchedAt: fetched, region, applyOfferTerms = false, rateCard: document }: ImportAzureRateCard, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    const fetchedAt = notInFuture(instantIn(fetched, '/fetchedAt'), ctx, '/fetchedAt');
    const { currency, locale, meters, terms } = rateCardOf(document);
    if (currency !== reseller.currency) throw ruleBroken('other_currency', `The rate card is in ${currency || 'no currency'}, but ${reseller.name} sells in ${reseller.currency}. Fetch it with currency=${reseller.currency}.`, '/rateCard/currency');
    const [cardId, snapshotId] = [cardIdOf(reseller.id, currency), newId(ctx, 'snapshot')];
    for (const [part, some] of chunks(meters).entries()) {
      await this.transactor.transact(rateCard, cardId, { type: 'ListMeters', cardId, snapshotId, fetchedAt, meters: some }, ctx, { scope, step: `meters ${part}`, main: false });
    }
    const card = { cardId, resellerId: reseller.id, currency, region: region ?? null, locale, snapshotId, fetchedAt, terms: applyOfferTerms ? terms : [] };
    return { committed: await this.transactor.transact(rateCard, cardId, { type: 'ImportRateCard', ...card, meters }, ctx, { scope }) };
  }
}

const chunks = (meters: readonly ListedMeter[]): readonly (readonly ListedMeter[])[] => Array.from({ length: Math.ceil(meters.length / METERS_AT_ONCE) }, (_, part) => meters.slice(part * METERS_AT_ONCE, (part + 1) * METERS_AT_ONCE));
