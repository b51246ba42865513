import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { Directory } from '../../partners/directory.js';
import { MayBeAbsent } from '../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { PullStarter } from '../azure/pulls/pull-starter.js';
import { SkuCatalogues } from './sku-catalogues.js';

export class FetchReservationSkus {
  /** Whose connection; your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
}

@command({
  name: 'fetch-reservation-skus', context: 'consumption', dto: FetchReservationSkus, allow: ['admin', 'owner'],
  summary: 'Fetch the Azure reservations that Microsoft sells, for the country of the connection. The run goes on by itself; what is known changes nothing, new ones are added, vanished ones are marked.',
})
export class FetchReservationSkusHandler implements CommandHandler<FetchReservationSkus> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
    @inject(PullStarter) private readonly starter: PullStarter,
  ) {}

  async handle({ resellerId = '' }: FetchReservationSkus, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    const { country, currency } = await this.catalogues.of(reseller.id, ctx);
    return { committed: await this.starter.begin({ connectionId: reseller.id, scope, subject: { kind: 'reservation_skus', country, currency }, asked: true }, `reservation SKUs ${reseller.id}`, ctx) };
  }
}
