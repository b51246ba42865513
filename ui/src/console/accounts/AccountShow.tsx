import type { ReactElement } from 'react';
import { TabbedShowLayout } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import { ChargeTable } from '../charges/ChargeTable.js';
import { CorrectionTable } from '../corrections/CorrectionList.js';
import { GuaranteeTable } from '../guarantees/GuaranteeList.js';
import { InvoiceTable } from '../invoices/InvoiceTable.js';
import { LedgerTable } from '../ledger/LedgerTable.js';
import { OrderTable } from '../orders/OrderTable.js';
import { Related } from '../parts/Related.js';
import { RecordShow } from '../parts/RecordShow.js';
import { timelineTab } from '../parts/TimelineTab.js';
import { PaymentTable } from '../payments/PaymentTable.js';
import { SubscriptionTable } from '../subscriptions/SubscriptionTable.js';
import { UserTable } from '../users/UserTable.js';
import { AccountActions } from './AccountActions.js';
import { AccountForecast } from './AccountForecast.js';
import { AccountGeneral } from './AccountGeneral.js';

const hide = ['accountId', 'resellerId'];
const tabs = [
  { reference: 'users', sort: { field: 'name', order: 'ASC' }, table: <UserTable within="accounts.users" hide={hide} /> },
  { reference: 'subscriptions', sort: { field: 'number', order: 'DESC' }, table: <SubscriptionTable within="accounts.subscriptions" hide={hide} /> },
  { reference: 'orders', sort: { field: 'number', order: 'DESC' }, table: <OrderTable within="accounts.orders" hide={hide} /> },
  { reference: 'payments', sort: { field: 'number', order: 'DESC' }, table: <PaymentTable within="accounts.payments" hide={hide} /> },
  { reference: 'invoices', sort: { field: 'billingDate', order: 'DESC' }, table: <InvoiceTable within="accounts.invoices" hide={hide} /> },
  { reference: 'charges', sort: { field: 'period.from', order: 'DESC' }, table: <ChargeTable within="accounts.charges" hide={hide} /> },
  { reference: 'ledger-entries', sort: { field: 'sequence', order: 'DESC' }, table: <LedgerTable within="accounts.ledger" hide={hide} /> },
  { reference: 'corrections', sort: { field: 'on', order: 'DESC' }, table: <CorrectionTable within="accounts.corrections" hide={hide} /> },
  { reference: 'guarantees', sort: { field: 'providedOn', order: 'DESC' }, table: <GuaranteeTable within="accounts.guarantees" hide={hide} /> },
] as const;

export const AccountShow = (): ReactElement => {
  const { role } = useMe();
  return (
    <RecordShow name={({ ['number']: number, ['name']: name }) => [number, name].filter(Boolean).join(' · ')} actions={<AccountActions />}>
      <TabbedShowLayout>
        <TabbedShowLayout.Tab label="tabs.general">
          <AccountGeneral />
        </TabbedShowLayout.Tab>
        {mayRead(role, 'ledger-entries') ? (
          <TabbedShowLayout.Tab label="tabs.forecast" path="forecast">
            <AccountForecast />
          </TabbedShowLayout.Tab>
        ) : null}
        {tabs
          .filter(({ reference }) => mayRead(role, reference))
          .map(({ reference, sort, table }) => (
            <TabbedShowLayout.Tab key={reference} label={`resources.${reference}.tab`} path={reference}>
              <Related reference={reference} target="accountId" sort={sort}>
                {table}
              </Related>
            </TabbedShowLayout.Tab>
          ))}
        {timelineTab({ streams: ({ id }) => [`account-${id}`, ...(mayRead(role, 'ledger-entries') ? [`ledger-${id}`] : [])], books: true, currency: ({ ['currency']: currency }) => currency as string })}
      </TabbedShowLayout>
    </RecordShow>
  );
};
