import type { ReactElement } from 'react';
import { useRecordContext } from 'react-admin';
import type { Payment } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { useFormat } from '../../shared/format/use-format.js';

/** Also overdue: the money may still come. */
const OPEN = ['Waiting for payment', 'Expired'];
const METHODS = ['bank_transfer', 'card', 'cash', 'other'];

export const PaymentActions = (): ReactElement | null => {
  const payment = useRecordContext<Payment>();
  const { word, money } = useFormat();
  if (!payment) return null;
  const { id: paymentId, status, kind, amount, currency, number } = payment;
  const common = { about: { number, amount: money(amount, currency) }, currency };
  const choices = METHODS.map((value) => ({ value, label: word('method', value) }));
  return (
    <>
      {OPEN.includes(status) && (
        <CommandButton
          {...common}
          name="complete-payment"
          body={{ paymentId }}
          button={{ variant: 'contained' }}
          fields={[
            { name: 'method', kind: 'choice', required: true, initial: 'bank_transfer', choices },
            { name: 'externalTransactionId', kind: 'text' },
            { name: 'amount', kind: 'money', currency, initial: amount },
          ]}
        />
      )}
      {OPEN.includes(status) && kind !== 'order' && <CommandButton {...common} name="cancel-payment" body={{ paymentId }} severity="error" />}
      {status === 'Completed' && <CommandButton {...common} name="reverse-payment" body={{ paymentId }} severity="error" fields={[{ name: 'reason', kind: 'long', required: true }]} />}
    </>
  );
};
