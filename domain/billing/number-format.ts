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

/** "INV-{YYYY}-{seq:6}", 329, "2026-11-02": INV-2026-000329. The sequence goes on over the years, and other digits stand apart from it, so no number comes twice. */
export const formatNumber = (template: string, sequence: number, on: BusinessDate): string =>
  template.replace(PLACEHOLDER, (_whole, name: string) => {
    if (name === 'YYYY') return on.slice(0, 4);
    if (name === 'YY') return on.slice(2, 4);
    if (name === 'MM') return on.slice(5, 7);
    return String(sequence).padStart(Number(SEQUENCE.exec(name)?.[1] ?? 1), '0');
  });

const COUNTER = '{}';
/** Where a template writes digits ("0") and where its counter: "INV-{YYYY}-{seq:6}" is "INV-0-{}". */
const shapeOf = (template: string): string => template.replace(PLACEHOLDER, (_whole, name: string) => (SEQUENCE.test(name) ? COUNTER : '0')).replace(/[0-9]+/g, '0');
const outlineOf = (template: string): string => shapeOf(template).replace(COUNTER, '0').replace(/0+/g, '0');

/** The same outline with the counter elsewhere: 27-2026 could be the 27th of 2026, and the 2026th of '27. */
const couldRepeat = (template: string, earlier: string): boolean => outlineOf(template) === outlineOf(earlier) && shapeOf(template) !== shapeOf(earlier);

/** @throws DomainError invalid_number_format, ambiguous_number_format */
const checked = (template: string, earlier: readonly string[]): string => {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = names.filter((name) => !['YYYY', 'YY', 'MM'].includes(name) && !SEQUENCE.test(name));
  if (unknown.length > 0) throw refused(`{${unknown[0]}} means nothing. Use {YYYY}, {YY}, {MM} and {seq:n} with n from 1 to 12.`);
  if (names.filter((name) => SEQUENCE.test(name)).length !== 1) throw refused('The counter must stand in the format exactly once, as {seq:6} for six digits.');
  if (!LITERAL.test(template.replace(PLACEHOLDER, ''))) throw refused('Besides the placeholders use letters, digits, blanks and - / . _ # only.');
  if (/0\{\}|\{\}0/.test(shapeOf(template))) throw ambiguous('The digits of the counter run together with those beside it, so that two documents could get the same number. Put a letter or - / . _ # between them, as in {YYYY}-{seq:6}.');
  const rival = earlier.find((other) => couldRepeat(template, other));
  if (rival) throw ambiguous(`A number could come twice: with the format ${rival} of before, the counter stood elsewhere among the digits. Leave it in its place, or add a letter that tells the two apart, as in B${template}.`);
  return template;
};

const ambiguous = (message: string): Error => ruleBroken('ambiguous_number_format', message, '/template');

const refused = (message: string): Error => ruleBroken('invalid_number_format', message, '/template');

export interface SetNumberFormat {
  readonly type: 'SetNumberFormat';
  readonly resellerId: string;
  readonly document: NumberedDocument;
  readonly template: string;
}

/** The formats that a reseller has set, by kind of document, the last one in force. They hold for numbers issued from then on. */
export type NumberFormats = Readonly<Partial<Record<NumberedDocument, readonly string[]>>>;

const everOf = (formats: NumberFormats, document: NumberedDocument): readonly string[] => [DEFAULT_TEMPLATES[document], ...(formats[document] ?? [])];

/** How numbers of a kind are written now. */
export const templateOf = (formats: NumberFormats, document: NumberedDocument): string => formats[document]?.at(-1) ?? DEFAULT_TEMPLATES[document];

export const numberFormats: Aggregate<NumberFormats, SetNumberFormat, NumberFormatEvent> = {
  category: 'number_formats',
  catalogue: numberFormatEvents,
  initial: {},
  decide({ resellerId, document, template }, state) {
    if (templateOf(state, document) === template) return [];
    return [{ type: 'NumberFormatSet', data: { resellerId, document, template: checked(template, everOf(state, document)) } }];
  },
  evolve: (state, { data: { document, template } }) => ({ ...state, [document]: [...(state[document] ?? []).filter((known) => known !== template), template] }),
};
