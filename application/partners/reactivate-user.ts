import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { user } from '../../domain/partners/user.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SELLERS } from './acting.js';
import { Directory } from './directory.js';

export class ReactivateUser {
  @IsUUID() readonly userId!: string;
}

@command({ name: 'reactivate-user', context: 'partners', summary: 'Let a deactivated user in again.', dto: ReactivateUser, allow: SELLERS })
export class ReactivateUserHandler implements CommandHandler<ReactivateUser> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ userId }: ReactivateUser, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.user(userId, ctx);
    return { committed: await this.transactor.transact(user, userId, { type: 'ReactivateUser', userId }, ctx, { scope }) };
  }
}
