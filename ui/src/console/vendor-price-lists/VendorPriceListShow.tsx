import { Alert, Box } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { TabbedShowLayout, useRecordContext, useTranslate } from 'react-admin';
import type { MatchStatus, VendorPriceList } from '../../shared/api/types.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { CountChips } from './CountChips.js';
import { ListActions } from './ListActions.js';
import { ListFacts } from './ListFacts.js';
import { ListWarnings } from './ListWarnings.js';
import { OfferTable } from './OfferTable.js';
import { Steps } from './Steps.js';

const DONE: Readonly<Record<VendorPriceList['status'], number>> = { Uploaded: 1, Previewed: 2, Applied: 3, Discarded: 1 };

const Preview = (): ReactElement | null => {
  const t = useTranslate();
  const list = useRecordContext<VendorPriceList>();
  const [status, setStatus] = useState<MatchStatus | null>(null);
  if (!list) return null;
  const { counts } = list;
  const nothing = list.status === 'Previewed' && counts && counts.new + counts.changed === 0;
  return (
    <Box sx={{ py: 1.5, width: '100%', minWidth: 0 }}>
      {list.status === 'Discarded' ? <Alert severity="info" sx={{ mb: 2 }}>{t('priceLists.discarded')}</Alert> : <Steps done={DONE[list.status]} />}
      {list.status === 'Applied' && <Alert severity="success" sx={{ mb: 2 }}>{t('priceLists.applied')}</Alert>}
      {nothing && <Alert severity="info" sx={{ mb: 2 }}>{t('priceLists.nothing')}</Alert>}
      <ListWarnings warnings={list.warnings} />
      <ListFacts list={list} />
      {counts && <CountChips counts={counts} chosen={status} onChoose={setStatus} />}
      <Related reference="vendor-offers" target="listId" sort={{ field: 'status', order: 'ASC' }} filter={status ? { status } : {}}>
        <OfferTable currency={list.currency} />
      </Related>
    </Box>
  );
};

/** What a price list does, before and after it is applied. */
export const VendorPriceListShow = (): ReactElement => (
  <RecordShow name={({ ['fileName']: fileName }) => String(fileName)} actions={<ListActions />}>
    <TabbedShowLayout>
      <TabbedShowLayout.Tab label="priceLists.step.preview">
        <Preview />
      </TabbedShowLayout.Tab>
      {timelineTab({ streams: ({ id }) => [`vendor_price_list-${id}`], currency: ({ ['currency']: currency }) => currency as string })}
    </TabbedShowLayout>
  </RecordShow>
);
