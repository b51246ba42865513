export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;
export type FilledValue = Exclude<FieldValue, null>;

/** A field of a command's dialog. */
export interface CommandField {
  readonly name: string;
  /** A percentage is a text with a comma or a point. */
  readonly kind: 'text' | 'long' | 'money' | 'number' | 'percent' | 'date' | 'choice' | 'flag' | 'email' | 'password' | 'record' | 'records';
  /** When it is not called as its data is. */
  readonly label?: string;
  readonly required?: boolean;
  readonly initial?: string | number | boolean | readonly string[];
  readonly hint?: string;
  readonly currency?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Where a record is looked up, and among which. */
  readonly resource?: string;
  readonly filter?: object;
  /** Only asked for with these other values. */
  readonly when?: (values: FieldValues) => boolean;
}

const emptyOf = ({ kind }: CommandField): FieldValue => (kind === 'flag' ? false : kind === 'records' ? [] : '');

export const initialValues = (fields: readonly CommandField[]): FieldValues => Object.fromEntries(fields.map((field) => [field.name, field.initial ?? emptyOf(field)]));

export const visible = (fields: readonly CommandField[], values: FieldValues): readonly CommandField[] => fields.filter(({ when }) => !when || when(values));

const isEmpty = (value: FieldValue | undefined): boolean => value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const typed = (text: string, kind: CommandField['kind']): string => (kind === 'percent' ? text.replace(',', '.') : text);

/** The values as the body wants them: what is empty is left out; null while something required is missing or wrong. */
export const completed = (fields: readonly CommandField[], values: FieldValues): Record<string, FilledValue> | null => {
  const asked = visible(fields, values);
  if (asked.some(({ name, required }) => values[name] === null || (required && isEmpty(values[name])))) return null;
  const filled = asked.map((field) => [field, values[field.name] ?? ''] as const).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(filled.map(([{ name, kind }, value]) => [name, typeof value === 'string' ? typed(value.trim(), kind) : value]));
};
