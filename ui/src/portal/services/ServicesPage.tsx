import Apps from '@mui/icons-material/AppsOutlined';
import { Card } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Page } from '../parts/Page.js';

/** The services that the Owner or an Admin gave to this person. Products with entry points are not sold yet, so there are none. */
export const ServicesPage = (): ReactElement => {
  const t = useTranslate();
  return (
    <Page title={t('portal.menu.services')}>
      <Card>
        <EmptyState icon={<Apps />} title={t('portal.services.empty')} hint={t('portal.services.hint')} />
      </Card>
    </Page>
  );
};
