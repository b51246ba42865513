import type { SimulatedSettings } from '../../domain/catalog/catalog.events.js';

export type ProvisioningOperation = 'install' | 'update' | 'renew' | 'switch' | 'stop' | 'activate' | 'delete';

export interface ProvisioningRequest {
  /** Stable over retries: the vendor does the same thing once. */
  readonly key: string;
  readonly operation: ProvisioningOperation;
  readonly subscriptionId: string;
  readonly settings: SimulatedSettings;
  readonly quantities: Readonly<Record<string, number>>;
}

export type ProvisioningAnswer =
  | { readonly outcome: 'done'; readonly vendorReference: string }
  | { readonly outcome: 'failed'; readonly reason: string }
  /** An operator, or the vendor later, settles it. */
  | { readonly outcome: 'waiting' };

/** What delivers a subscription: a vendor's API or a person. It answers, it does not throw for a refusal. */
export interface ProvisioningPort {
  execute(request: ProvisioningRequest): Promise<ProvisioningAnswer>;
}
