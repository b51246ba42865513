import type { AccountTerms } from '../../shared/api/types.js';
import type { CommandField, FieldValues, FilledValue } from '../../shared/commands/field-values.js';

interface TermsOptions {
  readonly currency: string;
  readonly word: (kind: string, value: string) => string;
  readonly hint: (key: string) => string;
}

const prepaid = (values: FieldValues): boolean => values['paymentModel'] !== 'postpay';
const postpaid = (values: FieldValues): boolean => values['paymentModel'] === 'postpay';

/** All that is agreed with a customer about paying, by payment model. */
export const termsFields = (terms: AccountTerms, { currency, word, hint }: TermsOptions): readonly CommandField[] => {
  const choices = (kind: string, values: readonly string[]): CommandField['choices'] => values.map((value) => ({ value, label: word(kind, value) }));
  const modes = choices('mode', ['automatic', 'manual']) ?? [];
  return [
    { name: 'classKey', kind: 'text', required: true, initial: terms.classKey },
    { name: 'paymentModel', kind: 'choice', required: true, initial: terms.paymentModel, choices: choices('paymentModel', ['prepay', 'postpay']) ?? [] },
    { name: 'threshold', kind: 'money', currency, required: true, initial: terms.threshold, hint: hint('accounts.thresholdNote'), when: prepaid },
    { name: 'payWithNegativeBalance', kind: 'flag', initial: terms.payWithNegativeBalance, when: prepaid },
    { name: 'subzeroPeriod', kind: 'number', required: true, initial: terms.subzeroPeriod, when: prepaid },
    { name: 'cancelUnpaidOrderInDays', kind: 'number', required: true, initial: terms.cancelUnpaidOrderInDays, hint: hint('accounts.cancelHint'), when: prepaid },
    { name: 'subscriptionCreditLimit', kind: 'money', currency, hint: hint('accounts.noLimitHint'), when: postpaid, ...(terms.subscriptionCreditLimit === null ? {} : { initial: terms.subscriptionCreditLimit }) },
    { name: 'paymentExpirationPeriod', kind: 'number', required: true, initial: terms.paymentExpirationPeriod, when: postpaid },
    { name: 'guaranteedPaymentLimit', kind: 'money', currency, required: true, initial: terms.guaranteedPaymentLimit, hint: hint('accounts.guaranteeHint') },
    { name: 'guaranteedPaymentDays', kind: 'number', required: true, initial: terms.guaranteedPaymentDays },
    { name: 'stopMode', kind: 'choice', required: true, initial: terms.stopMode, choices: modes },
    { name: 'deleteMode', kind: 'choice', required: true, initial: terms.deleteMode, choices: modes },
  ];
};

/** What was not asked for stays as it is; a limit that was left empty is none. */
export const termsOf = (before: AccountTerms, values: Readonly<Record<string, FilledValue>>): AccountTerms => {
  const { subscriptionCreditLimit, ...rest } = { ...before, ...(values as Partial<AccountTerms>) };
  const limit = values['paymentModel'] === 'postpay' ? values['subscriptionCreditLimit'] : subscriptionCreditLimit;
  return { ...rest, ...(typeof limit === 'number' ? { subscriptionCreditLimit: limit } : {}) } as AccountTerms;
};
