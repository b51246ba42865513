import { isBusinessDate } from '../../domain/shared/calendar.js';
import { badQuery } from './bad-query.js';
import type { ReadableField } from './readable-fields.js';

export type Value = string | number | boolean | null;

const MAX_TEXT = 300;

/** A value of the field's type, or null for "none". @throws BadQuery */
export const checkValue = ({ name, type }: ReadableField, value: unknown, pointer: string): Value => {
  if (value === null && name !== 'id') return null;
  switch (type) {
    case 'number':
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
      throw badQuery(pointer, 'must be a whole number, like 1935 (money is in minor units), or null');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw badQuery(pointer, 'must be true, false or null');
    case 'date':
      if (typeof value === 'string' && isMoment(value)) return value;
      throw badQuery(pointer, 'must be a day like "2026-08-20", an instant like "2026-08-20T08:00:00.000Z", or null');
    case 'id':
    case 'text':
      if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
      throw badQuery(pointer, `must be a text of at most ${MAX_TEXT} characters, or a list of such`);
  }
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

const isMoment = (text: string): boolean => isBusinessDate(text) || (isBusinessDate(INSTANT.exec(text)?.[1] ?? '') && !Number.isNaN(Date.parse(text)));

/** A day without a time of day. */
export const isDay = ({ type }: ReadableField, value: Value): boolean => type === 'date' && typeof value === 'string' && !value.includes('T');
