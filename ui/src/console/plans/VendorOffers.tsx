import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import type { CommandField, FilledValue } from '../../shared/commands/field-values.js';
import { Section } from '../parts/Section.js';
import { CUSTOMER_TYPES, useCustomerType } from '../vendor-price-lists/customer-type.js';

const LONGEST = 80;
/** Keys of resources have no space in them. */
const customersOf = (key: string): string => `${key} customers`;

type Offer = NonNullable<Plan['offers']>[number];

/** For each resource the offer by which it is bought, and whose price of it is taken. */
const useFields = (plan: Plan): readonly CommandField[] => {
  const t = useTranslate();
  const customerType = useCustomerType();
  return plan.resources.flatMap(({ key, name }) => {
    const linked = plan.offers?.find((offer) => offer.key === key);
    const known = linked?.customerType && !CUSTOMER_TYPES.includes(linked.customerType) ? [...CUSTOMER_TYPES, linked.customerType] : CUSTOMER_TYPES;
    return [
      { name: key, kind: 'text', label: name, initial: linked?.offerId ?? (plan.offers === null && plan.resources.length === 1 ? (plan.sku ?? '') : ''), hint: t('priceLists.plan.offerHint') },
      {
        name: customersOf(key), kind: 'choice', label: `${name} · ${t('data.customerType')}`, initial: linked?.customerType ?? '', hint: t('priceLists.plan.customersHint'),
        choices: [{ value: '', label: t('priceLists.plan.anyCustomers') }, ...known.map((type) => ({ value: type, label: customerType(type) }))], when: (values) => Boolean(values[key]),
      },
    ] satisfies readonly CommandField[];
  });
};

const offersIn = (plan: Plan, values: Readonly<Record<string, FilledValue>>): readonly { key: string; offerId: string; customerType?: string }[] =>
  plan.resources.flatMap(({ key }) => {
    const [offerId, customerType] = [values[key], values[customersOf(key)]];
    return offerId ? [{ key, offerId: String(offerId).slice(0, LONGEST), ...(customerType && { customerType: String(customerType) }) }] : [];
  });

const Linked = ({ offer: { offerId, customerType }, name }: { readonly offer: Offer; readonly name: string }): ReactElement => {
  const t = useTranslate();
  const customers = useCustomerType();
  return (
    <Typography sx={{ overflowWrap: 'anywhere' }}>
      {name}: <code>{offerId}</code> · {customerType ? customers(customerType) : t('priceLists.plan.anyCustomers')}
    </Typography>
  );
};

/** By which offers of the vendor an own plan is bought, so that price lists tell its cost. */
export const VendorOffers = ({ plan }: { readonly plan: Plan }): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  const fields = useFields(plan);
  if (plan.parentPlanId !== null || plan.resellerId !== reseller.id || plan.resources.length === 0) return null;
  return (
    <Section title={t('priceLists.plan.offers')} intro={t('priceLists.plan.offersIntro')}>
      {(plan.offers ?? []).map((offer) => (
        <Linked key={offer.key} offer={offer} name={plan.resources.find(({ key }) => key === offer.key)?.name ?? offer.key} />
      ))}
      <Box sx={{ mt: 1 }}>
        <CommandButton name="link-plan-offers" body={{ planId: plan.id }} about={{ name: plan.name }} fields={fields} toBody={(values) => ({ offers: offersIn(plan, values) })} rehearse={false} />
      </Box>
    </Section>
  );
};
