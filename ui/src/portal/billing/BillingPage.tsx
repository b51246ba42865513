import { Tab, Tabs } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { Outlet, useLocation } from 'react-router';
import { Page } from '../parts/Page.js';
import { Purse } from './Purse.js';

const SECTIONS = ['payments', 'orders', 'charges', 'invoices', 'transactions'];

/** The account's money, and all that happened to it. */
export const BillingPage = (): ReactElement => {
  const t = useTranslate();
  const { pathname } = useLocation();
  const section = SECTIONS.find((name) => pathname.endsWith(name)) ?? 'payments';
  return (
    <Page title={t('portal.menu.billing')}>
      <Purse />
      <Tabs value={section} variant="scrollable" scrollButtons={false} sx={{ mb: 2, '& .MuiTab-root': { minWidth: 0, px: { xs: 1.25, sm: 2 } } }} aria-label={t('portal.menu.billing')}>
        {SECTIONS.map((name) => (
          <Tab key={name} value={name} label={t(`portal.billing.${name}`)} component={Link} to={`/billing/${name}`} />
        ))}
      </Tabs>
      <Outlet />
    </Page>
  );
};
