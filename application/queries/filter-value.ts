import { isBusinessDate } from '../../domain/shared/calendar.js';
import type { FieldType } from '../../projections/keys.js';
import { badQuery } from './bad-query.js';
import type { ReadableField } from './readable-fields.js';

export type Value = string | number | boolean | null;

const MAX_TEXT = 300;

/** What a value of each type is, and how to say so. */
const TYPES: Readonly<Record<FieldType, { readonly holds: (value: unknown) => boolean; readonly detail: string }>> = {
  number: { holds: Number.isSafeInteger, detail: 'must be a whole number, like 1935 (money is in minor units), or null' },
  boolean: { holds: (value) => typeof value === 'boolean', detail: 'must be true, false or null' },
  date: { holds: (value) => typeof value === 'string' && isMoment(value), detail: 'must be a day like "2026-08-20", an instant like "2026-08-20T08:00:00.000Z", or null' },
  id: { holds: (value) => isText(value), detail: `must be a text of at most ${MAX_TEXT} characters, null, or a list of such` },
  text: { holds: (value) => isText(value), detail: `must be a text of at most ${MAX_TEXT} characters, null, or a list of such` },
  decimal: { holds: (value) => typeof value === 'string' && /^-?\d{1,40}(\.\d{1,80})?$/.test(value), detail: 'must be a decimal number as text, like "12.5", or null' },
  tags: { holds: (value) => isText(value) && value !== '', detail: 'must be a tag like "costCenter=HR", or its name alone, or a list of such' },
};

/** A value of the field's type, or null for "none". @throws BadQuery */
export const checkValue = ({ name, type }: ReadableField, value: unknown, pointer: string): Value => {
  if (value === null && name !== 'id' && type !== 'tags') return null;
  if (!TYPES[type].holds(value)) throw badQuery(pointer, TYPES[type].detail);
  return value as Value;
};

const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= MAX_TEXT;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

const isMoment = (text: string): boolean => isBusinessDate(text) || (isBusinessDate(INSTANT.exec(text)?.[1] ?? '') && !Number.isNaN(Date.parse(text)));

/** A day without a time of day. */
export const isDay = ({ type }: ReadableField, value: Value): boolean => type === 'date' && typeof value === 'string' && !value.includes('T');
