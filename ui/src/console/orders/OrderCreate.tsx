import { Autocomplete, Box, Button, Card, CardContent, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Title, useGetList, useGetOne, useRedirect, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { Account, Plan } from '../../shared/api/types.js';
import { ProblemNote } from '../../shared/components/ProblemNote.js';
import { BillingMessage } from '../../shared/order/BillingMessage.js';
import { Configuration } from '../../shared/order/Configuration.js';
import { PromoCode } from '../../shared/order/PromoCode.js';
import { useOrder } from '../../shared/order/use-order.js';
import { PreviewPanel } from '../../shared/pricing/PreviewPanel.js';
import { VanishedSkus } from '../plans/VanishedSkus.js';
import { AzureSubscriptionChoice } from './AzureSubscriptionChoice.js';
import { OrderOptions, type OrderOptionValues } from './OrderOptions.js';

const page = { pagination: { page: 1, perPage: 50 } };

const AccountChoice = ({ onChoose }: { readonly onChoose: (id: string) => void }): ReactElement => {
  const t = useTranslate();
  const [text, setText] = useState('');
  const { data = [], isFetching } = useGetList<Account>('accounts', { ...page, filter: text ? { q: text } : {}, sort: { field: 'number', order: 'DESC' } });
  return (
    <Autocomplete
      options={data}
      loading={isFetching}
      filterOptions={(all) => all}
      getOptionLabel={({ number, name }) => `${number} ${name ?? ''}`}
      onInputChange={(_event, typed, reason) => reason === 'input' && setText(typed)}
      onChange={(_event, account) => account && onChoose(account.id)}
      renderInput={(params) => <TextField {...params} label={t('data.accountId')} autoFocus />}
    />
  );
};

const PlanChoice = ({ resellerId, onChoose }: { readonly resellerId: string; readonly onChoose: (plan: Plan | null) => void }): ReactElement => {
  const t = useTranslate();
  const [text, setText] = useState('');
  const { data = [], isFetching } = useGetList<Plan>('plans', { ...page, filter: { status: 'Active', resellerId, ...(text && { q: text }) }, sort: { field: 'name', order: 'ASC' } });
  return (
    <Autocomplete
      options={data}
      loading={isFetching}
      filterOptions={(all) => all}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ name }) => name}
      onInputChange={(_event, typed, reason) => setText(reason === 'input' ? typed : '')}
      onChange={(_event, plan) => onChoose(plan)}
      renderInput={(params) => <TextField {...params} label={t('data.planId')} helperText={t('order.onlyPublished')} />}
    />
  );
};

const Draft = ({ account, plan }: { readonly account: Account; readonly plan: Plan }): ReactElement => {
  const t = useTranslate();
  const redirect = useRedirect();
  const [options, setOptions] = useState<OrderOptionValues>({});
  const [azureSubscriptionId, setAzureSubscription] = useState<string>();
  const { draft, setDraft, state, billingDay, place, command } = useOrder(account.id, plan, azureSubscriptionId ? { ...options, azureSubscriptionId } : options);
  const submit = async (): Promise<void> => {
    const placed = await place();
    if (placed) redirect('show', 'orders', placed.id);
  };
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, mt: 2 }}>
      <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        <BillingMessage billingType={plan.billingType} billingDay={billingDay} paymentModel={options.paymentModel ?? account.terms.paymentModel} trial={plan.periods.find(({ periodId }) => periodId === draft.periodId)?.trial ?? false} />
        <VanishedSkus plan={plan} />
        <Configuration plan={plan} draft={draft} onChange={setDraft} />
        {plan.billingType === 'azure_ri' && <AzureSubscriptionChoice accountId={account.id} value={azureSubscriptionId} onChange={setAzureSubscription} />}
        <PromoCode draft={draft} onChange={setDraft} />
        <OrderOptions account={account} plan={plan} periodId={draft.periodId} onChange={setOptions} />
      </Box>
      <Card sx={{ alignSelf: 'start' }}>
        <CardContent>
          <PreviewPanel state={state} />
          {command.problem && <ProblemNote problem={command.problem} />}
          <Button fullWidth variant="contained" size="large" sx={{ mt: 2 }} loading={command.isPending} disabled={!state.preview || state.isPending} onClick={() => void submit()} data-testid="place-order">
            {t('commands.place-order.label')}
          </Button>
        </CardContent>
      </Card>
    </Box>
  );
};

/** An order in a customer's name: the same price and the same rules as in his portal. */
export const OrderCreate = (): ReactElement => {
  const t = useTranslate();
  const [query, setQuery] = useSearchParams();
  const accountId = query.get('accountId');
  const { data: account } = useGetOne<Account>('accounts', { id: accountId ?? '' }, { enabled: accountId !== null });
  const [plan, setPlan] = useState<Plan | null>(null);
  return (
    <Card sx={{ mt: 2, maxWidth: 1100 }}>
      <Title title={t('commands.place-order.label')} />
      <CardContent>
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {account ? t('orders.forAccount', { name: account.name ?? account.number }) : t('orders.chooseAccount')}
        </Typography>
        {!accountId && <AccountChoice onChoose={(id) => setQuery({ accountId: id })} />}
        {account && <PlanChoice resellerId={account.resellerId} onChoose={setPlan} />}
        {account && plan && <Draft key={plan.id} account={account} plan={plan} />}
      </CardContent>
    </Card>
  );
};
