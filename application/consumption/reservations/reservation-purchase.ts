import { inject, injectable } from 'inversify';
import { azureLink, type ExistingAzureLink } from '../../../domain/consumption/azure/azure-link.js';
import { azureReservation } from '../../../domain/consumption/reservations/azure-reservation.js';
import type { KnownSku } from '../../../domain/consumption/reservations/reservation-catalogue.js';
import { order } from '../../../domain/sales/order.js';
import { DomainError, notFound, wrongState } from '../../../domain/shared/errors.js';
import { subscription, type ExistingSubscription } from '../../../domain/subscriptions/subscription.js';
import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterAccount, type PartnerCenterPort } from '../../ports/partner-center.js';
import { SealBroken } from '../../ports/secrets.js';
import { TOKENS } from '../../ports/tokens.js';
import { derivedId } from '../../spine/ids.js';
import { Transactor } from '../../spine/transactor.js';
import { PartnerCenterAccounts } from '../azure/connections/partner-center-accounts.js';
import { ReservationTargets } from './reservation-targets.js';
import { SkuCatalogues } from './sku-catalogues.js';
import type { RunTools } from './sku-fetch.js';

interface Wanted {
  readonly resourceKey: string;
  readonly quantity: number;
  readonly sku: KnownSku;
}

interface Buying {
  readonly found: ExistingSubscription;
  readonly account: PartnerCenterAccount;
  readonly link: ExistingAzureLink;
  readonly tools: RunTools;
}

const REFERENCE = 120;
/** The first time; then after longer and longer. */
const ASK_AGAIN_S = 5;

/** Buys what a paid order reserves. Each SKU has one key for ever, so that it is bought once however often the order is tried. */
@injectable()
export class ReservationPurchase {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(PartnerCenterAccounts) private readonly accounts: PartnerCenterAccounts,
    @inject(SkuCatalogues) private readonly catalogues: SkuCatalogues,
    @inject(ReservationTargets) private readonly targets: ReservationTargets,
    @inject(TOKENS.partnerCenter) private readonly port: Pick<PartnerCenterPort, 'buyReservation'>,
  ) {}

  /** The subscription is active, or its installation failed with the reason, when this ends. @throws PartnerCenterBusy: go on later */
  async run(connectionId: string, { subscriptionId }: { readonly subscriptionId: string }, tools: RunTools): Promise<void> {
    const { state: found } = await this.transactor.load(subscription, subscriptionId);
    // An operator settled it meanwhile.
    if (found?.status !== 'Installing') return;
    try {
      const vendorReference = (await this.buyAll(connectionId, found, tools)).join(', ').slice(0, REFERENCE);
      await this.transactor.transact(subscription, subscriptionId, { type: 'Activate', vendorReference }, tools.context('activate', subscriptionId), { scope: tools.scope });
    } catch (error) {
      const refused = error instanceof PartnerCenterRefused || error instanceof SealBroken || (error instanceof DomainError && error.code !== 'concurrent_change');
      if (!refused) throw error;
      await this.transactor.transact(subscription, subscriptionId, { type: 'FailInstall', reason: await this.reasonOf(error, found) }, tools.context('fail', subscriptionId), { scope: tools.scope });
      throw error;
    }
  }

  /** @returns the vendor's orders */
  private async buyAll(connectionId: string, found: ExistingSubscription, tools: RunTools): Promise<readonly string[]> {
    const buying: Buying = { found, account: await this.accounts.of(connectionId), link: await this.linkOf(found), tools };
    const wanted = await this.wanted(connectionId, found);
    const references: string[] = [];
    for (const each of wanted) references.push(await this.buy(each, buying));
    return [...new Set(references)];
  }

  private async linkOf({ orderId, accountId }: ExistingSubscription): Promise<ExistingAzureLink> {
    const { state: placed } = await this.transactor.load(order, orderId);
    const { subscriptionId, number, status } = await this.targets.target(placed?.azureSubscriptionId ?? '', accountId);
    if (status !== 'Active') throw wrongState('azure_subscription_not_active', `The Azure subscription ${number} is "${status}": a reservation is bought for an active one. Activate it and try again, or cancel the order.`);
    const { state: link } = await this.transactor.load(azureLink, subscriptionId);
    if (!link) throw wrongState('not_linked', `The subscription ${number} is not linked to an Azure subscription of the customer's Microsoft tenant. Link it, then try again.`);
    return link;
  }

  /** All are looked up before the first is bought. */
  private async wanted(connectionId: string, { resources }: ExistingSubscription): Promise<readonly Wanted[]> {
    const find = await this.catalogues.find(await this.catalogues.of(connectionId));
    return resources.filter(({ quantity }) => quantity > 0).map(({ resourceKey, name, quantity }) => {
      const sku = find(resourceKey);
      if (!sku) throw notFound('SKU', `"${name}"`);
      if (!sku.available) throw wrongState('sku_not_available', `Microsoft does not sell "${name}" any more. Fetch the SKUs again and retry, or cancel the order.`);
      return { resourceKey, quantity, sku };
    });
  }

  private async buy({ resourceKey, quantity, sku: { productId, skuId, term, title } }: Wanted, { found: { subscriptionId, orderId }, account, link, tools }: Buying): Promise<string> {
    const { state: { bought } } = await this.transactor.load(azureReservation, subscriptionId);
    const known = bought[resourceKey];
    if (known) return known.vendorOrderId;
    const { customerTenantId: customerId, azureSubscriptionId } = link;
    const answer = await this.port.buyReservation(account, { key: derivedId(orderId, 'reservation', resourceKey), customerId, azureSubscriptionId, productId, skuId, term, quantity });
    if (answer.outcome === 'failed') throw wrongState('reservation_refused', `"${title}": ${answer.reason}`);
    if (answer.outcome === 'waiting') throw new PartnerCenterBusy('not_ready', answer.reason, ASK_AGAIN_S);
    const purchase = { subscriptionId, orderId, resourceKey, vendorOrderId: answer.orderId, vendorReservationId: answer.reservationId };
    await this.transactor.transact(azureReservation, subscriptionId, { type: 'NotePurchase', purchase }, tools.context('note purchase', resourceKey), { scope: tools.scope });
    return answer.orderId;
  }

  /** What is bought stays bought: whoever cancels the order must know. */
  private async reasonOf(error: Error, { subscriptionId, resources }: ExistingSubscription): Promise<string> {
    const { state: { bought } } = await this.transactor.load(azureReservation, subscriptionId);
    const names = resources.filter(({ resourceKey }) => bought[resourceKey]).map(({ name }) => `"${name}"`);
    return names.length === 0 ? error.message : `${error.message} Bought from Microsoft already, and not given back by cancelling the order: ${names.join(', ')}.`;
  }
}
