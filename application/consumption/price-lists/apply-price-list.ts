import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { vendorPriceList } from '../../../domain/consumption/price-lists/price-list.js';
import { Directory } from '../../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { Transactor } from '../../spine/transactor.js';
import { PriceLists } from './price-lists.js';

export class ApplyPriceList {
  @IsUUID() readonly listId!: string;
}

@command({ name: 'apply-price-list', context: 'consumption', summary: 'Take the costs that were previewed: now, and later ones on their days. Automatic prices follow down the chain; fixed prices of subscriptions and prices by hand stay.', dto: ApplyPriceList, allow: ['admin', 'owner'] })
export class ApplyPriceListHandler implements CommandHandler<ApplyPriceList> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PriceLists) private readonly lists: PriceLists,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ listId }: ApplyPriceList, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.lists.find(listId, ctx);
    const { preview, status } = known.list;
    const matches = preview && status === 'Previewed' ? await this.lists.matches(known, preview) : [];
    return { committed: await this.transactor.transact(vendorPriceList, listId, { type: 'ApplyPriceList', listId, on: this.directory.today(known.reseller), matches }, ctx, { scope: known.scope }) };
  }
}

export class DiscardPriceList {
  @IsUUID() readonly listId!: string;
}

@command({ name: 'discard-price-list', context: 'consumption', summary: 'Give up an uploaded price list. Nothing was changed by it.', dto: DiscardPriceList, allow: ['admin', 'owner'] })
export class DiscardPriceListHandler implements CommandHandler<DiscardPriceList> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PriceLists) private readonly lists: PriceLists,
  ) {}

  async handle({ listId }: DiscardPriceList, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.lists.find(listId, ctx);
    return { committed: await this.transactor.transact(vendorPriceList, listId, { type: 'DiscardPriceList', listId }, ctx, { scope }) };
  }
}
