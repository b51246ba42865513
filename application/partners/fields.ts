import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsObject, IsOptional, IsTimeZone, Length, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import type { ApprovalMode } from '../../domain/partners/partners.events.js';
import type { PaymentModel } from '../../domain/shared/billing-rules.js';
import { as } from '../spine/field-errors.js';
import { compose, IsKey, IsMinorUnits } from '../spine/shapes.js';

/** Shapes of what people and organisations are described by. */
const Trimmed = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** May be left out, which leaves things as they are, but may not be null. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

/** One line of text without space around it. */
export const IsLine = (max: number): PropertyDecorator =>
  compose(Trimmed(), Length(1, max), Matches(/^[^\r\n\t]*$/, as('one_line', '$property must be one line of text')));

export const IsEmailAddress = (): PropertyDecorator => compose(Trimmed(), IsEmail({}, { message: '$property must be an e-mail address such as name@example.com' }), MaxLength(254));

export const IsPhone = (): PropertyDecorator =>
  compose(Trimmed(), Matches(/^\+?[0-9 ().-]{5,30}$/, as('phone', '$property must be a phone number: digits, spaces, dashes and brackets, with + and the country code')));

/** As the first password and each later one. What was set before is only compared. */
export const IsNewPassword = (): PropertyDecorator => Length(10, 200, { message: '$property must have 10 to 200 characters' });

export const LOCALES = ['en', 'es', 'pt', 'hi', 'ru'] as const;
export type UiLocale = (typeof LOCALES)[number];
export const IsUiLocale = (): PropertyDecorator => IsIn(LOCALES, { message: `$property must be one of ${LOCALES.join(', ')}` });

export const IsZone = (): PropertyDecorator =>
  compose(IsTimeZone(as('time_zone', '$property must be an IANA time zone such as Europe/Madrid')), Matches(/^[A-Za-z]/, as('time_zone', '$property must be an IANA time zone such as Europe/Madrid')), MaxLength(64));

export class Address {
  @Matches(/^[A-Z]{2}$/, as('country', 'country must be an ISO 3166 code such as ES')) readonly country!: string;
  @IsOptional() @IsLine(100) readonly city?: string | null;
  @IsOptional() @IsLine(200) readonly line?: string | null;
}

/** How to reach somebody, and what he is to the tax office. Null takes a value away. */
export class Contact {
  @IsOptional() @IsPhone() readonly phone?: string | null;
  @IsOptional() @IsUiLocale() readonly locale?: UiLocale | null;
}

export class Terms {
  /** Key of the account class that the terms come from. */
  @IsKey() readonly classKey!: string;
  @IsIn(['prepay', 'postpay']) readonly paymentModel: PaymentModel = 'prepay';
  /** How far below zero the balance may go, in minor units. */
  @IsMinorUnits() readonly threshold: number = 0;
  @IsBoolean() readonly payWithNegativeBalance: boolean = false;
  /** Days for which the balance may be below zero; -1: for ever. */
  @IsInt() @Min(-1) @Max(3650) readonly subzeroPeriod: number = -1;
  @IsInt() @Min(1) @Max(365) readonly cancelUnpaidOrderInDays: number = 7;
  /** How much a postpaid subscription may owe, in minor units; null: without limit. */
  @IsOptional() @IsMinorUnits() readonly subscriptionCreditLimit: number | null = null;
  /** Days from a postpay invoice until its payment is due. */
  @IsInt() @Min(0) @Max(365) readonly paymentExpirationPeriod: number = 10;
  /** Whether a stop that is asked for waits until a manager approves it. */
  @IsIn(['automatic', 'manual']) readonly stopMode: ApprovalMode = 'automatic';
  /** The same of a deletion. */
  @IsIn(['automatic', 'manual']) readonly deleteMode: ApprovalMode = 'automatic';
  /** The most that may be promised by a guaranteed payment, in minor units. */
  @IsMinorUnits() readonly guaranteedPaymentLimit: number = 0;
  /** For how many days. */
  @IsInt() @Min(0) @Max(365) readonly guaranteedPaymentDays: number = 0;
}

/** `ValidateNested` alone lets a missing object and an empty list pass. */
const IsNested = (type: () => new () => object): PropertyDecorator => compose(IsObject({ message: '$property must be an object' }), ValidateNested(), Type(type));
export const IsAddress = (): PropertyDecorator => IsNested(() => Address);
export const AreTerms = (): PropertyDecorator => IsNested(() => Terms);
