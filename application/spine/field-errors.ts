import { getMetadataStorage, type ValidationError, type ValidationOptions } from 'class-validator';

/** What can be wrong with a field: stable words, for programs and for pages that say it in the reader's language. */
export const FIELD_CODES = [
  'required', 'unknown_field', 'text', 'one_line', 'length', 'too_long', 'unicode', 'whole_number', 'at_least', 'at_most', 'amount', 'decimal', 'percentage', 'yes_or_no',
  'date', 'instant', 'email', 'phone', 'country', 'currency', 'time_zone', 'promo_code', 'one_of', 'id', 'key', 'list', 'too_few', 'too_many', 'repeated', 'object', 'format',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** A field that has the wrong shape: where (a JSON pointer), what (a code with its figures), and a sentence. */
export interface FieldError {
  readonly pointer: string;
  /** A FieldCode where the shape is wrong; where a rule refuses a field, the code of the refusal. */
  readonly code: string;
  /** Bounds and choices that belong to a FieldCode; figures of a refusal are in its `meta`. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly detail: string;
}

/** Options of a decorator whose own name says less than what is meant: a pattern is a date, or a phone number. */
export const as = (code: FieldCode, message: string): ValidationOptions => ({ message, context: { code } });

/** Constraints of class-validator by what they mean, with the names of their figures. */
const MEANING: Readonly<Record<string, readonly [code: FieldCode, ...figures: string[]]>> = {
  whitelistValidation: ['unknown_field'],
  isDefined: ['required'],
  isString: ['text'],
  isLength: ['length', 'minimum', 'maximum'],
  maxLength: ['too_long', 'maximum'],
  isInt: ['whole_number'],
  min: ['at_least', 'minimum'],
  max: ['at_most', 'maximum'],
  isBoolean: ['yes_or_no'],
  isEmail: ['email'],
  isTimeZone: ['time_zone'],
  isISO4217CurrencyCode: ['currency'],
  isIn: ['one_of', 'values'],
  isUuid: ['id'],
  isArray: ['list'],
  arrayMinSize: ['too_few', 'minimum'],
  arrayMaxSize: ['too_many', 'maximum'],
  arrayUnique: ['repeated'],
  isObject: ['object'],
  nestedValidation: ['object'],
};

/** What validation found, field by field, the nested ones with their whole path. */
export const fieldErrors = (error: ValidationError, parent = ''): readonly FieldError[] => {
  const pointer = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, detail]) => ({ pointer, ...meant(error, constraint), detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
};

const meant = (error: ValidationError, constraint: string): Pick<FieldError, 'code' | 'params'> => {
  if (error.value === undefined && constraint !== 'whitelistValidation') return { code: 'required' };
  const named = (error.contexts?.[constraint] as { readonly code?: FieldCode } | undefined)?.code;
  const [code, ...figures] = MEANING[constraint] ?? ['format' as const];
  const values = figures.length === 0 || named ? [] : argumentsOf(error, constraint);
  const params = Object.fromEntries(figures.slice(0, values.length).map((figure, index) => [figure, values[index]]));
  return { code: named ?? code, ...(values.length > 0 && { params }) };
};

/** What the decorator was given: validation tells its name alone. */
const argumentsOf = ({ target, property }: ValidationError, constraint: string): readonly unknown[] => {
  if (!target) return [];
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return rules.find(({ propertyName, name }) => propertyName === property && name === constraint)?.constraints ?? [];
};
