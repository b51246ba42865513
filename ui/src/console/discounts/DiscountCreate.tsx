import type { ReactElement } from 'react';
import type { Commands } from '../../shared/api/commands.js';
import { CommandForm } from '../parts/CommandForm.js';
import { given } from '../parts/choices.js';
import { DiscountFields } from './DiscountForm.js';

type Body = Commands['create-discount'];
type DiscountForm = Omit<Body, 'classKeys'> & { readonly classKeys?: string };

const defaultValues: DiscountForm = { name: '', type: 'promo_code', percentage: '10', code: '', singleUse: false, fees: ['recurring'], planIds: [], accountIds: [], classKeys: '' };

const some = (ids: readonly string[] | undefined): readonly string[] | undefined => (ids && ids.length > 0 ? ids : undefined);

const listed = (text = ''): readonly string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

/** Empty lists mean all. A code belongs to promo codes only; plans, accounts and limits not to reseller discounts, which have rows. */
const discountOf = ({ planIds, accountIds, classKeys, accountLimit, subscriptionLimit, fees, code, singleUse, percentage, ...discount }: DiscountForm): Body => ({
  ...(given(discount) as Body),
  percentage: percentage.replace(',', '.'),
  ...(given({
    ...(discount.type === 'promo_code' ? { code, singleUse } : {}),
    ...(discount.type === 'reseller' ? {} : { fees, planIds: some(planIds), accountIds: some(accountIds), classKeys: some(listed(classKeys)), accountLimit, subscriptionLimit }),
  }) as Partial<Body>),
});

export const DiscountCreate = (): ReactElement => (
  <CommandForm name="create-discount" defaultValues={defaultValues} toBody={discountOf}>
    <DiscountFields />
  </CommandForm>
);
