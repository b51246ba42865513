import { Box, Card, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../format/use-format.js';
import { nameOf } from './columns.js';
import { Cost, Quantity } from './Cost.js';
import type { AzureDailyRow } from './types.js';

/** A daily row on a narrow screen. `several`: among rows of more than one billing period. */
export const UsageCard = ({ row, several }: { readonly row: AzureDailyRow; readonly several: boolean }): ReactElement => {
  const t = useTranslate();
  const { date, period } = useFormat();
  const { meter, resourceUri, usageDate, quantity, cost, netCost, currency } = row;
  return (
    <Card component="li" sx={{ p: 1.5 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{meter.name}</Typography>
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {[meter.category, meter.subcategory, meter.region, nameOf(resourceUri)].filter((text) => text !== '').join(' · ')}
          </Typography>
        </Box>
        <Box sx={{ textAlign: 'end', flexShrink: 0 }}>
          <Typography sx={{ fontWeight: 650 }}>
            <Cost text={cost} currency={currency} />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            <Quantity text={quantity} unit={meter.unit ?? t('azure.noUnit')} />
          </Typography>
          {netCost !== undefined && (
            <Typography variant="body2" color="textSecondary">
              {t('azure.netCost')} <Cost text={netCost} currency={currency} />
            </Typography>
          )}
        </Box>
      </Box>
      <Typography variant="caption" color="textSecondary">
        {date(usageDate)}
        {several && ` · ${t('azure.processedIn')}: ${period(row.period)}`}
      </Typography>
    </Card>
  );
};
