import { createHash } from 'node:crypto';
import { inject, injectable } from 'inversify';
import { azureLink } from '../../../../domain/consumption/azure/azure-link.js';
import { azurePull, isOver, type AzurePullCommand, type ExistingAzurePull } from '../../../../domain/consumption/azure/azure-pull.js';
import { DomainError } from '../../../../domain/shared/errors.js';
import type { Scope } from '../../../../domain/shared/event.js';
import { Records } from '../../../partners/records.js';
import type { Clock } from '../../../ports/clock.js';
import { PartnerCenterBusy, PartnerCenterRefused, type PartnerCenterPort } from '../../../ports/partner-center.js';
import { SealBroken } from '../../../ports/secrets.js';
import { TOKENS } from '../../../ports/tokens.js';
import { followUp, type CommandContext } from '../../../spine/context.js';
import { systemPrincipal } from '../../../spine/principal.js';
import { Transactor } from '../../../spine/transactor.js';
import { PartnerCenterAccounts } from '../connections/partner-center-accounts.js';
import type { ImportAzureUsage } from '../import-usage.js';
import { PullImports } from './pull-imports.js';
import { ReservationPurchase } from '../../reservations/reservation-purchase.js';
import { SkuFetch, type RunTools } from '../../reservations/sku-fetch.js';

export type PullStatus = ExistingAzurePull['status'];
type Subject<Kind extends ExistingAzurePull['subject']['kind']> = Extract<ExistingAzurePull['subject'], { kind: Kind }>;

const puller = systemPrincipal('azure-pull');

/**
 * Carries a run on until it is over or has to wait. Everything can be repeated: a run that was killed begins again with
 * its first page, and what was taken in before changes nothing.
 */
@injectable()
export class PullRunner {
  @inject(SkuFetch) private readonly skuFetch!: SkuFetch;
  @inject(ReservationPurchase) private readonly purchase!: ReservationPurchase;

  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(Records) private readonly records: Records,
    @inject(PartnerCenterAccounts) private readonly accounts: PartnerCenterAccounts,
    @inject(PullImports) private readonly imports: PullImports,
    @inject(TOKENS.partnerCenter) private readonly port: PartnerCenterPort,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  /** @returns what became of it; null when there is no such run. Failures of the own stores are thrown: try again later. */
  async run(pullId: string, { signal, simulated = false }: { readonly signal?: AbortSignal; readonly simulated?: boolean } = {}): Promise<PullStatus | null> {
    const { state: pull } = await this.transactor.load(azurePull, pullId);
    if (!pull || isOver(pull)) return pull?.status ?? null;
    const run: Run = { pull, scope: await this.scopeOf(pull), simulated, signal };
    try {
      await this.fetch(run, pull.subject);
    } catch (error) {
      if (run.signal?.aborted) return 'running';
      await this.note(run, this.outcomeOf(error), 'outcome');
    }
    return (await this.transactor.load(azurePull, pullId)).state?.status ?? null;
  }

  private fetch(run: Run, subject: ExistingAzurePull['subject']): Promise<void> {
    switch (subject.kind) {
      case 'usage':
        return this.usage(run, subject);
      case 'rate_card':
        return this.rateCard(run, subject);
      case 'reservation_skus':
        return this.reservationSkus(run, subject);
      case 'reservation_purchase':
        return this.reservationPurchase(run, subject);
    }
  }

  private async reservationSkus(run: Run, subject: Subject<'reservation_skus'>): Promise<void> {
    if (await this.skuFetch.run(run.pull.connectionId, subject, this.toolsOf(run))) await this.note(run, { type: 'CompletePull' }, 'outcome');
  }

  private async reservationPurchase(run: Run, subject: Subject<'reservation_purchase'>): Promise<void> {
    await this.purchase.run(run.pull.connectionId, subject, this.toolsOf(run));
    await this.note(run, { type: 'CompletePull' }, 'outcome');
  }

  private toolsOf(run: Run): RunTools {
    return {
      scope: run.scope,
      signal: run.signal,
      context: (command, content) => this.context(run, command, content),
      page: (pageNumber, records) => this.note(run, { type: 'TakePage', pageNumber, records }, `page ${pageNumber}`),
    };
  }

