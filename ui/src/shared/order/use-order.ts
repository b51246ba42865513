import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { useCommand, type CommandState } from '../api/hooks.js';
import type { Commands, Committed } from '../api/commands.js';
import type { Plan, ServiceTerms } from '../api/types.js';
import { usePreview, type PreviewState } from '../pricing/use-preview.js';
import { draftOf, orderOf, type OrderDraft } from './draft.js';

export interface OrderInProgress {
  readonly draft: OrderDraft;
  readonly setDraft: (draft: OrderDraft) => void;
  readonly state: PreviewState;
  readonly billingDay: number | undefined;
  /** Orders at the price that is shown: at another one it is refused, and the new price is asked. */
  readonly place: () => Promise<Committed | null>;
  readonly command: CommandState<'place-order'>;
}

type OrderOptions = Pick<Commands['place-order'], 'paymentModel' | 'individualPrices' | 'autoRenew' | 'azureSubscriptionId'>;
const NO_OPTIONS: OrderOptions = {};

/** One order of one plan for one account, from its least quantities to being placed. `options`: what a manager decides beside what is ordered. */
export const useOrder = (accountId: string, plan: Plan, options: OrderOptions = NO_OPTIONS): OrderInProgress => {
  const [draft, setDraft] = useState(() => draftOf(plan));
  const command = useCommand('place-order');
  const order = { ...orderOf(accountId, plan, draft), ...options };
  const state = usePreview('preview-order', order);
  const { data: terms } = useGetOne<ServiceTerms>('service-terms', { id: plan.serviceTermsId });
  const place = async (): Promise<Committed | null> => {
    const placed = await command.send({ ...order, ...(state.preview ? { expectedDueNow: state.preview.price.dueNow } : {}) });
    if (!placed) state.ask();
    return placed;
  };
  return { draft, setDraft, state, billingDay: state.preview?.billingDay ?? terms?.billingDay, place, command };
};
