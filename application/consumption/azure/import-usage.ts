import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import type { Delivery, Granularity } from '../../../domain/consumption/azure/usage.events.js';
import { instantOf, jsonOf, type UsageRecord } from '../../../domain/consumption/azure/usage-record.js';
import { usageRegister } from '../../../domain/consumption/azure/usage-register.js';
import { usage } from '../../../domain/consumption/azure/usage.js';
import { addMonths, billingPeriodOf } from '../../../domain/shared/calendar.js';
import { ruleBroken, wrongState } from '../../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../../spine/command.js';
import type { CommandContext } from '../../spine/context.js';
import { IsInstant } from '../../spine/shapes.js';
import { Transactor, type Committed } from '../../spine/transactor.js';
import { SubscriptionFinder, type KnownSubscription } from '../../subscriptions/subscription-finder.js';
import { instantIn, notInFuture } from './moments.js';
import { recordsOf } from './utilization-page.js';
import { dateIn } from './zone-date.js';

export class UsageDelivery {
  @IsUUID() readonly subscriptionId!: string;
  /** The window that was asked for: when usage was reported, not when it was used. */
  @IsInstant() readonly startTime!: string;
  @IsInstant() readonly endTime!: string;
  @IsIn(['daily', 'hourly']) readonly granularity!: Granularity;
  /** When the vendor answered. It decides the billing period in which the money falls. */
  @IsInstant() readonly receivedAt!: string;
  @IsInt() @Min(0) @Max(1_000_000) readonly pageNumber!: number;
}

export class ImportAzureUsage {
  @IsDefined() @IsObject() @ValidateNested() @Type(() => UsageDelivery) readonly delivery!: UsageDelivery;
  /** A page of utilization records, as it came. */
  @IsObject() readonly page!: object;
}

/** The stream of a subscription's usage in the billing period that begins on a day. */
export const usageIdOf = (subscriptionId: string, usageFrom: string): string => `${subscriptionId}_${usageFrom.slice(0, 7).replace('-', '')}`;

/** Bytes of one append, at most 1 MB: what a record takes in columns, and the resources beside them. */
const [APPEND, RECORD] = [500_000, 64];

@command({ name: 'import-azure-usage', context: 'consumption', summary: 'Take in a page of Azure utilization records. What was sent before changes nothing, corrections replace.', dto: ImportAzureUsage, allow: ['admin'], vendorDocument: 4, documentField: 'page' })
export class ImportAzureUsageHandler implements CommandHandler<ImportAzureUsage> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
  ) {}

  async handle({ delivery: told, page }: ImportAzureUsage, ctx: CommandContext): Promise<CommandOutcome> {
    const known = await this.subscriptions.find(told.subscriptionId.toLowerCase(), ctx);
    checkSubscription(known);
    const delivery = deliveryOf(told, ctx);
    const records = recordsOf(page);
    checkUsed(records, delivery);
    const groups = grouped(records, known.subscription.terms.billingDay);
    const opened = await this.open(known, delivery, [...groups.keys()], ctx);
    const written: Committed[] = [opened];
    for (const [usageFrom, group] of groups)
      for (const [part, records] of appendable(group).entries()) written.push(await this.receive(known, { delivery, usageFrom, records, part }, ctx));
    return { committed: { ...opened, position: Math.max(...written.map(({ position }) => position)), types: written.flatMap(({ types }) => types) } };
  }

  private open({ scope, subscription: { subscriptionId, accountId } }: KnownSubscription, { granularity }: Delivery, usageFrom: readonly string[], ctx: CommandContext): Promise<Committed> {
    return this.transactor.transact(usageRegister, subscriptionId, { type: 'OpenUsage', subscriptionId, accountId, granularity, usageFrom }, ctx, { scope });
  }

  private receive(known: KnownSubscription, { delivery, usageFrom, records, part }: { readonly delivery: Delivery; readonly usageFrom: string; readonly records: readonly UsageRecord[]; readonly part: number }, ctx: CommandContext): Promise<Committed> {
    const { scope, reseller, subscription: { subscriptionId, accountId, terms: { billingDay } } } = known;
    const [usagePeriod, period] = [billingPeriodOf(usageFrom, billingDay), billingPeriodOf(dateIn(delivery.receivedAt, reseller.timeZone), billingDay)];
    const command = { type: 'ReceiveUsage', subscriptionId, accountId, usagePeriod, delivery, period, records } as const;
    return this.transactor.transact(usage, usageIdOf(subscriptionId, usageFrom), command, ctx, { scope, step: `usage ${usageFrom} ${part}`, main: false });
  }
}

const checkSubscription = ({ subscription: { terms, startDate } }: KnownSubscription): void => {
  if (terms.billingType !== 'payg_external') throw ruleBroken('not_for_billing_type', 'Azure usage is for pay as you go with prices of the vendor.', '/delivery/subscriptionId');
  if (!startDate) throw wrongState('not_started', 'The subscription is not active yet: nothing of it can have been used.');
};

const deliveryOf = ({ startTime, endTime, granularity, receivedAt, pageNumber }: UsageDelivery, ctx: CommandContext): Delivery => ({
  startTime: instantIn(startTime, '/delivery/startTime'),
  endTime: instantIn(endTime, '/delivery/endTime'),
  granularity,
  receivedAt: notInFuture(instantIn(receivedAt, '/delivery/receivedAt'), ctx, '/delivery/receivedAt'),
  pageNumber,
});

/** Vendors correct what is some months old; each billing period since then is looked into when it is rated. */
const LATEST_MONTHS = 60;

const checkUsed = (records: readonly UsageRecord[], { receivedAt }: Delivery): void => {
  const today = receivedAt.slice(0, 10);
  const early = records.find((record) => record.date >= today && instantOf(record) > receivedAt);
  if (early) throw ruleBroken('used_in_future', `The record says that use began at ${instantOf(early)}, but it was received at ${receivedAt}.`, `/page/items/${early.index}/usageStartTime`);
  const first = addMonths(today, -LATEST_MONTHS);
  const late = records.find(({ date }) => date < first);
  if (late) throw ruleBroken('used_long_ago', `The record says that use began at ${instantOf(late)}, more than five years before it was received. Look at its usageStartTime.`, `/page/items/${late.index}/usageStartTime`);
};

/** By the billing period of the usage date, the earliest first. */
const grouped = (records: readonly UsageRecord[], billingDay: number): ReadonlyMap<string, readonly UsageRecord[]> => {
  const [days, groups] = [new Map<string, UsageRecord[]>(), new Map<string, UsageRecord[]>()];
  for (const record of records) listIn(days, record.date).push(record);
  for (const [date, ofDay] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) listIn(groups, billingPeriodOf(date, billingDay).from).push(...ofDay);
  return groups;
};

/** In parts that fit into one append each. */
const appendable = (records: readonly UsageRecord[]): readonly (readonly UsageRecord[])[] => {
  const parts: UsageRecord[][] = [[]];
  let [bytes, resources] = [0, new Set<object>()];
  for (const record of records) {
    const more = RECORD + (resources.has(record.resource) ? 0 : 2 * (jsonOf(record.resource).length + jsonOf(record.meter).length));
    if (bytes + more > APPEND) {
      parts.push([]);
      [bytes, resources] = [0, new Set()];
    }
    bytes += more;
    resources.add(record.resource);
    parts.at(-1)?.push(record);
  }
  return parts;
};

const listIn = <Value>(lists: Map<string, Value[]>, key: string): Value[] => {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
};
