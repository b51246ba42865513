import type { ReactElement } from 'react';
import type { Charge } from '../../shared/api/types.js';
import { StatusChip } from '../../shared/components/StatusChip.js';

/** A charge's state; of what is paid afterwards the words are others, as nothing is held or written off the balance. */
export const ChargeStatus = ({ charge, size = 'small' }: { readonly charge: Charge; readonly size?: 'small' | 'medium' }): ReactElement => (
  <StatusChip status={charge.status} size={size} {...(charge.model === 'postpay' ? { of: 'postpaid' as const } : {})} />
);
