import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { CommandButton } from '../../shared/commands/CommandButton.js';

interface CorrectBalanceProps {
  readonly accountId: string;
  readonly name: string;
  readonly currency: string;
  /** The written-off charge that was wrong. */
  readonly chargeId?: string;
}

/** In favour of the customer or to his debit, with a reason; what it does is shown before it is confirmed. */
export const CorrectBalance = ({ accountId, name, currency, chargeId }: CorrectBalanceProps): ReactElement => {
  const t = useTranslate();
  const directions = ['customer', 'seller'].map((value) => ({ value, label: t(`corrections.direction.${value}`) }));
  return (
    <CommandButton
      name="correct-balance"
      body={{ accountId, ...(chargeId ? { chargeId } : {}) }}
      about={{ name }}
      currency={currency}
      fields={[
        { name: 'direction', kind: 'choice', required: true, initial: 'customer', choices: directions },
        { name: 'amount', kind: 'money', currency, required: true },
        { name: 'reason', kind: 'long', required: true, hint: t('accounts.reasonHint') },
      ]}
      toBody={({ direction, amount, reason }) => ({ amount: Math.abs(Number(amount)) * (direction === 'seller' ? -1 : 1), reason: String(reason) })}
    />
  );
};
