import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { Forecast } from '../../shared/forecast/Forecast.js';
import { SubscriptionRef } from '../parts/references.js';
import { Section } from '../parts/Section.js';

/** What the next billing days will take, and a top-up where it is too little. */
export const AccountForecast = (): ReactElement | null => {
  const t = useTranslate();
  const account = useRecordContext<Account>();
  if (!account) return null;
  const { id: accountId, currency, name, number } = account;
  return (
    <Section intro={t('forecast.intro')}>
      <Forecast
        accountId={accountId}
        subscription={(id) => <SubscriptionRef record={{ id, subscriptionId: id }} />}
        topUp={(amount) => <CommandButton name="top-up-account" body={{ accountId }} about={{ name: name ?? number }} currency={currency} fields={[{ name: 'amount', kind: 'money', currency, required: true, initial: amount }]} button={{ size: 'small', color: 'inherit' }} />}
      />
    </Section>
  );
};
