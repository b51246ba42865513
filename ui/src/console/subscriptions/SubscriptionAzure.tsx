import { Box } from '@mui/material';
import type { ReactElement } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { Row, Subscription } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';

interface AzureLink extends Row {
  readonly azureSubscriptionId: string;
  readonly customerTenantId: string;
  readonly granularity: string;
  readonly coveredUntil: string | null;
  readonly lastSucceededAt: string | null;
}

const LinkFacts = ({ link }: { readonly link: AzureLink }): ReactElement => {
  const t = useTranslate();
  const { instant, word } = useFormat();
  return (
    <Facts
      facts={[
        { label: t('data.azureSubscriptionId'), value: link.azureSubscriptionId },
        { label: t('data.customerTenantId'), value: link.customerTenantId },
        { label: t('data.granularity'), value: word('granularity', link.granularity) },
        { label: t('data.coveredUntil'), value: link.coveredUntil ? instant(link.coveredUntil) : t('partnerCenter.never') },
        { label: t('data.lastSucceededAt'), value: link.lastSucceededAt && instant(link.lastSucceededAt) },
      ]}
    />
  );
};

/** The Azure subscription that a subscription stands for; nothing for those that are not metered by the vendor. */
export const SubscriptionAzure = ({ subscription: { id: subscriptionId, name, billingType, startDate } }: { readonly subscription: Subscription }): ReactElement | null => {
  const t = useTranslate();
  const { word } = useFormat();
  const isMetered = billingType === 'payg_external' && startDate !== null;
  const { data: [link] = [], isPending } = useGetList<AzureLink>('azure-links', { filter: { subscriptionId }, pagination: { page: 1, perPage: 1 }, sort: { field: 'linkedAt', order: 'DESC' } }, { enabled: isMetered });
  if (!isMetered || isPending) return null;
  const cuts = ['hourly', 'daily'].map((value) => ({ value, label: word('granularity', value) }));
  return (
    <Section title={t('partnerCenter.linkTitle')} intro={t(link ? 'partnerCenter.linked' : 'partnerCenter.notLinked')}>
      {link && <LinkFacts link={link} />}
      <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {link ? (
          <CommandButton name="unlink-azure-subscription" body={{ subscriptionId }} about={{ name }} severity="error" />
        ) : (
          <CommandButton
            name="link-azure-subscription"
            body={{ subscriptionId }}
            about={{ name }}
            fields={[
              { name: 'customerTenantId', kind: 'text', required: true, hint: t('partnerCenter.hint.guid') },
              { name: 'azureSubscriptionId', kind: 'text', required: true, hint: t('partnerCenter.hint.guid') },
              { name: 'granularity', kind: 'choice', required: true, initial: 'hourly', choices: cuts, hint: t('partnerCenter.hint.granularity') },
            ]}
          />
        )}
      </Box>
    </Section>
  );
};
