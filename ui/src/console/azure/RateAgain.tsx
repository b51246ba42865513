import type { ReactElement } from 'react';
import type { ButtonProps } from '@mui/material';
import { CommandButton } from '../../shared/commands/CommandButton.js';

interface RateAgainProps {
  readonly subscriptionId: string;
  /** First and last day of use that are offered. */
  readonly from?: string;
  readonly to?: string;
  readonly button?: ButtonProps;
}

/** Rates the usage of some days again, after a price list or a markup was put right. */
export const RateAgain = ({ subscriptionId, from, to, button }: RateAgainProps): ReactElement => (
  <CommandButton
    name="reprocess-azure-usage"
    body={{ subscriptionId }}
    fields={[
      { name: 'from', kind: 'date', required: true, ...(from && { initial: from }) },
      { name: 'to', kind: 'date', required: true, ...(to && { initial: to }) },
    ]}
    {...(button && { button })}
  />
);
