import { IsISO4217CurrencyCode, IsUUID } from 'class-validator';
import { inject } from 'inversify';
import { reseller } from '../../domain/partners/reseller.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { as } from '../spine/field-errors.js';
import { IsCurrency } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Directory } from './directory.js';
import { IsLine, IsUiLocale, IsZone, MayBeAbsent, type UiLocale } from './fields.js';

export class CreateReseller {
  /** The reseller above; your own when absent. */
  @MayBeAbsent() @IsUUID() readonly parentId?: string;
  @IsLine(120) readonly name!: string;
  /** What it sells in. */
  @IsCurrency() @IsISO4217CurrencyCode(as('currency', 'currency must be an ISO 4217 code such as EUR')) readonly currency!: string;
  /** Decides what day it is there. */
  @IsZone() readonly timeZone!: string;
  @IsUiLocale() readonly locale: UiLocale = 'en';
}

@command({ name: 'create-reseller', context: 'partners', summary: 'Add a reseller below your own, or below one of its descendants.', dto: CreateReseller, allow: ['admin'] })
export class CreateResellerHandler implements CommandHandler<CreateReseller> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
  ) {}

  async handle({ parentId, name, currency, timeZone, locale }: CreateReseller, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller: parent } = await this.directory.reseller(parentId ?? ctx.principal.resellerId, ctx, '/parentId');
    const resellerId = newId(ctx, 'reseller');
    const scope = { resellerId, resellerPath: `${parent.path}${resellerId}/`, accountId: null };
    return { committed: await this.transactor.transact(reseller, resellerId, { type: 'CreateReseller', resellerId, parent, name, currency, timeZone, locale }, ctx, { scope }) };
  }
}
