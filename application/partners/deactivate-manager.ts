import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { manager } from '../../domain/partners/manager.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { checkNotSelf } from './acting.js';
import { Directory } from './directory.js';

export class DeactivateManager {
  @IsUUID() readonly managerId!: string;
}

@command({ name: 'deactivate-manager', context: 'partners', summary: 'Shut a manager out. His sessions and API tokens stop working at once.', dto: DeactivateManager, allow: ['admin'] })
export class DeactivateManagerHandler implements CommandHandler<DeactivateManager> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ managerId }: DeactivateManager, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.manager(managerId, ctx);
    checkNotSelf(ctx.principal, managerId);
    return { committed: await this.transactor.transact(manager, managerId, { type: 'DeactivateManager', managerId }, ctx, { scope }) };
  }
}
