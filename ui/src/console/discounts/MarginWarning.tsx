import { useQuery } from '@tanstack/react-query';
import { Alert } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { maySend } from '../../shared/access.js';
import { useApi, useMe } from '../../shared/api/hooks.js';
import type { OwnDiscount } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';

/** Where a discount would leave nothing of a price, for resellers below or for customers. It warns, and hinders nothing. */
export const MarginWarning = ({ discount }: { readonly discount: OwnDiscount }): ReactElement | null => {
  const t = useTranslate();
  const api = useApi();
  const { percent } = useFormat();
  const { role } = useMe();
  const { type, percentage, scopes = [], planIds, fees } = discount;
  const lowered = type === 'reseller' ? { scopes: scopes.map(bodyOf) } : { fees, ...(planIds ? { planIds } : {}) };
  const { data } = useQuery({
    queryKey: ['preview', 'preview-discount', percentage, lowered],
    queryFn: ({ signal }) => api.preview('preview-discount', { percentage, ...lowered }, signal),
    // Auditors read discounts, and set none: nothing is asked for them.
    enabled: maySend(role, 'activate-discount') && (type !== 'reseller' || scopes.length > 0),
    retry: false,
  });
  if (!data || data.lostMargins.length === 0) return null;
  const plans = [...new Set(data.lostMargins.map(({ planName }) => planName))].join(', ');
  return <Alert severity="warning">{t('discounts.marginWarning', { percentage: percent(percentage), plans })}</Alert>;
};

/** A row as the command takes it: null lists, which mean all, are left out. */
const bodyOf = ({ scopeId: _scopeId, accountIds, planIds, ...row }: NonNullable<OwnDiscount['scopes']>[number]): Omit<NonNullable<OwnDiscount['scopes']>[number], 'scopeId'> => ({
  ...row, ...(accountIds ? { accountIds } : {}), ...(planIds ? { planIds } : {}),
});
