import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../api/hooks.js';
import { daysUntil } from './dates.js';

/** "12 days left", "today", "3 days ago": counted in the reseller's zone. */
export const useDaysLeft = (): ((date: string) => string) => {
  const t = useTranslate();
  const { reseller } = useMe();
  return useCallback(
    (date) => {
      const days = daysUntil(date, reseller.timeZone);
      return days === 0 ? t('days.today') : t(days > 0 ? 'days.left' : 'days.ago', { smart_count: Math.abs(days) });
    },
    [t, reseller.timeZone],
  );
};
