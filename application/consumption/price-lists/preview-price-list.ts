import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { inject } from 'inversify';
import { checkOpen } from '../../../domain/consumption/price-lists/price-list.js';
import { compareDecimals } from '../../../domain/shared/decimal.js';
import { ruleBroken } from '../../../domain/shared/errors.js';
import { MayBeAbsent } from '../../partners/fields.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { PriceLists, type Terms } from './price-lists.js';
import { as } from '../../spine/field-errors.js';

/** Over 0 to 100 with at most six decimals, as a string: "1.05". */
export const IsCoefficient = (): PropertyDecorator => Matches(/^\d{1,3}(\.\d{1,6})?$/, as('decimal', '$property must be a string such as "1.05": a factor over 0, with at most six decimals'));

export class PreviewPriceList {
  @IsUUID() readonly listId!: string;
  /** What the vendor's prices are multiplied by; 1 when absent. */
  @MayBeAbsent() @IsCoefficient() readonly coefficient?: string;
  /** The licence store: one of the list's customer types. Absent: plans whose offer is sold to several are left out. */
  @MayBeAbsent() @IsString() @Length(1, 60) readonly customerType?: string;
}

/** @throws coefficient_range */
export const termsOf = ({ coefficient = '1', customerType }: { readonly coefficient?: string | undefined; readonly customerType?: string | undefined }): Terms => {
  if (compareDecimals(coefficient, '0') <= 0 || compareDecimals(coefficient, '100') > 0) throw ruleBroken('coefficient_range', 'The coefficient must be over 0 and at most 100. "1" takes the prices as they are listed.', '/coefficient');
  return { coefficient, customerType: customerType ?? null };
};

@command({ name: 'preview-price-list', context: 'consumption', summary: 'Preview an uploaded price list again: with another coefficient, for another kind of customers, or after plans have changed.', dto: PreviewPriceList, allow: ['admin', 'owner'] })
export class PreviewPriceListHandler implements CommandHandler<PreviewPriceList> {
  constructor(@inject(PriceLists) private readonly lists: PriceLists) {}

  async handle(dto: PreviewPriceList, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.lists.find(dto.listId, ctx);
    checkOpen(known.list, known.listId);
    return { committed: await this.lists.preview(known, termsOf(dto), ctx) };
  }
}
