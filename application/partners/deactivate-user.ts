import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { user } from '../../domain/partners/user.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { SELLERS } from './acting.js';
import { Directory } from './directory.js';

export class DeactivateUser {
  @IsUUID() readonly userId!: string;
}

@command({ name: 'deactivate-user', context: 'partners', summary: 'Shut a user out of every account. His sessions and API tokens stop working at once.', dto: DeactivateUser, allow: SELLERS })
export class DeactivateUserHandler implements CommandHandler<DeactivateUser> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ userId }: DeactivateUser, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.user(userId, ctx);
    return { committed: await this.transactor.transact(user, userId, { type: 'DeactivateUser', userId }, ctx, { scope }) };
  }
}
