import type { Catalogue, DomainEvent } from '../../shared/event.js';

/** How a reseller reaches Microsoft Partner Center. The secret is sealed with the installation's key, and never shown. */
export interface PartnerCenterSettings {
  readonly resellerId: string;
  /** "global", "china", or this installation's simulator. */
  readonly cloud: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly sealedSecret: string;
  /** ISO 3166. */
  readonly country: string;
  /** The rates of the price list are list prices: the terms of the offer still come off them. */
  readonly applyOfferTerms: boolean;
}

export type PartnerCenterEvent = DomainEvent<'PartnerCenterConnected', PartnerCenterSettings> | DomainEvent<'PartnerCenterDisconnected', { resellerId: string }>;

export const partnerCenterEvents: Catalogue<PartnerCenterEvent> = { PartnerCenterConnected: { version: 1 }, PartnerCenterDisconnected: { version: 1 } };
