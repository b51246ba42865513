import { v4 as uuid } from 'uuid';
import { request } from './http.js';
import type { AccessLevel, AccountTerms, BillingType, DiscountKind, DiscountPreview, DiscountScope, EndingPreview, FeeKind, Fees, OrderPreview, PaymentModel, PlanPeriod, PlanPrices, PlanResource, Quantity, StaffRole } from './types.js';

interface OrderedPlan {
  readonly accountId: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities: readonly Quantity[];
  readonly promoCode?: string;
  readonly paymentModel?: PaymentModel;
  /** Prices agreed for this subscription alone; managers only. */
  readonly individualPrices?: { readonly plan?: Fees; readonly resources?: readonly { readonly resourceKey: string; readonly fees: Fees }[] };
  readonly autoRenew?: boolean;
  /** Of a reservation: the account's Azure subscription that it is for. */
  readonly azureSubscriptionId?: string;
}
interface Renewal {
  readonly subscriptionId: string;
  readonly periodId?: string;
  readonly quantities?: readonly Quantity[];
  readonly priceOption?: PriceOption;
}
interface PlanSwitch {
  readonly subscriptionId: string;
  readonly planId: string;
  readonly periodId: string;
  readonly quantities?: readonly Quantity[];
}
interface Expected {
  /** At another price it is refused. */
  readonly expectedDueNow?: number;
}
export type PriceOption = 'keep' | 'plan' | 'higher';
export type NewScope = Omit<DiscountScope, 'scopeId'>;
interface DiscountTerms {
  readonly name?: string;
  readonly percentage?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** Absent fields stay as they are. */
interface PersonChanges {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
}
interface AccountDetails extends PersonChanges {
  readonly name?: string;
  readonly address?: { readonly country: string; readonly city?: string; readonly line?: string };
  readonly taxId?: string;
}

/** Every command that the pages send, with its body. Money is integer minor units. */
export interface Commands {
  'create-product': { name: string; category: string; description?: string; vendor: string; provisioning: { plugin: 'simulated' | 'microsoft_csp'; behaviour?: string } };
  'fetch-reservation-skus': { resellerId?: string };
  'create-reservation-plan': { productId: string; serviceTermsId: string; name: string; description?: string; term: 'P1Y' | 'P3Y'; fixedPrice: boolean; skus: readonly { key: string; setup: number }[] };
  'create-service-terms': { key: string; name: string; billingDay: number; manualRenewPoint: number; autoRenewPoint: number; gracePeriod: number; stopPeriod: number; stopMode: 'automatic' | 'manual'; deleteMode: 'automatic' | 'manual' };
  'connect-partner-center': { resellerId?: string; cloud: string; tenantId: string; clientId: string; clientSecret?: string; country: string; applyOfferTerms?: boolean };
  'disconnect-partner-center': { resellerId?: string };
  'test-partner-center': { resellerId?: string };
  'link-azure-subscription': { subscriptionId: string; customerTenantId: string; azureSubscriptionId: string; granularity: string };
  'unlink-azure-subscription': { subscriptionId: string };
  'create-plan': { productId: string; serviceTermsId: string; name: string; sku?: string; description?: string; billingType: BillingType; currency: string; fixedPrice: boolean; singleton: boolean; autoRenewDefault: boolean; markup?: string; periods: readonly PlanPeriod[]; resources: readonly PlanResource[] };
  'change-plan-prices': { planId: string } & PlanPrices;
  'link-plan-offers': { planId: string; offers: readonly { key: string; offerId: string; customerType?: string }[] };
  'confirm-net-cost': { planId: string };
  'confirm-net-costs': { planIds: readonly string[] };
  'upload-price-list': { fileName: string; file: string; market?: string; coefficient?: string };
  'preview-price-list': { listId: string; coefficient?: string; customerType?: string };
  'apply-price-list': { listId: string };
  'discard-price-list': { listId: string };
  'set-markup': { planId: string; percentage?: string };
  'set-default-markup': { category?: string; percentage?: string };
  'delegate-plan': { planId: string; resellerId: string };
  'publish-plan': { planId: string };
  'deactivate-plan': { planId: string; reason: string };
  'preview-order': OrderedPlan;
  'place-order': OrderedPlan & Expected & { notes?: string };
  'preview-change': { subscriptionId: string; quantities: readonly Quantity[] };
  'change-subscription': { subscriptionId: string; quantities: readonly Quantity[] } & Expected;
  'preview-renewal': Renewal;
  'renew-subscription': Renewal & Expected;
  'preview-switch': PlanSwitch;
  'switch-plan': PlanSwitch & Expected;
  'preview-ending': { subscriptionId: string; operation: 'stop' | 'delete' };
  'delete-subscription': { subscriptionId: string };
  'set-auto-renew': { subscriptionId: string; on: boolean; periodId?: string };
  'set-subscription-credit-limit': { subscriptionId: string; limit?: number };
  'approve-manual-operation': { operationId: string };
  'decline-manual-operation': { operationId: string; comment?: string };
  'cancel-order': { orderId: string };
  'retry-provisioning': { orderId: string };
  'complete-provisioning': { subscriptionId: string; outcome: string; vendorReference?: string; reason?: string };
  'complete-payment': { paymentId: string; method: string; externalTransactionId?: string; amount?: number };
  'pay-from-balance': { orderId: string } | { paymentId: string };
  'top-up-account': { accountId: string; amount: number };
  'cancel-payment': { paymentId: string };
  'reverse-payment': { paymentId: string; reason: string };
  'stop-subscription': { subscriptionId: string };
  'activate-subscription': { subscriptionId: string };
  'close-subscription-charges': { subscriptionId: string };
  'correct-balance': { accountId: string; amount: number; reason: string; chargeId?: string };
  'provide-guarantee': { accountId: string; amount: number };
  'revoke-guarantee': { accountId: string; guaranteeId: string };
  'set-number-format': { resellerId?: string; document: string; template: string };
  'create-discount': Required<Pick<DiscountTerms, 'name' | 'percentage'>> & DiscountTerms & {
    type: DiscountKind; code?: string; singleUse?: boolean; fees?: readonly FeeKind[]; planIds?: readonly string[]; accountIds?: readonly string[]; classKeys?: readonly string[];
    accountLimit?: number; subscriptionLimit?: number; scopes?: readonly NewScope[];
  };
  'preview-discount': { percentage: string; scopes?: readonly NewScope[]; planIds?: readonly string[]; fees?: readonly FeeKind[] };
  'edit-discount': { discountId: string } & DiscountTerms;
  'delete-discount': { discountId: string };
  'add-promo-codes': { discountId: string; codes: readonly string[]; singleUse?: boolean };
  'add-discount-scope': { discountId: string; scope: NewScope };
  'remove-discount-scope': { discountId: string; scopeId: string };
  'activate-discount': { discountId: string };
  'deactivate-discount': { discountId: string };
  'create-reseller': { parentId?: string; name: string; currency: string; timeZone: string; locale: string };
  'create-manager': Required<Pick<PersonChanges, 'firstName' | 'lastName' | 'email'>> & PersonChanges & { resellerId?: string; role: StaffRole; password?: string; locale?: string };
  'edit-manager': PersonChanges & { managerId: string; role?: string };
  'deactivate-manager': { managerId: string };
  'reactivate-manager': { managerId: string };
  'open-account': AccountDetails & { resellerId?: string; kind: string; terms: Partial<AccountTerms> };
  'edit-account': AccountDetails & { accountId: string; terms?: AccountTerms };
  'hold-account': { accountId: string; reason: string };
  'release-account': { accountId: string };
  'invite-user': { accountId: string; email: string; level: AccessLevel };
  'withdraw-invitation': { accountId: string; invitationId: string };
  'register-user': { token: string; firstName: string; lastName: string; password: string };
  'edit-user': PersonChanges & { userId: string };
  'change-user-level': { accountId: string; userId: string; level: AccessLevel };
  'remove-user': { accountId: string; userId: string };
  'deactivate-user': { userId: string };
  'reactivate-user': { userId: string };
  'change-password': { currentPassword: string; newPassword: string };
  'request-password-reset': { email: string };
  'reset-password': { token: string; password: string };
  'create-api-token': { label: string; expiresInDays?: number };
  'revoke-api-token': { tokenId: string };
  'erase-person': { kind: 'user' | 'manager' | 'account'; id: string };
  'run-billing': { date?: string };
  'retry-billing-step': { date: string; step: string };
  'retry-step': { stepId: string };
  'reprocess-azure-usage': { subscriptionId: string; from: string; to: string };
  'pull-azure-usage': { subscriptionId: string; startTime?: string; endTime?: string };
  'pull-azure-rate-card': { resellerId?: string };
  'request-export': { view: string; format: 'csv' | 'xlsx'; filter?: Readonly<Record<string, unknown>>; sort?: readonly string[]; columns?: readonly string[]; headings?: readonly string[]; byteOrderMark?: boolean };
  'cancel-export': { exportId: string };
  'retry-export': { exportId: string };
}
export type CommandName = keyof Commands;

/** What the previews answer. */
export interface Previews {
  'preview-order': OrderPreview;
  'preview-change': OrderPreview;
  'preview-renewal': OrderPreview;
  'preview-switch': OrderPreview;
  'preview-ending': EndingPreview;
  'preview-discount': DiscountPreview;
  'test-partner-center': { readonly works: boolean; readonly detail: string };
}
export type PreviewName = keyof Previews;
export type OrderPreviewName = Exclude<PreviewName, 'preview-ending' | 'preview-discount' | 'test-partner-center'>;

export interface Committed {
  readonly id: string;
  readonly revision: number;
  readonly position: number;
  readonly events: readonly string[];
  /** Shown once: a new API token. */
  readonly secret?: string;
}

export interface RehearsedEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A person's wish has one key, whatever the number of attempts; another wish (another body) takes another. */
export class Intent {
  private key = uuid();
  private wish = '';

