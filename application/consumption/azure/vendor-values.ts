import { decimal, decimalText, isDecimal } from '../../../domain/shared/decimal.js';
import { ruleBroken } from '../../../domain/shared/errors.js';

export type Json = Readonly<Record<string, unknown>>;

/** Readers of the vendor's documents. A field that is missing or has another shape is named by its JSON pointer. */
const refuse = (pointer: string, wanted: string): never => {
  throw ruleBroken('vendor_document', `${pointer} must be ${wanted}. Send the vendor's document as it came.`, pointer);
};

export const objectAt = (value: unknown, pointer: string): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : refuse(pointer, 'an object'));
export const listAt = (value: unknown, pointer: string): readonly unknown[] => (Array.isArray(value) ? value : refuse(pointer, 'a list'));
/** Absent and null texts are "". */
export const textAt = (value: unknown, pointer: string): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : refuse(pointer, 'a text'));
export const idAt = (value: unknown, pointer: string): string => (typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim().toLowerCase() : refuse(pointer, 'an id'));

/** An exact decimal, without an exponent. */
export const decimalAt = (value: unknown, pointer: string): string => {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return text.length <= 80 && isDecimal(text) ? decimalText(decimal(text)) : refuse(pointer, 'a decimal number');
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** An instant in UTC; one without an offset is UTC. Compared as instants, never as the vendor's text. */
export const instantAt = (value: unknown, pointer: string): string => {
  const text = typeof value === 'string' && INSTANT.test(value) ? value : '';
  const time = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return text !== '' && Number.isFinite(time) ? new Date(time).toISOString() : refuse(pointer, 'an instant such as 2026-11-01T00:00:00Z');
};
