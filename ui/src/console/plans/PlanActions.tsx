import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useMe } from '../../shared/api/hooks.js';
import type { Plan } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';

/** On sale, off sale, and to the resellers below. */
export const PlanActions = (): ReactElement | null => {
  const t = useTranslate();
  const { reseller } = useMe();
  const plan = useRecordContext<Plan>();
  if (!plan) return null;
  const common = { body: { planId: plan.id }, about: { name: plan.name }, currency: plan.currency };
  const own = plan.resellerId === reseller.id;
  return (
    <>
      {plan.status !== 'Active' && <CommandButton name="publish-plan" {...common} button={{ variant: 'contained' }} />}
      {own && plan.status !== 'Draft' && <CommandButton name="delegate-plan" {...common} fields={[{ name: 'resellerId', kind: 'record', resource: 'resellers', filter: { parentId: reseller.id }, required: true, hint: t('plans.delegateHint') }]} />}
      {plan.status === 'Active' && <CommandButton name="deactivate-plan" {...common} severity="error" fields={[{ name: 'reason', kind: 'text', required: true }]} />}
    </>
  );
};
