import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { manager } from '../../domain/partners/manager.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Directory } from './directory.js';

export class ReactivateManager {
  @IsUUID() readonly managerId!: string;
}

@command({ name: 'reactivate-manager', context: 'partners', summary: 'Let a deactivated manager in again.', dto: ReactivateManager, allow: ['admin'] })
export class ReactivateManagerHandler implements CommandHandler<ReactivateManager> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ managerId }: ReactivateManager, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.directory.manager(managerId, ctx);
    return { committed: await this.transactor.transact(manager, managerId, { type: 'ReactivateManager', managerId }, ctx, { scope }) };
  }
}
