import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { inject } from 'inversify';
import { consumption } from '../../domain/consumption/consumption.js';
import { BILLING_RULES, type BillingTypeKey } from '../../domain/shared/billing-rules.js';
import { billingPeriodOf } from '../../domain/shared/calendar.js';
import { ruleBroken, wrongState } from '../../domain/shared/errors.js';
import { command, type CommandHandler, type CommandOutcome } from '../spine/command.js';
import type { CommandContext } from '../spine/context.js';
import { as } from '../spine/field-errors.js';
import { IsBusinessDate } from '../spine/shapes.js';
import { Transactor } from '../spine/transactor.js';
import { SubscriptionFinder } from '../subscriptions/subscription-finder.js';
import { Rating } from './rating.js';

const DECIMAL = /^-?\d{1,12}(\.\d{1,18})?$/;

export class ConsumedRecord {
  /** The meter's own id. A record that is sent again replaces the one before: the same changes nothing. */
  @IsString() @Length(1, 100) readonly recordId!: string;
  @IsBusinessDate() readonly usedOn!: string;
  @IsString() @Length(1, 100) readonly resourceKey!: string;
  /** Decimal; negative for what the vendor takes back; 0 withdraws the record. */
  @Matches(DECIMAL, as('decimal', 'quantity must be a decimal number such as "24" or "-0.5"')) readonly quantity!: string;
  /** External pay as you go: what the vendor asks for one, such as "0.096". */
  @IsOptional() @Matches(/^\d{1,12}(\.\d{1,18})?$/, as('decimal', 'netUnitPrice must be a decimal number such as "0.096"')) readonly netUnitPrice?: string;
}

export class RecordConsumption {
  @IsUUID() readonly subscriptionId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(400) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ConsumedRecord) readonly records!: ConsumedRecord[];
}

@command({ name: 'record-consumption', context: 'consumption', summary: 'What a pay-as-you-go subscription used. It is charged in the billing period in which it is recorded.', dto: RecordConsumption, allow: ['admin'] })
export class RecordConsumptionHandler implements CommandHandler<RecordConsumption> {
  constructor(
    @inject(Transactor) private readonly transactor: Transactor,
    @inject(SubscriptionFinder) private readonly subscriptions: SubscriptionFinder,
    @inject(Rating) private readonly rating: Rating,
  ) {}

  async handle({ subscriptionId, records }: RecordConsumption, ctx: CommandContext): Promise<CommandOutcome> {
    const { scope, today, subscription } = await this.subscriptions.find(subscriptionId, ctx);
    const { terms, startDate, accountId } = subscription;
    if (BILLING_RULES[terms.billingType as BillingTypeKey].pays !== 'after_use') throw ruleBroken('not_for_billing_type', 'Only pay-as-you-go subscriptions are charged by use.', '/subscriptionId');
    if (!startDate) throw wrongState('not_started', 'The subscription is not active yet: nothing of it can have been used.');
    records.forEach(({ usedOn, recordId }, index) => {
      if (usedOn > today) throw ruleBroken('used_in_future', `Today is ${today}; nothing was used on ${usedOn} yet.`, `/records/${index}/usedOn`);
      if (records.findIndex((other) => other.recordId === recordId) < index) throw ruleBroken('record_twice', `The record "${recordId}" is named twice.`, `/records/${index}/recordId`);
    });
    const rated = await this.rating.rate(subscription, records.map(({ recordId, usedOn, resourceKey, quantity, netUnitPrice }) => ({ recordId, usedOn, resourceKey, quantity, netUnitPrice: netUnitPrice ?? null })), ctx);
    const command = { type: 'RecordConsumption', subscriptionId, accountId, period: billingPeriodOf(today, terms.billingDay), processedOn: today, records: rated } as const;
    return { committed: await this.transactor.transact(consumption, subscriptionId, command, ctx, { scope }) };
  }
}
