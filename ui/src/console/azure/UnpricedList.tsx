import { Alert, Box, Link as MuiLink, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, Link, useTranslate } from 'react-admin';
import { Quantity } from '../../shared/azure/Cost.js';
import { addDays } from '../../shared/format/dates.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordList } from '../parts/RecordList.js';
import { RecordTable } from '../parts/RecordTable.js';
import { referenceFilter, search, wordFilter } from '../parts/filters.js';
import { SubscriptionRef } from '../parts/references.js';
import { RateAgain } from './RateAgain.js';
import { UNPRICED_REASONS, type UnpricedUse } from './rows.js';

const filters = [search, wordFilter('reason', 'unpricedReason', UNPRICED_REASONS, true), referenceFilter('subscriptionId', 'subscriptions')];

/** Why it has no price, and how it gets one. */
const WayOut = ({ reason }: Pick<UnpricedUse, 'reason'>): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  return (
    <Box sx={{ whiteSpace: 'normal', minWidth: 260, py: 0.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {word('unpricedReason', reason)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t(`azure.wayOut.${reason}`)}
      </Typography>
      <MuiLink component={Link} to="/azure-rate-cards" variant="body2">
        {t('azure.toRateCards')}
      </MuiLink>
    </Box>
  );
};

const UnpricedTable = (): ReactElement => {
  const { date, number, word } = useFormat();
  return (
    <RecordTable<UnpricedUse>
      rowClick={false}
      compact={({ meter, reason, quantity, from, to }) => ({ primary: meter.name || meter.meterId, secondary: `${word('unpricedReason', reason)} · ${date(from)} – ${date(to)}`, tertiary: <Quantity text={quantity} unit={meter.unit} /> })}
    >
      <DataTable.Col source="to" label="data.usageDays" render={({ from, to }: UnpricedUse) => (from === to ? date(to) : `${date(from)} – ${date(to)}`)} />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="meter.category" label="data.category" />
      <DataTable.Col source="meter.name" label="data.name" render={({ meter }: UnpricedUse) => <span title={meter.meterId}>{meter.name || meter.meterId}</span>} />
      <DataTable.Col source="quantity" disableSort align="right" render={({ quantity, meter }: UnpricedUse) => <Quantity text={quantity} unit={meter.unit} />} />
      <DataTable.Col source="records" align="right" render={({ records }: UnpricedUse) => number(records)} />
      <DataTable.Col source="reason" label="azure.way" render={({ reason }: UnpricedUse) => <WayOut reason={reason} />} />
      <DataTable.Col source="usagePeriod.from" label={false} disableSort render={({ subscriptionId, usagePeriod }: UnpricedUse) => <RateAgain subscriptionId={subscriptionId} from={usagePeriod.from} to={addDays(usagePeriod.to, -1)} button={{ size: 'small' }} />} />
    </RecordTable>
  );
};

/** Usage that nobody is charged for yet, with the reason and the way out (domain.md 5.6). */
export const UnpricedList = (): ReactElement => {
  const t = useTranslate();
  return (
    <>
      <Alert severity="info" sx={{ mt: 2 }}>
        {t('azure.unpricedIntro')}
      </Alert>
      <RecordList filters={filters} sort={{ field: 'to', order: 'DESC' }}>
        <UnpricedTable />
      </RecordList>
    </>
  );
};