  keyOf(name: string, body: unknown): string {
    const wish = JSON.stringify([name, body]);
    if (this.wish !== '' && this.wish !== wish) this.key = uuid();
    this.wish = wish;
    return this.key;
  }
}

const path = (name: CommandName): string => `/api/commands/${name}`;

export const commands = {
  /** @throws Problem when refused; then nothing was recorded. */
  send: async <N extends CommandName>(name: N, body: Commands[N], intent = new Intent()): Promise<Committed> =>
    (await request<Committed>(path(name), { method: 'POST', body, headers: { 'Idempotency-Key': intent.keyOf(name, body) } })).json,
  /** The events that it would record, and records none. */
  rehearse: async <N extends CommandName>(name: N, body: Commands[N], signal?: AbortSignal): Promise<readonly RehearsedEvent[]> =>
    (await request<{ events: readonly RehearsedEvent[] }>(`${path(name)}?dryRun=true`, { method: 'POST', body, ...(signal ? { signal } : {}) })).json.events,
  /** Prices and money effects of a wish; nothing is recorded. */
  preview: async <N extends PreviewName>(name: N, body: Commands[N], signal?: AbortSignal): Promise<Previews[N]> =>
    (await request<Previews[N]>(path(name), { method: 'POST', body, ...(signal ? { signal } : {}) })).json,
};
