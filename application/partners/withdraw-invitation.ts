import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { actingAs, USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';

export class WithdrawInvitation {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly invitationId!: string;
}

@command({ name: 'withdraw-invitation', context: 'partners', summary: 'Make an invitation worthless, and forget who was invited.', dto: WithdrawInvitation, allow: USER_MANAGERS })
export class WithdrawInvitationHandler implements CommandHandler<WithdrawInvitation> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ accountId, invitationId }: WithdrawInvitation, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    return { committed: await this.transactor.transact(account, accountId, { type: 'WithdrawInvitation', accountId, invitationId, as: actingAs(ctx.principal) }, ctx, { scope }) };
  }
}
