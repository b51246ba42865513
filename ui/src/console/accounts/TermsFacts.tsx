import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../shared/api/types.js';
import { Facts } from '../../shared/components/Facts.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Section } from '../parts/Section.js';
import { EditTerms } from './EditTerms.js';

/** How the customer pays, by payment model. */
export const TermsFacts = ({ account }: { readonly account: Account }): ReactElement => {
  const t = useTranslate();
  const { money, number, word } = useFormat();
  const { terms, currency } = account;
  const prepaid = terms.paymentModel === 'prepay';
  const days = (count: number): string => t('days.count', { smart_count: count });
  return (
    <Section title={t('data.terms')}>
      <Facts
        facts={[
          { label: t('data.classKey'), value: word('paymentModel', terms.classKey) },
          { label: t('data.paymentModel'), value: word('paymentModel', terms.paymentModel) },
          prepaid && { label: t('data.threshold'), value: money(terms.threshold, currency), note: t('accounts.thresholdNote') },
          prepaid && { label: t('data.payWithNegativeBalance'), value: word('boolean', String(terms.payWithNegativeBalance)) },
          prepaid && { label: t('data.subzeroPeriod'), value: terms.subzeroPeriod < 0 ? t('plans.unlimited') : number(terms.subzeroPeriod) },
          prepaid && { label: t('data.cancelUnpaidOrderInDays'), value: days(terms.cancelUnpaidOrderInDays) },
          !prepaid && { label: t('data.subscriptionCreditLimit'), value: terms.subscriptionCreditLimit === null ? t('plans.unlimited') : money(terms.subscriptionCreditLimit, currency) },
          !prepaid && { label: t('data.paymentExpirationPeriod'), value: days(terms.paymentExpirationPeriod) },
          { label: t('data.guaranteedPaymentLimit'), value: money(terms.guaranteedPaymentLimit, currency), note: terms.guaranteedPaymentLimit > 0 && days(terms.guaranteedPaymentDays) },
          { label: t('data.stopMode'), value: word('mode', terms.stopMode) },
          { label: t('data.deleteMode'), value: word('mode', terms.deleteMode) },
        ]}
      />
      <div style={{ marginTop: 16 }}>
        <EditTerms account={account} />
      </div>
    </Section>
  );
};
