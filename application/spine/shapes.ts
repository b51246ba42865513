import { IsInt, Matches, Max, Min, type ValidationOptions } from 'class-validator';
import { as } from './field-errors.js';

/** Shapes that many DTOs share. The sentences say what to send. */
export const MAX_MINOR_UNITS = 1_000_000_000_000;

/** Several decorators as one. */
export const compose =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorator of decorators) decorator(target, property);
  };

/** Integer minor units, 0 or more: 19.35 EUR is 1935. */
export const IsMinorUnits = (minimum = 0): PropertyDecorator =>
  compose(
    IsInt(as('amount', '$property must be a whole number of minor units (19.35 EUR is 1935)')),
    Min(minimum, as('amount', `$property must be at least ${minimum} minor units`)),
    Max(MAX_MINOR_UNITS, as('amount', `$property must be at most ${MAX_MINOR_UNITS} minor units`)),
  );

export const IsBusinessDate = (options?: ValidationOptions): PropertyDecorator =>
  Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { ...as('date', '$property must be a date such as 2026-11-01'), ...options });

/** With its offset: what has none could be hours off. */
export const IsInstant = (): PropertyDecorator => Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$/, as('instant', '$property must be an instant such as 2026-11-01T08:00:00Z'));

export const IsCurrency = (): PropertyDecorator => Matches(/^[A-Z]{3}$/, as('currency', '$property must be an ISO 4217 code such as EUR'));

export const IsKey = (): PropertyDecorator => Matches(/^[a-z0-9_]{1,64}$/, as('key', '$property must be 1 to 64 lower-case letters, digits or underscores'));

/** Over 0 to 100 with at most two decimals, as a string: "12.5". */
export const IsPercentage = (): PropertyDecorator => Matches(/^\d{1,3}(\.\d{1,2})?$/, as('percentage', '$property must be a string such as "12.5", with at most two decimals'));
