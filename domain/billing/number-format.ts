import type { BusinessDate } from '../shared/calendar.js';
import type { Aggregate } from '../shared/decider.js';
import { ruleBroken } from '../shared/errors.js';
import { numberFormatEvents, type NumberedDocument, type NumberFormatEvent } from './number-series.events.js';

/** What numbers look like until a reseller sets its own format. */
export const DEFAULT_TEMPLATES: Readonly<Record<NumberedDocument, string>> = {
  account: 'A{seq:6}',
  order: 'SO{seq:6}',
  payment: 'PY{seq:6}',
  subscription: 'S{seq:6}',
  invoice: 'INV-{YYYY}-{seq:6}',
  act: 'ACT-{YYYY}-{seq:6}',
  correction: 'COR{seq:6}',
  guarantee: 'GP{seq:6}',
};

const PLACEHOLDER = /\{([^{}]*)\}/g;
const SEQUENCE = /^seq:([1-9]|1[0-2])$/;
const LITERAL = /^[\p{L}\p{N}/._# -]*$/u;

/** "INV-{YYYY}-{seq:6}", 329, "2026-11-02": INV-2026-000329. The sequence goes on over the years, so no number comes twice. */
export const formatNumber = (template: string, sequence: number, on: BusinessDate): string =>
  template.replace(PLACEHOLDER, (_whole, name: string) => {
    if (name === 'YYYY') return on.slice(0, 4);
    if (name === 'YY') return on.slice(2, 4);
    if (name === 'MM') return on.slice(5, 7);
    return String(sequence).padStart(Number(SEQUENCE.exec(name)?.[1] ?? 1), '0');
  });

/** @throws DomainError invalid_number_format */
const checked = (template: string): string => {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = names.filter((name) => !['YYYY', 'YY', 'MM'].includes(name) && !SEQUENCE.test(name));
  if (unknown.length > 0) throw refused(`{${unknown[0]}} means nothing. Use {YYYY}, {YY}, {MM} and {seq:n} with n from 1 to 12.`);
  if (names.filter((name) => SEQUENCE.test(name)).length !== 1) throw refused('The counter must stand in the format exactly once, as {seq:6} for six digits.');
  if (!LITERAL.test(template.replace(PLACEHOLDER, ''))) throw refused('Besides the placeholders use letters, digits, blanks and - / . _ # only.');
  return template;
};

const refused = (message: string): Error => ruleBroken('invalid_number_format', message, '/template');

export interface SetNumberFormat {
  readonly type: 'SetNumberFormat';
  readonly resellerId: string;
  readonly document: NumberedDocument;
  readonly template: string;
}

/** The formats that a reseller has set, by kind of document. They hold for numbers issued from then on. */
export type NumberFormats = Readonly<Partial<Record<NumberedDocument, string>>>;

export const numberFormats: Aggregate<NumberFormats, SetNumberFormat, NumberFormatEvent> = {
  category: 'number_formats',
  catalogue: numberFormatEvents,
  initial: {},
  decide({ resellerId, document, template }, state) {
    if ((state[document] ?? DEFAULT_TEMPLATES[document]) === template) return [];
    return [{ type: 'NumberFormatSet', data: { resellerId, document, template: checked(template) } }];
  },
  evolve: (state, { data: { document, template } }) => ({ ...state, [document]: template }),
};
