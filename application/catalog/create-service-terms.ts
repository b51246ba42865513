import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { inject } from 'inversify';
import { serviceTerms } from '../../domain/catalog/service-terms.js';
import { reservation } from '../../domain/shared/reservation.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import { newId, type CommandContext } from '../spine/context.js';
import { derivedId } from '../spine/ids.js';
import { IsKey } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { Offers } from './offers.js';

export class CreateServiceTerms {
  @IsOptional() @IsUUID() readonly resellerId?: string;
  /** Unique in the reseller, and not changed later (CR-574). */
  @IsKey() readonly key!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsInt() @Min(1) @Max(28) readonly billingDay!: number;
  @IsInt() @Min(-1) @Max(365) readonly manualRenewPoint!: number;
  @IsInt() @Min(0) @Max(365) readonly autoRenewPoint!: number;
  @IsInt() @Min(0) @Max(365) readonly gracePeriod!: number;
  @IsInt() @Min(0) @Max(365) readonly stopPeriod!: number;
  /** `manual`: a stop, or deletion, that somebody asks for waits for a manager; so it does where the account's terms say so. */
  @IsIn(['automatic', 'manual']) readonly stopMode: 'automatic' | 'manual' = 'automatic';
  @IsIn(['automatic', 'manual']) readonly deleteMode: 'automatic' | 'manual' = 'automatic';
}

/** Which service terms a key of a reseller means. */
export const serviceTermsKeys = reservation('service_terms_key');

@command({ name: 'create-service-terms', context: 'catalog', summary: 'Define billing day, renew points, grace and stop periods, and what a manager approves, for plans to share.', dto: CreateServiceTerms, allow: ['admin', 'owner'] })
export class CreateServiceTermsHandler implements CommandHandler<CreateServiceTerms> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Offers) private readonly offers: Offers,
  ) {}

  async handle(dto: CreateServiceTerms, ctx: CommandContext): Promise<CommandOutcome> {
    const { resellerId, scope } = await this.offers.owner(dto.resellerId, ctx);
    const serviceTermsId = newId(ctx, 'service terms');
    const { key, name, billingDay, manualRenewPoint, autoRenewPoint, gracePeriod, stopPeriod, stopMode, deleteMode } = dto;
    const terms = { serviceTermsId, resellerId, key, name, billingDay, manualRenewPoint, autoRenewPoint, gracePeriod, stopPeriod, stopMode, deleteMode };
    // Judged before the key is taken, so that a refused command does not use it up.
    serviceTerms.decide({ type: 'CreateServiceTerms', terms }, null);
    const taken = `The key "${key}" belongs to other service terms of this reseller. Choose another one.`;
    await this.transactor.transact(serviceTermsKeys, derivedId(resellerId, key), { type: 'Reserve', kind: 'service_terms_key', ownerId: serviceTermsId, taken }, ctx, { scope, main: false });
    return { committed: await this.transactor.transact(serviceTerms, serviceTermsId, { type: 'CreateServiceTerms', terms }, ctx, { scope }) };
  }
}
