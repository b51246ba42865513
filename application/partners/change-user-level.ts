import { IsIn, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import type { AccessLevel } from '../../domain/partners/partners.events.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { actingAs, USER_MANAGERS } from './acting.js';
import { Directory } from './directory.js';
import { ACCESS_LEVELS } from './invite-user.js';

export class ChangeUserLevel {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly userId!: string;
  @IsIn(ACCESS_LEVELS) readonly level!: AccessLevel;
}

@command({ name: 'change-user-level', context: 'partners', summary: 'Change what a user may do in an account. A new Owner makes the Owner before him an Admin.', dto: ChangeUserLevel, allow: USER_MANAGERS })
export class ChangeUserLevelHandler implements CommandHandler<ChangeUserLevel> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ accountId, userId, level }: ChangeUserLevel, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    return { committed: await this.transactor.transact(account, accountId, { type: 'ChangeLevel', accountId, userId, level, as: actingAs(ctx.principal) }, ctx, { scope }) };
  }
}
