import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** A fraction of months in words: "12/31" is part of a month, "1" a whole one, "43/31" one and a part. */
export const useWeight = (): ((weight: string) => string) => {
  const t = useTranslate();
  return useCallback(
    (weight) => {
      const [above = 0, below = 1] = weight.split('/').map(Number);
      const whole = Math.floor(above / below);
      const rest = above - whole * below;
      const months = whole > 0 ? t('price.months', { smart_count: whole }) : '';
      const part = rest > 0 ? t('price.partOfMonth', { part: `${rest}/${below}` }) : '';
      return [months, part].filter((text) => text !== '').join(' + ');
    },
    [t],
  );
};
