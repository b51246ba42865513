import type { Period } from '../../../../domain/shared/calendar.js';
import { notFound } from '../../../../domain/shared/errors.js';
import type { AzureUsageDayDocument } from '../../../../projections/consumption/azure/azure-usage-days.projection.js';
import { keyOf } from '../../../../projections/keys.js';
import { SCOPE_FIELDS, type Projection } from '../../../../projections/projection.js';
import { ReadStoreUnavailable, type Condition, type JsonObject, type ReadStore } from '../../../ports/read-store.js';
import { compileQuery } from '../../../queries/find-query.js';
import type { ListQuery } from '../../../queries/list-query.js';
import { fieldsOf } from '../../../queries/meets.js';
import type { ReadService } from '../../../queries/read-service.js';
import { sightOf } from '../../../queries/visibility.js';
import type { Principal } from '../../../spine/principal.js';
import { RowFinder } from './day-rows.js';
import { ChoiceCollector, type UsageChoices } from './usage-choices.js';
import { dimensionsOf, UsageGroups, type UsageGroup } from './usage-groups.js';
import { UsageTally, type Measure, type UsageMeasures } from './usage-measures.js';
import { spanConditions, usageSpan, type SpanQuestion, type UsageDays, type UsageSpan } from './usage-span.js';

export interface UsageViews {
  readonly subscriptions: Projection;
  readonly azureDaily: Projection;
  readonly azureUsageDays: Projection;
}

interface Ports {
  readonly reads: Pick<ReadService, 'get'>;
  readonly readStore: Pick<ReadStore, 'activeCollection' | 'stream'>;
  /** Today where a reseller is. */
  readonly today: (resellerId: string) => Promise<string>;
}

export interface UsageQuestion extends SpanQuestion {
  readonly subscriptionId: string;
}
export interface SummaryQuestion extends UsageQuestion {
  /** Of azure-daily. */
  readonly filter: ListQuery['filter'];
  readonly groupBy: string | null;
}

interface Selected {
  readonly subscriptionId: string;
  /** Null where nothing was used. */
  readonly currency: string | null;
  /** Those that were asked for; of days of use, those in which they were processed. */
  readonly periods: readonly Period[];
  /** The days of use, where they were asked for. */
  readonly days: UsageDays | null;
  /** Where the seller is: the last period runs while it is in it. */
  readonly today: string;
  /** Who is asked for `cost`: the customer, or, for those above his seller, the reseller of the level below. */
  readonly askedOf: 'customer' | 'reseller';
}
export interface UsageSummary extends Selected {
  readonly total: UsageMeasures;
  readonly groups: readonly UsageGroup[];
}

interface Selection {
  readonly subscriptionId: string;
  readonly billingDay: number;
  readonly today: string;
  readonly askedOf: Selected['askedOf'];
  readonly span: UsageSpan;
}

const DAYS_AT_ONCE = 50;
const MEASURES: readonly Measure[] = ['cost', 'netCost', 'records'];

/** Totals over azure-daily, exact, for those who may read it, in the columns that they may see. */
export class AzureUsageReader {
  constructor(
    private readonly ports: Ports,
    private readonly views: UsageViews,
  ) {}

  /** @throws BadQuery, DomainError not_found, forbidden */
  async summary({ filter, groupBy, ...question }: SummaryQuestion, principal: Principal): Promise<UsageSummary> {
    const { azureDaily } = this.views;
    const sight = sightOf(azureDaily, principal);
    const { where } = compileQuery(azureDaily, sight, { filter, sort: null, page: { by: 'range', offset: 0, limit: 1 } });
    const dimensions = dimensionsOf(groupBy);
    const selection = await this.selection(question, principal);
    const visible = new Set(MEASURES.filter((measure) => sight.field(measure) !== 'none'));
    const [total, groups] = [new UsageTally(visible), new UsageGroups(dimensions, visible)];
    const finder = new RowFinder(where.filter((condition) => !this.isOfDay(condition)), { ...azureDaily.fields, ...SCOPE_FIELDS });
    const periods = new FoundPeriods();
    const currency = await this.eachDay(selection, where, (day) => finder.forEach(day, sight.show(day as unknown as JsonObject), (row) => (total.add(row), groups.add(row), periods.add(day))));
    return { ...selected(selection, currency, periods), total: total.measures, groups: groups.list };
  }

  /** @throws BadQuery, DomainError not_found, forbidden */
  async choices(question: UsageQuestion, principal: Principal): Promise<Selected & UsageChoices> {
    const { rows } = sightOf(this.views.azureDaily, principal);
    const selection = await this.selection(question, principal);
    const [collector, periods] = [new ChoiceCollector(), new FoundPeriods()];
    const currency = await this.eachDay(selection, rows, (day) => (collector.add(day), periods.add(day)));
    return { ...selected(selection, currency, periods), ...collector.choices };
  }

  private async selection({ subscriptionId, ...asked }: UsageQuestion, principal: Principal): Promise<Selection> {
    const subscription = await this.ports.reads.get(this.views.subscriptions, subscriptionId, principal);
    const { resellerId, billingDay } = subscription;
    if (typeof billingDay !== 'number') throw notFound('usage of the subscription', subscriptionId);
    const today = await this.ports.today(typeof resellerId === 'string' ? resellerId : principal.resellerId);
    const askedOf = principal.kind === 'user' || resellerId === principal.resellerId ? 'customer' : 'reseller';
    return { subscriptionId, billingDay, today, askedOf, span: usageSpan(asked, today, billingDay) };
  }

  /** Days of usage that a selection may have rows in, one after another. Answers their currency. */
  private async eachDay({ subscriptionId, span, billingDay }: Selection, where: readonly Condition[], visit: (day: AzureUsageDayDocument) => void): Promise<string | null> {
    const { azureUsageDays } = this.views;
    const collection = await this.ports.readStore.activeCollection(azureUsageDays.name);
    if (collection === null) throw new ReadStoreUnavailable(`the view ${azureUsageDays.name} is still being built`);
    const asked: readonly Condition[] = [
      { field: 'subscriptionId', op: 'eq', key: keyOf('id', subscriptionId) },
      ...spanConditions(span, billingDay),
      ...where.filter((condition) => this.isOfDay(condition)),
    ];
    let currency: string | null = null;
    for await (const days of this.ports.readStore.stream(collection, { where: asked, sort: { field: 'period.from', descending: false } }, DAYS_AT_ONCE)) {
      for (const { body } of days) {
        const day = body as unknown as AzureUsageDayDocument;
        currency = day.currency;
        visit(day);
      }
    }
    return currency;
  }

  private isOfDay(condition: Condition): boolean {
    const fields = { ...this.views.azureUsageDays.fields, ...SCOPE_FIELDS };
    return fieldsOf(condition).every((field) => Object.hasOwn(fields, field));
  }
}

/** The billing periods in which days of use were processed, in their order. */
class FoundPeriods {
  private readonly found = new Map<string, Period>();

  add({ period }: AzureUsageDayDocument): void {
    this.found.set(period.from, period);
  }

  get list(): readonly Period[] {
    return [...this.found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  }
}

const selected = ({ subscriptionId, today, askedOf, span: { periods, days } }: Selection, currency: string | null, found: FoundPeriods): Selected => ({ subscriptionId, currency, periods: periods ?? found.list, days, today, askedOf });
