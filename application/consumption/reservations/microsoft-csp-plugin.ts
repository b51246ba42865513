import { inject, injectable } from 'inversify';
import { DomainError, notFound } from '../../../domain/shared/errors.js';
import type { Scope } from '../../../domain/shared/event.js';
import type { ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import type { ProvisioningAnswer, ProvisioningOperation } from '../../ports/provisioning.js';
import type { CommandContext } from '../../spine/context.js';
import { PullStarter } from '../azure/pulls/pull-starter.js';
import { SkuCatalogues } from './sku-catalogues.js';

export interface CspRequest {
  /** Stable over repeats of the same try. */
  readonly key: string;
  readonly operation: ProvisioningOperation;
  readonly found: ExistingSubscription;
  readonly scope: Scope;
}

/**
 * "Microsoft CSP Products Plugin": an installation is a purchase in Partner Center, which may take its time or have to wait, so it is a run of its own.
 * A reservation cannot be stopped or given back at Microsoft: what ends here ends for this installation alone.
 */
@injectable()
export class MicrosoftCspPlugin {
  constructor(
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
    @inject(PullStarter) private readonly starter: PullStarter,
  ) {}

  async execute({ key, operation, found, scope }: CspRequest, ctx: CommandContext): Promise<ProvisioningAnswer> {
    if (operation !== 'install') return { outcome: 'done', vendorReference: 'microsoft' };
    const { subscriptionId, accountId, orderId, planId } = found;
    try {
      const connectionId = await this.catalogues.ownerOf(planId);
      if (!connectionId) throw notFound('plan', planId);
      await this.starter.begin({ connectionId, scope, subject: { kind: 'reservation_purchase', subscriptionId, accountId, orderId }, asked: false }, `reservation purchase ${key}`, ctx);
      return { outcome: 'waiting' };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'concurrent_change') throw error;
      return { outcome: 'failed', reason: error.message };
    }
  }
}
