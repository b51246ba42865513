import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import type { ProvisioningSettings, SimulatedSettings } from '../../domain/catalog/catalog.events.js';
import { product } from '../../domain/catalog/product.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class Provisioning {
  /** `microsoft_csp`: reservations of Azure, bought in Microsoft Partner Center. */
  @IsIn(['simulated', 'microsoft_csp']) readonly plugin: ProvisioningSettings['plugin'] = 'simulated';
  /** Of the simulated plugin. */
  @IsIn(['succeed', 'fail', 'wait']) readonly behaviour: SimulatedSettings['behaviour'] = 'succeed';
}

const settingsOf = ({ plugin, behaviour }: Provisioning): ProvisioningSettings => (plugin === 'simulated' ? { plugin, behaviour } : { plugin });

export class CreateProduct {
  @IsOptional() @IsUUID() readonly resellerId?: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsString() @Length(1, 60) readonly category!: string;
  @IsOptional() @IsString() @Length(0, 2000) readonly description?: string;
  @IsString() @Length(1, 120) readonly vendor!: string;
  @IsObject() @ValidateNested() @Type(() => Provisioning) readonly provisioning: Provisioning = new Provisioning();
}

@command({ name: 'create-product', context: 'catalog', summary: 'Add a product to a reseller\'s catalogue.', dto: CreateProduct, allow: ['admin', 'owner'] })
export class CreateProductHandler implements CommandHandler<CreateProduct> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle(dto: CreateProduct, ctx: CommandContext): Promise<CommandOutcome> {
    const { resellerId, scope } = await this.offers.owner(dto.resellerId, ctx);
    const productId = newId(ctx, 'product');
    const { name, category, description = '', vendor, provisioning } = dto;
    const created = { productId, resellerId, name, category, description, vendor, provisioning: settingsOf(provisioning) };
    return { committed: await this.transactor.transact(product, productId, { type: 'CreateProduct', product: created }, ctx, { scope }) };
  }
}
