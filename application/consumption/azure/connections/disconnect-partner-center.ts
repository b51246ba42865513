import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { partnerCenter } from '../../../../domain/consumption/azure/partner-center.js';
import { Directory } from '../../../partners/directory.js';
import { MayBeAbsent } from '../../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { Transactor } from '../../../spine/transactor.js';

export class DisconnectPartnerCenter {
  /** Your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
}

@command({ name: 'disconnect-partner-center', context: 'consumption', summary: 'Forget how Partner Center is reached. Nothing is fetched any more; what was fetched stays.', dto: DisconnectPartnerCenter, allow: ['admin'] })
export class DisconnectPartnerCenterHandler implements CommandHandler<DisconnectPartnerCenter> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ resellerId = '' }: DisconnectPartnerCenter, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    return { committed: await this.transactor.transact(partnerCenter, reseller.id, { type: 'DisconnectPartnerCenter' }, ctx, { scope }) };
  }
}
