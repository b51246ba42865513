import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Period } from '../api/types.js';
import { daysBetween } from '../format/dates.js';

/** 4/15 of the days from the 23rd to the 30th are 8 of 30: people count days. */
const inDays = (above: number, below: number, period: Period | undefined): string => {
  const factor = period ? daysBetween(period) / above : 1;
  const whole = Number.isInteger(factor) && below * factor >= 28 && below * factor <= 31;
  return whole ? `${above * factor}/${below * factor}` : `${above}/${below}`;
};

/** A fraction of months in words: "12/31" is part of a month, "1" a whole one, "43/31" one and a part. */
export const useWeight = (): ((weight: string, period?: Period) => string) => {
  const t = useTranslate();
  return useCallback(
    (weight, period) => {
      const [above = 0, below = 1] = weight.split('/').map(Number);
      const whole = Math.floor(above / below);
      const rest = above - whole * below;
      const months = whole > 0 ? t('price.months', { smart_count: whole }) : '';
      const part = rest > 0 ? t('price.partOfMonth', { part: whole > 0 ? `${rest}/${below}` : inDays(rest, below, period) }) : '';
      return [months, part].filter((text) => text !== '').join(' + ');
    },
    [t],
  );
};
