import Sell from '@mui/icons-material/SellOutlined';
import { Box, Card, CardActionArea, CardContent, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useGetManyAggregate, useTranslate } from 'react-admin';
import type { Plan, Product } from '../../shared/api/types.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { useFormat } from '../../shared/format/use-format.js';
import { CardList } from '../parts/CardList.js';
import { Page } from '../parts/Page.js';
import { forCustomers } from './for-customers.js';
import { Steps } from './Steps.js';

/** The least that the plan costs: its own fee, and its resources at their minimum. Trials are free, and no price. */
const least = ({ periods, resources }: Plan): number =>
  Math.min(...periods.filter(({ trial }) => !trial).map(({ fees }) => fees.recurring)) + resources.reduce((sum, { minimum, included, fees }) => sum + Math.max(0, minimum - included) * fees.recurring, 0);

/** What is paid by use has no price before it is used. */
const BY_USE = ['payg_internal', 'payg_external'];

const PlanCard = ({ plan: whole }: { readonly plan: Plan }): ReactElement => {
  const plan = forCustomers(whole);
  const t = useTranslate();
  const { money, term, word } = useFormat();
  const { data } = useGetManyAggregate<Product>('products', { ids: [plan.productId] });
  const product = data?.[0];
  return (
    <Card data-testid="plan-card">
      <CardActionArea component={Link} to={`/order/${plan.id}`} sx={{ '&&': { textDecoration: 'none' } }}>
        <CardContent sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr auto' }, alignItems: 'center' }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="body2" color="textSecondary">
              {product ? `${product.vendor} · ${product.name}` : ' '}
            </Typography>
            <Typography variant="h3" component="h2" color="textPrimary">
              {plan.name}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {plan.description}
            </Typography>
          </Box>
          <Box sx={{ textAlign: { sm: 'end' } }}>
            <Typography variant="h3" component="p" color="textPrimary">
              {BY_USE.includes(plan.billingType) ? t('purse.byUse') : t('order.from', { price: money(least(plan), plan.currency) })}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {plan.periods.map((period) => [term(period.term), period.trial && t('order.trial')].filter(Boolean).join(' ')).join(', ')} · {word('billingType', plan.billingType)}
            </Typography>
          </Box>
        </CardContent>
      </CardActionArea>
    </Card>
  );
};

/** First step: what is for sale. */
export const PlanChoice = (): ReactElement => {
  const t = useTranslate();
  return (
    <Page title={t('order.title')} back={{ to: '/subscriptions', label: 'portal.menu.subscriptions' }}>
      <Steps current={0} />
      <CardList<Plan>
        resource="plans"
        sort={{ field: 'name', order: 'ASC' }}
        filter={{ status: 'Active' }}
        searchable
        item={(plan) => <PlanCard plan={plan} />}
        empty={
          <Card>
            <EmptyState icon={<Sell />} title={t('order.noPlans')} hint={t('order.noPlansHint')} />
          </Card>
        }
      />
    </Page>
  );
};
