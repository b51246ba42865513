import type { ReactElement } from 'react';
import { FunctionField, Link, ReferenceField, useListContext, type RaRecord } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';

interface RefProps {
  readonly source?: string;
  readonly record?: RaRecord;
  readonly label?: string;
  /** False where the place around it leads somewhere already. */
  readonly link?: false;
}

/** Customers of resellers below keep their names to themselves: their number stands in. */
const name = ({ ['name']: own, ['number']: number }: RaRecord): string => String(own ?? number ?? '');
const number = ({ ['number']: own }: RaRecord): string => String(own);

const NONE = '–';

/** What the reader may not open is not asked for. */
const reference = (resource: string, defaultSource: string, name: (record: RaRecord) => string) =>
  function Reference({ source = defaultSource, ...rest }: RefProps): ReactElement {
    const { role } = useMe();
    if (!mayRead(role, resource)) return <>{NONE}</>;
    return (
      <ReferenceField source={source} reference={resource} link="show" emptyText={NONE} {...rest}>
        <FunctionField render={name} />
      </ReferenceField>
    );
  };

export const AccountRef = reference('accounts', 'accountId', name);
export const ResellerRef = reference('resellers', 'resellerId', name);
export const ProductRef = reference('products', 'productId', name);
export const PlanRef = reference('plans', 'planId', name);
export const ServiceTermsRef = reference('service-terms', 'serviceTermsId', name);
export const SubscriptionRef = reference('subscriptions', 'subscriptionId', number);
export const OrderRef = reference('orders', 'orderId', number);
export const InvoiceRef = reference('invoices', 'invoiceId', number);
export const PaymentRef = reference('payments', 'paymentId', number);

/** Several records by name, each with its link. */
export const Names = (): ReactElement => {
  const { data = [], resource } = useListContext<RaRecord>();
  return (
    <>
      {data.map((record, index) => (
        <span key={record.id}>
          {index > 0 && ', '}
          <Link to={`/${resource}/${record.id}/show`}>{name(record)}</Link>
        </span>
      ))}
    </>
  );
};
