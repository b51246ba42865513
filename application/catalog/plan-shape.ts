import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { PlanFees, PlanPeriod, PlanResource } from '../../domain/catalog/catalog.events.js';
import { as } from '../spine/field-errors.js';
import { compose, IsKey, IsMinorUnits } from '../spine/shapes.js';

/** How a plan is written in commands. */
export class Fees {
  /** One-time, minor units. */
  @IsMinorUnits() readonly setup: number = 0;
  /** A month, minor units. */
  @IsMinorUnits() readonly recurring: number = 0;
  /** One-time at each renewal, minor units. */
  @IsMinorUnits() readonly renewal: number = 0;
}

export class PeriodTerm {
  @IsInt() @Min(1) @Max(120) readonly count!: number;
  @IsIn(['day', 'month', 'year']) readonly unit!: 'day' | 'month' | 'year';
}

export class Period {
  @IsKey() readonly periodId!: string;
  /** Null or absent: endless. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PeriodTerm) readonly term?: PeriodTerm | null;
  /** Free of charge, with an end. */
  @IsBoolean() readonly trial: boolean = false;
  /** False: managers alone sell it. */
  @IsBoolean() readonly public: boolean = true;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees: Fees = new Fees();
}

export class Resource {
  @IsKey() readonly key!: string;
  @IsString() @Length(1, 120) readonly name!: string;
  @IsString() @Length(1, 40) readonly unit!: string;
  /** Free of charge. */
  @IsInt() @Min(0) @Max(1_000_000) readonly included: number = 0;
  @IsInt() @Min(0) @Max(1_000_000) readonly minimum: number = 0;
  /** Null or absent: unlimited. */
  @IsOptional() @IsInt() @Min(0) @Max(10_000_000) readonly limit?: number | null;
  /** False: customers see it only where it is included. */
  @IsBoolean() readonly public: boolean = true;
  @IsObject() @ValidateNested() @Type(() => Fees) readonly fees!: Fees;
}

/** 0 or more percent with at most two decimals, as a string: "12.5". */
export const IsMarkup = (): PropertyDecorator =>
  compose(IsString(), Matches(/^\d{1,4}(\.\d{1,2})?$/, as('percentage', '$property must be a string such as "12.5": percent, 0 to 9999.99, with at most two decimals')));

export const feesOf = ({ setup, recurring, renewal }: Fees): PlanFees => ({ setup, recurring, renewal });

export const periodOf = ({ periodId, term, trial, public: isPublic, fees }: Period): PlanPeriod => ({
  periodId, term: term ? { count: term.count, unit: term.unit } : null, trial, public: isPublic, fees: feesOf(fees),
});

export const resourceOf = ({ key, name, unit, included, minimum, limit = null, public: isPublic, fees }: Resource): PlanResource => ({
  key, name, unit, included, minimum, limit, public: isPublic, fees: feesOf(fees),
});
