import { IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { wrongState } from '../../../domain/shared/errors.js';
import type { ExportFiles } from '../../ports/exports.js';
import { TOKENS } from '../../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { Exports } from './exports.js';

export class RetryExport {
  @IsUUID() readonly exportId!: string;
}

@command({ name: 'retry-export', context: 'audit', summary: 'Begin an export that failed or was cancelled once more.', dto: RetryExport, allow: 'signed-in' })
export class RetryExportHandler implements CommandHandler<RetryExport> {
  constructor(
    @inject(Exports) private readonly exports: Exports,
    @inject(TOKENS.exportFiles) private readonly files: Pick<ExportFiles, 'selection'>,
  ) {}

  async handle({ exportId }: RetryExport, ctx: CommandContext): Promise<CommandOutcome> {
    const { job, scope } = await this.exports.ofRequester(exportId, ctx.principal);
    const again = job.status === 'Failed' || job.status === 'Cancelled';
    if (!again) return { committed: await this.exports.transact(exportId, { type: 'RetryExport' }, ctx, scope) };
    if (!(await this.files.selection(exportId))) throw wrongState('selection_gone', 'What was selected is not kept any more. Request the export anew.');
    return { committed: await this.exports.begin(job, { type: 'RetryExport' }, ctx, scope) };
  }
}
