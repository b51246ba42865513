import { inject, injectable } from 'inversify';
import { connected, partnerCenter } from '../../../../domain/consumption/azure/partner-center.js';
import type { PartnerCenterSettings } from '../../../../domain/consumption/azure/partner-center.events.js';
import type { PartnerCenterAccount, PartnerCloud } from '../../../ports/partner-center.js';
import type { CommandContext } from '../../../spine/context.js';
import { Transactor } from '../../../spine/transactor.js';

/** Finds a reseller's connection to Partner Center. */
@injectable()
export class PartnerCenterAccounts {
  constructor(@inject(Transactor) private readonly transactor: Transactor) {}

  /** @throws DomainError partner_center_not_connected */
  async of(resellerId: string, ctx?: CommandContext): Promise<PartnerCenterAccount> {
    return accountOf(await this.settings(resellerId, ctx));
  }

  /** @throws DomainError partner_center_not_connected */
  async settings(resellerId: string, ctx?: CommandContext): Promise<PartnerCenterSettings> {
    return connected((await this.transactor.load(partnerCenter, resellerId, ctx)).state);
  }
}

export const accountOf = ({ resellerId, cloud, tenantId, clientId, sealedSecret, country }: PartnerCenterSettings): PartnerCenterAccount => ({
  connectionId: resellerId, cloud: cloud as PartnerCloud, tenantId, clientId, sealedSecret, country,
});
