import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { actingAs, USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';

export class RemoveUser {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly userId!: string;
}

@command({ name: 'remove-user', context: 'partners', summary: 'Take a user out of an account. His sessions there end at once.', dto: RemoveUser, allow: USER_MANAGERS })
export class RemoveUserHandler implements CommandHandler<RemoveUser> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ accountId, userId }: RemoveUser, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    return { committed: await this.transactor.transact(account, accountId, { type: 'RemoveUser', accountId, userId, as: actingAs(ctx.principal) }, ctx, { scope }) };
  }
}
