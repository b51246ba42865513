import type { ReactElement } from 'react';
import { ReferenceField, TextField, type RaRecord } from 'react-admin';

interface RefProps {
  readonly source?: string;
  readonly record?: RaRecord;
  readonly label?: string;
}

const reference = (resource: string, defaultSource: string, name: string) =>
  function Reference({ source = defaultSource, ...rest }: RefProps): ReactElement {
    return (
      <ReferenceField source={source} reference={resource} link="show" emptyText="–" {...rest}>
        <TextField source={name} />
      </ReferenceField>
    );
  };

export const AccountRef = reference('accounts', 'accountId', 'name');
export const ResellerRef = reference('resellers', 'resellerId', 'name');
export const ProductRef = reference('products', 'productId', 'name');
export const PlanRef = reference('plans', 'planId', 'name');
export const ServiceTermsRef = reference('service-terms', 'serviceTermsId', 'name');
export const SubscriptionRef = reference('subscriptions', 'subscriptionId', 'number');
export const OrderRef = reference('orders', 'orderId', 'number');
export const PaymentRef = reference('payments', 'paymentId', 'number');
