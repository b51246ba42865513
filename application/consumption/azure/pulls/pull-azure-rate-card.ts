import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { Directory } from '../../../partners/directory.js';
import { MayBeAbsent } from '../../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { PullStarter } from './pull-starter.js';

export class PullAzureRateCard {
  /** Whose connection and price list; your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
}

@command({ name: 'pull-azure-rate-card', context: 'consumption', summary: 'Fetch the Azure price list from Partner Center now. Usage that waited for it is rated.', dto: PullAzureRateCard, allow: ['admin'] })
export class PullAzureRateCardHandler implements CommandHandler<PullAzureRateCard> {
  constructor(
    @inject(Directory) private readonly directory: Directory,
    @inject(PullStarter) private readonly starter: PullStarter,
  ) {}

  async handle({ resellerId = '' }: PullAzureRateCard, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    return { committed: await this.starter.start({ asked: true, connectionId: reseller.id }, ctx) };
  }
}
