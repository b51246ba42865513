import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SELLERS } from './acting.js';
import { Directory } from './directory.js';

export class ReleaseAccount {
  @IsUUID() readonly accountId!: string;
}

@command({ name: 'release-account', context: 'partners', summary: 'End the administrative hold of an account.', dto: ReleaseAccount, allow: SELLERS })
export class ReleaseAccountHandler implements CommandHandler<ReleaseAccount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ accountId }: ReleaseAccount, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    return { committed: await this.transactor.transact(account, accountId, { type: 'ReleaseHold', accountId }, ctx, { scope }) };
  }
}
