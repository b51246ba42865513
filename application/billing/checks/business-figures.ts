import { inject, injectable } from 'inversify';
import type { BusinessFigures, BusinessStatus, DelayHistogram } from '../../ports/business-status.js';
import type { Clock } from '../../ports/clock.js';
import type { Outbox } from '../../ports/mail.js';
import type { JsonObject } from '../../ports/read-store.js';
import { TOKENS } from '../../ports/tokens.js';
import type { Views } from '../../ports/views.js';
import { LatePulls } from './late-pulls.js';
import { OverdueCharges } from './overdue-charges.js';

/** Figures are read once in this time, however often and by however many they are asked for. */
const FRESH_MS = 30_000;

const PULLS = ['usage', 'rate_card', 'reservation_skus', 'reservation_purchase'];
const UNPRICED = ['unlisted', 'price_list_missing', 'first_rate_missing'];

/** What the business is watched by: counts by an index, and sums of one row a reseller. */
@injectable()
export class ReadBusinessFigures implements BusinessStatus {
  private known: { readonly at: number; readonly figures: Promise<BusinessFigures> } | null = null;

  constructor(
    @inject(OverdueCharges) private readonly overdueCharges: OverdueCharges,
    @inject(LatePulls) private readonly late: LatePulls,
    @inject(TOKENS.views) private readonly views: Views,
    @inject(TOKENS.outbox) private readonly outbox: Outbox,
    @inject(TOKENS.clock) private readonly clock: Clock,
  ) {}

  figures(): Promise<BusinessFigures> {
    const now = Date.parse(this.clock.now());
    if (this.known && now - this.known.at < FRESH_MS) return this.known.figures;
    const figures = this.read();
    this.known = { at: now, figures };
    // What failed is asked again at once.
    figures.catch(() => (this.known = null));
    return figures;
  }

  private async read(): Promise<BusinessFigures> {
    const rows: JsonObject[] = [];
    for await (const row of this.views.all('business-figures', {})) rows.push(row);
    return {
      overdue: await this.overdue(),
      delays: rows.map(({ delays }) => delays as DelayHistogram).reduce(added, { counts: [], sum: 0, count: 0 }),
      unpriced: Object.fromEntries(await Promise.all(UNPRICED.map(async (reason) => [reason, await this.views.count('azure-unpriced', { reason })] as const))),
      latePulls: await this.latePulls(),
      pulls: Object.fromEntries(await Promise.all(PULLS.map(async (kind) => [kind, { waiting: await this.views.count('azure-pulls', { kind, status: 'Waiting' }), running: await this.views.count('azure-pulls', { kind, status: 'Running' }) }] as const))),
      lastPull: latest(rows.map(({ lastPull }) => lastPull)),
      lastImport: latest(rows.map(({ lastImport }) => lastImport)),
      reportedUntil: latest(rows.map(({ reportedUntil }) => reportedUntil)),
      outbox: await this.outbox.count(),
      failedSteps: await this.views.count('failed-steps', { status: 'Failed' }),
    };
  }

  private async latePulls(): Promise<number> {
    let count = 0;
    for await (const _link of this.late.all()) count += 1;
    return count;
  }

  private async overdue(): Promise<ReadonlyMap<string, number>> {
    const subscriptions = new Map<string, Set<unknown>>();
    for await (const { id } of this.views.all('resellers', {})) subscriptions.set(String(id), new Set());
    for await (const { resellerId, subscriptionId } of this.overdueCharges.all()) subscriptions.get(String(resellerId))?.add(subscriptionId);
    return new Map([...subscriptions].map(([resellerId, { size }]) => [resellerId, size]));
  }
}

const added = (a: DelayHistogram, b: DelayHistogram): DelayHistogram => ({ counts: b.counts.map((each, index) => each + (a.counts[index] ?? 0)), sum: a.sum + b.sum, count: a.count + b.count });

const latest = (instants: readonly unknown[]): string | null => instants.filter((each): each is string => typeof each === 'string').sort().at(-1) ?? null;
