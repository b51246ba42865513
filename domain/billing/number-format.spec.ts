import { describe, expect, it } from '@jest/globals';
import { scenario } from '../../test/support/scenario.js';
import { upcast } from '../catalogue.js';
import { formatNumber, numberFormats } from './number-format.js';

const { given, when } = scenario(numberFormats);
const set = (template: string) => ({ type: 'SetNumberFormat', resellerId: 'r', document: 'invoice', template }) as const;

describe('a number', () => {
  it.each([
    ['INV-{YYYY}-{seq:6}', 329, 'INV-2026-000329'],
    ['{YY}{MM}/{seq:3}', 7, '2611/007'],
    ['{seq:2}', 12345, '12345'],
  ])('%s of %d is %s', (template, sequence, number) => expect(formatNumber(template, sequence, '2026-11-02')).toBe(number));

  it('of the time before formats is written as it was then', () => {
    expect(upcast('NumberIssued', 1, { series: 'order of r', sequence: 329, ownerId: 'o' })).toEqual({ series: 'order of r', sequence: 329, ownerId: 'o', number: 'SO000329' });
  });
});

describe('setting the format', () => {
  it('holds from then on', () => when(set('R-{seq:4}')).then({ type: 'NumberFormatSet', data: { resellerId: 'r', document: 'invoice', template: 'R-{seq:4}' } }));
  it('does nothing when it is the format already', () => {
    when(set('INV-{YYYY}-{seq:6}')).thenNothing();
    given({ type: 'NumberFormatSet', data: { resellerId: 'r', document: 'invoice', template: 'R-{seq:4}' } }).when(set('R-{seq:4}')).thenNothing();
  });
  it.each(['INV-{YYYY}', '{seq:6}-{seq:6}', 'INV-{seq}', '{seq:0}x', '{seq:13}', 'INV-{DD}-{seq:6}', 'INV-{{seq:6}}', 'INV<b>-{seq:6}', 'INV-{seq:6', '{yyyy}-{seq:6}'])('%s is refused', (template) => when(set(template)).thenRejects('invalid_number_format'));
});

describe('digits that run together', () => {
  const were = (...templates: readonly string[]) => given(...templates.map((template) => ({ type: 'NumberFormatSet', data: { resellerId: 'r', document: 'invoice', template } }) as const));

  it.each(['{YYYY}{MM}{seq:1}', '{YYYY}{seq:1}', 'INV{seq:6}{YY}', 'A1{seq:6}', '{seq:4}2/{YYYY}'])('%s is refused: the counter stands apart from other digits', (template) => when(set(template)).thenRejects('ambiguous_number_format'));
  it('with the counter elsewhere than before are refused: 27-2026 may be the 27th of 2026 or the 2026th of 2027', () => {
    expect([formatNumber('{seq:1}-{YYYY}', 27, '2026-11-02'), formatNumber('{YY}-{seq:1}', 2026, '2027-11-02')]).toEqual(['27-2026', '27-2026']);
    were('{seq:1}-{YYYY}').when(set('{YY}-{seq:1}')).thenRejects('ambiguous_number_format');
    were('{seq:1}-{YYYY}', 'R-{seq:4}').when(set('1-{seq:1}')).thenRejects('ambiguous_number_format');
  });
  it('may change while the counter stays in its place, or a letter tells them apart', () => {
    for (const template of ['{seq:6}-{YY}', 'B{YY}-{seq:1}', '{seq:1}/{MM}/{YYYY}'])
      were('{seq:1}-{YYYY}').when(set(template)).then({ type: 'NumberFormatSet', data: { resellerId: 'r', document: 'invoice', template } });
  });
  it('of a format of the time before are still told from those of a new one', () => were('{YYYY}{MM}{seq:1}').when(set('{seq:9}')).thenRejects('ambiguous_number_format'));
});
