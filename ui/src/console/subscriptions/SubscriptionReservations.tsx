import type { ReactElement } from 'react';
import { ListBase, useListContext, useTranslate } from 'react-admin';
import type { Reservation, Subscription } from '../../shared/api/types.js';
import { Section } from '../parts/Section.js';
import { ReservationTable } from '../reservations/ReservationTable.js';

const HELD_BY = { payg_external: 'azureSubscriptionId', azure_ri: 'riSubscriptionId' } as const;

const Found = ({ of }: { readonly of: string }): ReactElement | null => {
  const t = useTranslate();
  const { total = 0 } = useListContext<Reservation>();
  if (total === 0) return null;
  return (
    <Section title={t('reservations.title')} intro={t(of === 'azureSubscriptionId' ? 'reservations.intro' : 'reservations.introOfOrder')}>
      <ReservationTable within={`subscriptions.reservations.${of}`} hide={['accountId', of]} />
    </Section>
  );
};

/** Reservations that were bought for an Azure subscription, or by this one; nothing where there are none. */
export const SubscriptionReservations = ({ subscription: { id, billingType } }: { readonly subscription: Subscription }): ReactElement | null => {
  const of = billingType === 'payg_external' || billingType === 'azure_ri' ? HELD_BY[billingType] : null;
  if (!of) return null;
  return (
    <ListBase resource="reservations" filter={{ [of]: id }} sort={{ field: 'end', order: 'ASC' }} perPage={50} disableSyncWithLocation storeKey={false}>
      <Found of={of} />
    </ListBase>
  );
};
