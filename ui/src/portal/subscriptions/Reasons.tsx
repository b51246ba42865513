import { Box, Card, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Subscription } from '../../shared/api/types.js';
import { todayIn } from '../../shared/format/dates.js';
import { useFormat } from '../../shared/format/use-format.js';
import { possibilities } from './rules.js';

/** What cannot be done with it here, why, and what to do instead. */
export const Reasons = ({ subscription }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { date } = useFormat();
  const { reseller } = useMe();
  const { reasons } = possibilities(subscription, todayIn(reseller.timeZone));
  if (reasons.length === 0) return null;
  return (
    <Card data-testid="reasons">
      <CardContent sx={{ '&:last-child': { pb: 2 } }}>
        <Typography variant="h3" component="h2">
          {t('subscription.goodToKnow')}
        </Typography>
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, color: 'text.secondary' }}>
          {reasons.map(({ key, date: day }) => (
            <Typography key={key} component="li" variant="body2">
              {t(`subscription.reason.${key}`, { date: day ? date(day) : '', provider: reseller.name })}
            </Typography>
          ))}
        </Box>
      </CardContent>
    </Card>
  );
};
