import { decimal, decimalText, isDecimal } from '../../../domain/shared/decimal.js';

/** Without zeros that say nothing and without an exponent: most numbers come so, and are taken as they are. */
const PLAIN = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;

/** The exact text of a number that a vendor wrote, shortest form; null when it is none. */
export const decimalFrom = (value: unknown): string | null => {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (text.length > 80) return null;
  if (PLAIN.test(text)) return text;
  return isDecimal(text) ? decimalText(decimal(text)) : null;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** An instant in UTC; one without an offset is UTC. Compared as instants, never as the vendor's text. Null when it is none. */
export const instantFrom = (value: unknown): string | null => {
  const text = typeof value === 'string' && INSTANT.test(value) ? value : '';
  const time = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return text !== '' && Number.isFinite(time) ? new Date(time).toISOString() : null;
};
