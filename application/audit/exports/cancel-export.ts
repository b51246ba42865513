import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { Exports } from './exports.js';

export class CancelExport {
  @IsUUID() readonly exportId!: string;
}

@command({ name: 'cancel-export', context: 'audit', summary: 'Stop an export that waits or runs. What it has written is deleted.', dto: CancelExport, allow: 'signed-in' })
export class CancelExportHandler implements CommandHandler<CancelExport> {
  constructor(@inject(Exports) private readonly exports: Exports) {}

  async handle({ exportId }: CancelExport, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope } = await this.exports.ofRequester(exportId, ctx.principal);
    return { committed: await this.exports.transact(exportId, { type: 'CancelExport' }, ctx, scope) };
  }
}