  private async usage(run: Run, { window, customerTenantId: customerId, azureSubscriptionId, subscriptionId, granularity }: Subject<'usage'>): Promise<void> {
    const account = await this.accounts.of(run.pull.connectionId);
    let answeredAt = this.clock.now();
    for await (const { page, receivedAt, pageNumber } of this.port.utilization(account, { customerId, subscriptionId: azureSubscriptionId, granularity, ...window }, run.signal)) {
      const body: ImportAzureUsage = { delivery: { subscriptionId, ...window, granularity, receivedAt, pageNumber }, page };
      await this.imports.usage(body, this.context(run, 'import-azure-usage', JSON.stringify(body)));
      await this.note(run, { type: 'TakePage', pageNumber, records: lengthOf(page, 'items') }, `page ${pageNumber}`);
      answeredAt = receivedAt;
      // A run that is stopped here stays open, and is taken up again.
      if (run.signal?.aborted) return;
    }
    await this.transactor.transact(azureLink, subscriptionId, { type: 'CoverUsage', pullId: run.pull.pullId, window, at: answeredAt }, this.context(run, 'cover usage', ''), { scope: run.scope });
    await this.note(run, { type: 'CompletePull' }, 'outcome');
  }

  private async rateCard(run: Run, { currency }: Subject<'rate_card'>): Promise<void> {
    const { connectionId } = run.pull;
    const settings = await this.accounts.settings(connectionId);
    const rateCard = await this.port.rateCard(await this.accounts.of(connectionId), { currency, region: settings.country }, run.signal);
    const body = { resellerId: connectionId, fetchedAt: this.clock.now(), region: settings.country, applyOfferTerms: settings.applyOfferTerms, rateCard };
    await this.imports.rateCard(body, this.context(run, 'import-azure-rate-card', JSON.stringify(body)));
    await this.note(run, { type: 'TakePage', pageNumber: 1, records: lengthOf(rateCard, 'meters') }, 'page 1');
    await this.note(run, { type: 'CompletePull' }, 'outcome');
  }

  /** Busy: the run waits. Refused, by the vendor or by a rule: it is over. Anything else is not the run's fault. */
  private outcomeOf(error: unknown): AzurePullCommand {
    if (error instanceof PartnerCenterBusy) return { type: 'WaitForVendor', reason: error.reason, detail: error.message, retryAfter: error.retryAfter, now: this.clock.now() };
    if (error instanceof PartnerCenterRefused) return { type: 'FailPull', code: error.code || `http_${error.status}`, detail: error.message };
    if (error instanceof SealBroken) return { type: 'FailPull', code: 'secret_unreadable', detail: error.message };
    if (error instanceof DomainError && error.code !== 'concurrent_change') return { type: 'FailPull', code: error.code, detail: error.message };
    throw error;
  }

  private async note(run: Run, command: AzurePullCommand, step: string): Promise<void> {
    await this.transactor.transact(azurePull, run.pull.pullId, command, this.context(run, step, JSON.stringify({ command, at: this.clock.now() })), { scope: run.scope });
  }

  /** The same content has the same command id; another content is another command. */
  private context({ pull: { pullId }, simulated }: Run, command: string, content: string): CommandContext {
    const id = `${pullId} ${createHash('sha256').update(content).digest('hex')}`;
    return followUp(puller, { id, correlationId: pullId, now: this.clock.now(), simulated }, command);
  }

  private async scopeOf({ connectionId, subject }: ExistingAzurePull): Promise<Scope> {
    const found = 'accountId' in subject ? await this.records.account(subject.accountId) : await this.records.reseller(connectionId);
    if (!found) throw new Error(`the run of ${connectionId} belongs to nobody`);
    return found.scope;
  }
}

interface Run {
  readonly pull: ExistingAzurePull;
  readonly scope: Scope;
  readonly simulated: boolean;
  readonly signal: AbortSignal | undefined;
}

const lengthOf = (document: object, name: string): number => {
  const list = (document as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(list) ? list.length : 0;
};
