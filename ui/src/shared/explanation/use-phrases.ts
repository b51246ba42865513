import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { ExplanationNode, ExplanationParam, ExplanationPhrase } from '../api/types.js';
import { useFormat, type Format } from '../format/use-format.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Money, days and words of the API as the reader writes them. */
const shown = (name: string, value: ExplanationParam, { money, date, instant, number, word }: Format): string => {
  if (typeof value === 'object') return money(value.minor, value.currency);
  if (typeof value === 'number') return number(value);
  if (name === 'billingType') return word('billingType', value.split('@')[0]);
  if (name === 'type') return word('entry', value);
  if (DAY.test(value)) return date(value);
  return INSTANT.test(value) ? instant(value) : value;
};

export interface Phrases {
  readonly label: (node: ExplanationNode) => string;
  readonly value: (node: ExplanationNode) => string;
  readonly note: (node: ExplanationNode) => string;
  /** The phrases one after the other; what the API says in English where one of them is new. */
  readonly sentence: (phrases: readonly ExplanationPhrase[], english: string) => string;
}

/** Explanations in the reader's language. */
export const usePhrases = (): Phrases => {
  const t = useTranslate();
  const format = useFormat();
  return useMemo(() => {
    const figures = (params: ExplanationPhrase['params']) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(name, value, format)]));
    const said = ({ code, params }: ExplanationPhrase): string => t(`explanation.note.${code}`, { _: '', ...figures(params) });
    const sentence: Phrases['sentence'] = (phrases, english) => {
      const parts = phrases.map(said);
      return parts.includes('') ? english : parts.join(', ');
    };
    return {
      label: ({ code, params, label }) => t(`explanation.label.${code}`, { _: label, ...figures(params) }),
      value: ({ code, amount, value }) => (amount ? format.money(amount.minor, amount.currency) : code === 'event' ? format.word('status', value) : value),
      note: ({ phrases, note = '' }) => sentence(phrases, note),
      sentence,
    };
  }, [t, format]);
};
