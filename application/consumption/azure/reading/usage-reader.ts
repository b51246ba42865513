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
import { sightOf, type Sight } from '../../../queries/visibility.js';
import type { Principal } from '../../../spine/principal.js';
import { RowFinder } from './day-rows.js';
import { ChoiceCollector, type UsageChoices } from './usage-choices.js';
import { dimensionsOf, UsageGroups, type UsageGroup } from './usage-groups.js';
import { UsageTally, type Measure, type UsageMeasures } from './usage-measures.js';
import { usagePeriods } from './usage-periods.js';

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

export interface UsageQuestion {
  readonly subscriptionId: string;
  /** As `usagePeriods` reads it. */
  readonly periods: string;
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
  readonly periods: readonly Period[];
  /** Where the seller is: the last period runs while it is in it. */
  readonly today: string;
}
export interface UsageSummary extends Selected {
  readonly total: UsageMeasures;
  readonly groups: readonly UsageGroup[];
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
    const { subscription, periods, today } = await this.selection(question, principal);
    const visible = visibleTo(sight, subscription);
    const [total, groups] = [new UsageTally(visible), new UsageGroups(dimensions, visible)];
    const finder = new RowFinder(where.filter((condition) => !this.isOfDay(condition)), { ...azureDaily.fields, ...SCOPE_FIELDS });
    const currency = await this.eachDay(question, periods, where, (day) => finder.forEach(day, (row) => (total.add(row), groups.add(row))));
    return { subscriptionId: question.subscriptionId, currency, periods, today, total: total.measures, groups: groups.list };
  }

  /** @throws BadQuery, DomainError not_found, forbidden */
  async choices(question: UsageQuestion, principal: Principal): Promise<Selected & UsageChoices> {
    const { rows } = sightOf(this.views.azureDaily, principal);
    const { periods, today } = await this.selection(question, principal);
    const collector = new ChoiceCollector();
    const currency = await this.eachDay(question, periods, rows, (day) => collector.add(day));
    return { subscriptionId: question.subscriptionId, currency, periods, today, ...collector.choices };
  }

  private async selection({ subscriptionId, periods }: UsageQuestion, principal: Principal): Promise<Pick<Selected, 'periods' | 'today'> & { readonly subscription: JsonObject }> {
    const subscription = await this.ports.reads.get(this.views.subscriptions, subscriptionId, principal);
    const { resellerId, billingDay } = subscription;
    if (typeof billingDay !== 'number') throw notFound('usage of the subscription', subscriptionId);
    const today = await this.ports.today(typeof resellerId === 'string' ? resellerId : principal.resellerId);
    return { subscription, periods: usagePeriods(periods, today, billingDay), today };
  }

  /** Days of usage that a selection may have rows in, one after another. Answers their currency. */
  private async eachDay({ subscriptionId }: UsageQuestion, periods: readonly Period[], where: readonly Condition[], visit: (day: AzureUsageDayDocument) => void): Promise<string | null> {
    const { azureUsageDays } = this.views;
    const collection = await this.ports.readStore.activeCollection(azureUsageDays.name);
    if (collection === null) throw new ReadStoreUnavailable(`the view ${azureUsageDays.name} is still being built`);
    const asked: readonly Condition[] = [
      { field: 'subscriptionId', op: 'eq', key: keyOf('id', subscriptionId) },
      { field: 'period.from', op: 'gte', key: keyOf('date', periods[0]?.from) },
      { field: 'period.from', op: 'lte', key: keyOf('date', periods.at(-1)?.from) },
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

/** Which measures are shown in rows of the subscription's seller. */
const visibleTo = (sight: Sight, { resellerId }: JsonObject): ReadonlySet<Measure> => {
  const shown = sight.show({ resellerId, ...Object.fromEntries(MEASURES.map((measure) => [measure, true])) });
  return new Set(MEASURES.filter((measure) => Object.hasOwn(shown, measure)));
};
