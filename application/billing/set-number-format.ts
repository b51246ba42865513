import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { inject } from 'inversify';
import { numberFormats } from '../../domain/billing/number-format.js';
import { NUMBERED_DOCUMENTS, type NumberedDocument } from '../../domain/billing/number-series.events.js';
import { Directory } from '../partners/directory.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';

export class SetNumberFormat {
  /** Left out: the manager's own reseller. */
  @IsOptional() @IsUUID() readonly resellerId?: string;
  @IsIn(NUMBERED_DOCUMENTS) readonly document!: NumberedDocument;
  /** "INV-{YYYY}-{seq:6}": {YYYY}, {YY}, {MM}, and {seq:n} once, a counter of at least n digits that goes on for ever; other digits stand apart from it. */
  @IsString() @Length(7, 60) readonly template!: string;
}

@command({ name: 'set-number-format', context: 'billing', summary: 'Set how the numbers of a kind of document are written from now on. The counter goes on.', dto: SetNumberFormat, allow: ['admin'] })
export class SetNumberFormatHandler implements CommandHandler<SetNumberFormat> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ resellerId = '', document, template }: SetNumberFormat, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(resellerId || ctx.principal.resellerId, ctx);
    return { committed: await this.transactor.transact(numberFormats, reseller.id, { type: 'SetNumberFormat', resellerId: reseller.id, document, template }, ctx, { scope }) };
  }
}
