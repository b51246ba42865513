import { Box, Card, CardContent, LinearProgress, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Title, useGetList, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { ReadFailed } from '../../shared/components/ProblemNote.js';
import { useFormat } from '../../shared/format/use-format.js';
import { connectionFields, type Connection } from './connection.js';
import { ConnectionTest } from './ConnectionTest.js';

const Settings = ({ connection }: { readonly connection: Connection }): ReactElement => {
  const t = useTranslate();
  const { word, instant } = useFormat();
  return (
    <Facts
      facts={[
        { label: t('data.cloud'), value: word('cloud', connection.cloud), note: connection.cloud === 'simulator' && t('partnerCenter.simulated') },
        { label: t('data.tenantId'), value: connection.tenantId },
        { label: t('data.clientId'), value: connection.clientId },
        { label: t('data.clientSecret'), value: '••••••••', note: t('partnerCenter.secretNote') },
        { label: t('data.country'), value: connection.country },
        { label: t('data.applyOfferTerms'), value: word('boolean', String(connection.applyOfferTerms)) },
        { label: t('data.connectedAt'), value: instant(connection.connectedAt) },
        { label: t('data.lastRateCardAt'), value: connection.lastRateCardAt ? instant(connection.lastRateCardAt) : t('partnerCenter.never') },
      ]}
    />
  );
};

/** The own reseller's connection to Microsoft: price lists, usage and reservations come through it. */
export const PartnerCenterPage = (): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { reseller } = useMe();
  const { data: [connection] = [], error, isPending, refetch } = useGetList<Connection>('partner-center', { filter: { resellerId: reseller.id }, pagination: { page: 1, perPage: 1 }, sort: { field: 'connectedAt', order: 'DESC' } });
  return (
    <Card sx={{ mt: 2, maxWidth: 960 }}>
      <Title title={t('resources.partner-center.name', { smart_count: 1 })} />
      <CardContent>
        <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '75ch' }}>
          {t('partnerCenter.intro')}
        </Typography>
        {error ? <ReadFailed error={error} retry={() => void refetch()} /> : null}
        {isPending && <LinearProgress aria-label={t('ra.page.loading')} />}
        {connection && <Settings connection={connection} />}
        {!isPending && !error && (
          <Box sx={{ mt: 3, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
            {connection && <ConnectionTest />}
            <CommandButton
              key={connection?.connectedAt ?? 'none'}
              name="connect-partner-center"
              body={{}}
              rehearse={false}
              fields={connectionFields(connection, word, t)}
              label={connection && t('partnerCenter.change')}
              button={connection ? {} : { variant: 'contained' }}
            />
            {connection && <CommandButton name="disconnect-partner-center" body={{}} severity="error" />}
          </Box>
        )}
      </CardContent>
    </Card>
  );
};
