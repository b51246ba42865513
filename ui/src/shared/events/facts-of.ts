import type { Format } from '../format/use-format.js';

/** Keys of event data that hold minor units. */
const MONEY = new Set(['amount', 'gross', 'net', 'dueNow', 'discount', 'unitFee', 'planFee', 'allowance', 'threshold', 'required', 'available', 'shortfall', 'balance', 'blocked', 'setup', 'recurring', 'renewal', 'monthlyFee']);
/** Keys whose values are words of the API, by the kind of word. */
const WORDS: Readonly<Record<string, string>> = {
  status: 'status', method: 'method', reason: 'reason', kind: 'kind', level: 'level', role: 'role', type: 'kind', billingType: 'billingType', behaviour: 'behaviour',
  cause: 'cause', operation: 'operation', fee: 'fee', paymentModel: 'paymentModel', from: 'any', to: 'any',
};
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

const scalar = (key: string, value: unknown, format: Format, currency: string | undefined): string => {
  if (typeof value === 'number') return MONEY.has(key) && currency ? format.money(value, currency) : format.number(value);
  if (typeof value === 'boolean') return format.word('boolean', String(value));
  if (typeof value !== 'string') return '';
  if (DATE.test(value)) return format.date(value);
  if (INSTANT.test(value)) return format.instant(value);
  if (ID.test(value)) return value.slice(0, 8);
  return WORDS[key] ? format.word(WORDS[key], value) : value;
};

export interface EventFact {
  /** Path in the data: "price.net". */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

const currencyIn = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined;
  const { currency } = data as { currency?: unknown };
  return typeof currency === 'string' ? currency : Object.values(data).map(currencyIn).find((found) => found !== undefined);
};

/** The values in an event's data, formatted by what they are. Lists count; nested values keep their path. */
export const factsOf = (data: Readonly<Record<string, unknown>>, format: Format, currency = currencyIn(data), prefix = ''): readonly EventFact[] =>
  Object.entries(data).flatMap(([key, value]): readonly EventFact[] => {
    const path = `${prefix}${key}`;
    if (value === null || value === undefined || value === '') return [];
    if (Array.isArray(value)) {
      const plain = value.every((item) => typeof item === 'string');
      return [{ path, key, text: plain ? value.map((item) => scalar(key === 'fees' ? 'fee' : key, item, format, currency)).join(', ') : format.number(value.length) }];
    }
    if (typeof value === 'object') return factsOf(value as Record<string, unknown>, format, currency, `${path}.`);
    return [{ path, key, text: scalar(key, value, format, currency) }];
  });
