import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { SubscribedResource, Subscription } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';

/** `currency` null: it has no price a month, but one for the whole term. */
const Resource = ({ resource, currency }: { readonly resource: SubscribedResource; readonly currency: string | null }): ReactElement => {
  const t = useTranslate();
  const { number, money } = useFormat();
  const { name, unit, included, quantity, unitFee } = resource;
  const additional = Math.max(0, quantity - included);
  const figures = [
    ['included', included],
    ['additional', additional],
    ['quantity', quantity],
  ] as const;
  return (
    <Box component="section" sx={{ py: 1.5, '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider' } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        {currency !== null && (
          <Typography>
            <Money minor={additional * unitFee} currency={currency} /> {t('order.aMonth')}
          </Typography>
        )}
      </Box>
      {currency !== null && (
        <Typography variant="body2" color="textSecondary">
          {t('order.perUnit', { price: money(unitFee, currency), unit })}
        </Typography>
      )}
      <Box component="dl" sx={{ display: 'flex', gap: 4, m: 0, mt: 1 }}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {t(`data.${key}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, fontWeight: key === 'quantity' ? 650 : 400 }}>
              {number(value)}
            </Typography>
          </div>
        ))}
      </Box>
    </Box>
  );
};

/** Included (free), additional (paid), and their total. */
export const SubscriptionResources = ({ subscription }: { readonly subscription: Subscription }): ReactElement => {
  const t = useTranslate();
  const { billingType, resources, terms } = subscription;
  return (
    <>
      <Typography variant="h3" component="h2">
        {t('tabs.resources')}
      </Typography>
      {terms.planFee > 0 && (
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
          <Typography sx={{ fontWeight: 600 }}>{t('data.planFee')}</Typography>
          <Typography>
            <Money minor={terms.planFee} currency={terms.currency} /> {t('order.aMonth')}
          </Typography>
        </Box>
      )}
      {resources.length === 0 && <Typography color="textSecondary">{t('portal.noResources')}</Typography>}
      {resources.map((resource) => (
        <Resource key={resource.resourceKey} resource={resource} currency={billingType === 'azure_ri' ? null : terms.currency} />
      ))}
    </>
  );
};
