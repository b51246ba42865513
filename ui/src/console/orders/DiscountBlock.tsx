import type { ReactElement } from 'react';
import { Link, useTranslate } from 'react-admin';
import { mayRead } from '../../shared/access.js';
import { useMe } from '../../shared/api/hooks.js';
import type { Order } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';

/** The discount that the order got: its name, kind, percentage and amount (CR-768). */
export const DiscountBlock = ({ order }: { readonly order: Order }): ReactElement => {
  const t = useTranslate();
  const { percent, word } = useFormat();
  const { role } = useMe();
  const { discount, price } = order;
  if (discount === undefined) return <Section title={t('data.discount')} intro={t('orders.discountHidden')}>{null}</Section>;
  if (!discount) return <Section title={t('data.discount')} intro={t(order.individualPrices ? 'subscriptions.individualNote' : 'orders.noDiscount')}>{null}</Section>;
  return (
    <Section title={t('data.discount')} intro={t('orders.discountIntro')}>
      <div data-testid="order-discount">
        <Facts
          columns={4}
          facts={[
            { label: t('data.name'), value: mayRead(role, 'discounts') ? <Link to={`/discounts/${discount.id}/show`}>{discount.name}</Link> : discount.name },
            { label: t('data.type'), value: word('kind', discount.type) },
            { label: t('data.percentage'), value: percent(discount.percentage) },
            { label: t('data.amount'), value: <Money minor={price.discount} currency={price.currency} />, note: order.promoCode && `${t('data.promoCode')}: ${order.promoCode}` },
          ]}
        />
      </div>
    </Section>
  );
};
