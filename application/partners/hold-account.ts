import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { account } from '../../domain/partners/account.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SELLERS } from './acting.js';
import { Directory } from './directory.js';
import { IsLine } from './fields.js';

export class HoldAccount {
  @IsUUID() readonly accountId!: string;
  /** Stays in the log for ever: no names of people. */
  @IsLine(200) readonly reason!: string;
}

@command({ name: 'hold-account', context: 'partners', summary: 'Put an account on administrative hold.', dto: HoldAccount, allow: SELLERS })
export class HoldAccountHandler implements CommandHandler<HoldAccount> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ accountId, reason }: HoldAccount, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.account(accountId, ctx);
    return { committed: await this.transactor.transact(account, accountId, { type: 'HoldAccount', accountId, reason }, ctx, { scope }) };
  }
}
