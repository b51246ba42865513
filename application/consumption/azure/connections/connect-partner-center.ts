import { IsBoolean, IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { inject } from 'inversify';
import { partnerCenter } from '../../../../domain/consumption/azure/partner-center.js';
import { ruleBroken } from '../../../../domain/shared/errors.js';
import { Directory } from '../../../partners/directory.js';
import { MayBeAbsent } from '../../../partners/fields.js';
import { PARTNER_CLOUDS, partnerCenterSecret, type PartnerCenterPort, type PartnerCloud } from '../../../ports/partner-center.js';
import type { Secrets } from '../../../ports/secrets.js';
import { TOKENS } from '../../../ports/tokens.js';
import { command, type CommandHandler, type CommandOutcome } from '../../../spine/command.js';
import type { CommandContext } from '../../../spine/context.js';
import { as } from '../../../spine/field-errors.js';
import { Transactor } from '../../../spine/transactor.js';

export class ConnectPartnerCenter {
  /** Whose connection it is; your own reseller when absent. */
  @MayBeAbsent() @IsUUID() readonly resellerId?: string;
  /** Microsoft's Partner Center, that of China, or the simulator of this installation. */
  @IsIn(PARTNER_CLOUDS) readonly cloud: PartnerCloud = 'global';
  /** The partner's own Microsoft tenant: a GUID, or a domain such as contoso.onmicrosoft.com. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9.-]{2,99}$/, { message: 'tenantId must be a GUID or a domain such as contoso.onmicrosoft.com' }) readonly tenantId!: string;
  /** Of the application that is registered in Partner Center. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9-]{2,99}$/, { message: 'clientId must be the GUID of the registered application' }) readonly clientId!: string;
  /** It is kept encrypted and never shown. Left out, the known one stays. */
  @IsOptional() @Length(1, 500) readonly clientSecret?: string | null;
  /** The partner's country. */
  @Matches(/^[A-Z]{2}$/, as('country', 'country must be an ISO 3166 code such as DE')) readonly country!: string;
  /** True: the rates of the price list are list prices, and the terms of the offer still come off them. */
  @IsBoolean() readonly applyOfferTerms: boolean = false;
}

@command({ name: 'connect-partner-center', context: 'consumption', summary: 'Store how Microsoft Partner Center is reached: price lists, usage and reservations come through it.', dto: ConnectPartnerCenter, allow: ['admin'] })
export class ConnectPartnerCenterHandler implements CommandHandler<ConnectPartnerCenter> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Directory) private readonly directory: Directory,
    @inject(TOKENS.secrets) private readonly secrets: Pick<Secrets, 'seal'>,
    @inject(TOKENS.partnerCenter) private readonly port: Pick<PartnerCenterPort, 'clouds'>,
  ) {}

  async handle({ resellerId: id = '', cloud, tenantId, clientId, clientSecret, country, applyOfferTerms }: ConnectPartnerCenter, ctx: CommandContext): Promise<CommandOutcome> {
    const { reseller, scope } = await this.directory.reseller(id || ctx.principal.resellerId, ctx);
    if (!this.port.clouds.includes(cloud)) throw ruleBroken('cloud_not_reached', `This installation does not reach "${cloud}". Choose one of: ${this.port.clouds.join(', ')}.`, '/cloud');
    const sealedSecret = clientSecret ? this.secrets.seal(partnerCenterSecret(reseller.id), clientSecret) : null;
    const settings = { resellerId: reseller.id, cloud, tenantId: tenantId.toLowerCase(), clientId: clientId.toLowerCase(), sealedSecret, country, applyOfferTerms };
    return { committed: await this.transactor.transact(partnerCenter, reseller.id, { type: 'ConnectPartnerCenter', settings }, ctx, { scope }) };
  }
}
