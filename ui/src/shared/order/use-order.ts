import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { useCommand, type CommandState } from '../api/hooks.js';
import type { Committed } from '../api/commands.js';
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

/** One order of one plan for one account, from its least quantities to being placed. */
export const useOrder = (accountId: string, plan: Plan): OrderInProgress => {
  const [draft, setDraft] = useState(() => draftOf(plan));
  const command = useCommand('place-order');
  const order = orderOf(accountId, plan, draft);
  const state = usePreview('preview-order', order);
  const { data: terms } = useGetOne<ServiceTerms>('service-terms', { id: plan.serviceTermsId });
  const place = async (): Promise<Committed | null> => {
    const placed = await command.send({ ...order, ...(state.preview ? { expectedDueNow: state.preview.price.dueNow } : {}) });
    if (!placed) state.ask();
    return placed;
  };
  return { draft, setDraft, state, billingDay: state.preview?.billingDay ?? terms?.billingDay, place, command };
};
