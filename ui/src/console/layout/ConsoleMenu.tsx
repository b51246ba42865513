import Dashboard from '@mui/icons-material/SpaceDashboardOutlined';
import { ListSubheader } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { mayRead, OF_THE_INSTALLATION } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import { icons } from '../icons.js';

/** Resources by the question that brings somebody here. */
const sections: Readonly<Record<string, readonly string[]>> = {
  customers: ['accounts', 'users', 'subscriptions', 'orders', 'manual-operations'],
  money: ['payments', 'invoices', 'charges', 'ledger-entries', 'corrections', 'guarantees', 'billing-runs', 'billing-alerts', 'number-formats'],
  catalog: ['products', 'plans', 'price-list', 'vendor-price-lists', 'service-terms', 'discounts'],
  azure: ['azure-daily', 'azure-unpriced', 'azure-rate-cards', 'azure-pulls', 'reservations', 'reservation-skus', 'partner-center'],
  partners: ['resellers', 'reseller-charges', 'supplier-charges', 'managers'],
  audit: ['exports', 'events', 'failed-steps', 'outbox', 'read-models'],
};

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => {
  const [open] = useSidebarState();
  return (
    <>
      <ListSubheader component="div" disableSticky sx={{ lineHeight: 1, pt: 2.5, pb: 0.75, px: 3, bgcolor: 'transparent', fontSize: '0.72rem', textTransform: 'uppercase', letterSpacing: '0.06em', visibility: open ? 'visible' : 'hidden' }}>
        {title}
      </ListSubheader>
      {children}
    </>
  );
};

/** Only what this role may read. */
export const ConsoleMenu = (): ReactElement => {
  const t = useTranslate();
  const { role, atRoot = false } = useMe();
  const shown = (name: string): boolean => mayRead(role, name) && (atRoot ? name !== 'supplier-charges' : !OF_THE_INSTALLATION.includes(name));
  return (
    <Menu>
      <Menu.Item to="/" primaryText={t('ra.page.dashboard')} leftIcon={<Dashboard />} />
      {Object.entries(sections).map(([section, names]) => {
        const readable = names.filter(shown);
        return readable.length === 0 ? null : (
          <Section key={section} title={t(`menu.${section}`)}>
            {readable.map((name) => (
              <Menu.Item key={name} to={`/${name}`} primaryText={t(`resources.${name}.name`, { smart_count: 2 })} leftIcon={icons[name]} />
            ))}
          </Section>
        );
      })}
    </Menu>
  );
};
