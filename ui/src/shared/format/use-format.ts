import { useMemo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Period, Term } from '../api/types.js';
import { formatDate, formatInstant, formatPeriod } from './dates.js';
import { formatExactMoney, formatMoney } from './money.js';

/** The reader's region where the browser names one for this language: en-GB and en-US write dates differently. */
export const regional = (locale: string): string => navigator.languages.find((language) => language.split('-')[0] === locale && isLanguageTag(language)) ?? locale;

/** Some systems report tags such as "en-US@posix", which no formatter takes. */
const isLanguageTag = (language: string): boolean => {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
};

export interface Format {
  readonly locale: string;
  readonly money: (minor: number, currency: string) => string;
  readonly exactMoney: (minor: number, currency: string) => string;
  readonly date: (date: string) => string;
  readonly instant: (instant: string, timeStyle?: 'short' | 'medium') => string;
  readonly period: (period: Period) => string;
  readonly number: (value: number) => string;
  readonly percent: (percentage: string) => string;
  readonly country: (code: string) => string;
  readonly term: (term: Term | null) => string;
  /** A word of the API in the reader's language, or as it came when it is new. */
  readonly word: (kind: string, value: string | null | undefined) => string;
}

const country = (code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** Amounts, dates and words of the API for the language in force. */
export const useFormat = (): Format => {
  const [language] = useLocaleState();
  const t = useTranslate();
  return useMemo(() => {
    const locale = regional(language);
    return {
      locale,
      money: (minor, currency) => formatMoney(minor, currency, locale),
      exactMoney: (minor, currency) => formatExactMoney(minor, currency, locale),
      date: (date) => formatDate(date, locale),
      instant: (instant, timeStyle) => formatInstant(instant, locale, timeStyle),
      period: (period) => formatPeriod(period, locale),
      number: (value) => new Intl.NumberFormat(locale).format(value),
      percent: (percentage) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(Number(percentage) / 100),
      country: (code) => country(code, locale),
      term: (term) => (term ? t(`term.${term.unit}`, { smart_count: term.count }) : t('term.endless')),
      word: (kind, value) => (value ? t(`words.${kind}.${value}`, { _: value }) : ''),
    };
  }, [language, t]);
};
