import { Chip } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import type { ResellerCharge } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { AccountCol, DateCol, MoneyCol, NumberCol, WordCol } from '../parts/columns.js';
import { RecordTable } from '../parts/RecordTable.js';
import { PlanRef, ResellerRef, SubscriptionRef } from '../parts/references.js';

export type Side = 'creditor' | 'debtor';

/** What resellers owe for their customers' charges: to us, with the margin that is left, or by us to the one above. */
export const ChainTable = ({ side }: { readonly side: Side }): ReactElement => {
  const t = useTranslate();
  const { date, money, percent, word } = useFormat();
  return (
    <RecordTable<ResellerCharge>
      hiddenColumns={['level', 'createdAt', 'planId', 'unitPrice', 'accountId']}
      compact={(charge) => ({ primary: charge.amount === undefined ? word('fee', charge.fee) : money(charge.amount, charge.currency), secondary: <>{date(charge.on)}{side === 'creditor' && <> · <ResellerRef source="debtorId" record={charge} link={false} /></>}</>, tertiary: charge.atOrBelowCost && <Chip size="small" color="warning" label={t('data.atOrBelowCost')} /> })}
    >
      <DateCol source="on" />
      {side === 'creditor' && (
        <DataTable.Col source="debtorId" disableSort>
          <ResellerRef source="debtorId" />
        </DataTable.Col>
      )}
      <AccountCol />
      <DataTable.Col source="subscriptionId" disableSort>
        <SubscriptionRef />
      </DataTable.Col>
      <DataTable.Col source="planId" disableSort>
        <PlanRef />
      </DataTable.Col>
      <WordCol source="fee" kind="fee" />
      <MoneyCol source="unitPrice" disableSort />
      <NumberCol source="quantity" disableSort />
      <MoneyCol source="gross" disableSort />
      <MoneyCol source="discount.amount" label="data.discount" disableSort />
      <MoneyCol source="amount" />
      {side === 'creditor' && <MoneyCol source="cost" disableSort />}
      {side === 'creditor' && <DataTable.Col source="margin" align="right" disableSort render={({ margin }: ResellerCharge) => margin && percent(margin)} />}
      {side === 'creditor' && <DataTable.Col source="atOrBelowCost" disableSort render={({ atOrBelowCost }: ResellerCharge) => atOrBelowCost && <Chip size="small" color="warning" label={t('data.atOrBelowCost')} />} />}
      <NumberCol source="level" label="resellers.level" />
    </RecordTable>
  );
};
