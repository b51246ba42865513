import type { ReactElement } from 'react';
import type { NewScope } from '../../shared/api/commands.js';
import type { OwnDiscount } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import type { CommandField, FieldValues, FilledValue } from '../../shared/commands/field-values.js';
import { useFormat } from '../../shared/format/use-format.js';

const KINDS = ['all_resellers', 'subscription', 'accounts_and_plans'];
const is = (...kinds: readonly string[]) => (values: FieldValues): boolean => kinds.includes(String(values['kind']));

/** All resellers below, a subscription of one, or accounts and plans of one; empty lists mean all. */
export const AddScope = ({ discount }: { readonly discount: OwnDiscount }): ReactElement => {
  const { word } = useFormat();
  const one = is('subscription', 'accounts_and_plans');
  const fields: readonly CommandField[] = [
    { name: 'kind', kind: 'choice', required: true, initial: 'all_resellers', choices: KINDS.map((value) => ({ value, label: word('kind', value) })) },
    { name: 'resellerId', kind: 'record', resource: 'resellers', filter: { parentId: discount.resellerId }, required: true, when: one },
    { name: 'subscriptionId', kind: 'record', resource: 'subscriptions', required: true, when: is('subscription') },
    { name: 'accountIds', kind: 'records', resource: 'accounts', when: is('accounts_and_plans') },
    { name: 'planIds', kind: 'records', resource: 'plans', filter: { resellerId: discount.resellerId }, when: is('accounts_and_plans') },
  ];
  const toBody = (values: Readonly<Record<string, FilledValue>>): { scope: NewScope } => ({ scope: values as unknown as NewScope });
  return <CommandButton name="add-discount-scope" body={{ discountId: discount.id }} about={{ name: discount.name }} fields={fields} toBody={toBody} button={{ sx: { mt: 2 } }} />;
};
