import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactElement } from 'react';
import { ReferenceArrayField, useRecordContext, useTranslate } from 'react-admin';
import type { OwnDiscount, DiscountScope } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { useFormat } from '../../shared/format/use-format.js';
import { Names, ResellerRef, SubscriptionRef } from '../parts/references.js';
import { Section } from '../parts/Section.js';
import { AddScope } from './AddScope.js';
import { MarginWarning } from './MarginWarning.js';

/** Of which records, or all. */
const Listed = ({ row, source, reference }: { readonly row: DiscountScope; readonly source: 'accountIds' | 'planIds'; readonly reference: string }): ReactElement => {
  const t = useTranslate();
  if (row.kind !== 'accounts_and_plans') return <>–</>;
  if (!row[source]) return <>{t(source === 'accountIds' ? 'discounts.allAccounts' : 'discounts.allPlans')}</>;
  return (
    <ReferenceArrayField record={{ ...row, id: row.scopeId }} source={source} reference={reference}>
      <Names />
    </ReferenceArrayField>
  );
};

const Row = ({ row, discount }: { readonly row: DiscountScope; readonly discount: OwnDiscount }): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const record = { ...row, id: row.scopeId };
  return (
    <TableRow>
      <TableCell>{word('kind', row.kind)}</TableCell>
      <TableCell>{row.resellerId ? <ResellerRef record={record} /> : t('discounts.allResellers')}</TableCell>
      <TableCell>{row.subscriptionId ? <SubscriptionRef record={record} /> : '–'}</TableCell>
      <TableCell>
        <Listed row={row} source="accountIds" reference="accounts" />
      </TableCell>
      <TableCell>
        <Listed row={row} source="planIds" reference="plans" />
      </TableCell>
      <TableCell align="right">
        <CommandButton name="remove-discount-scope" body={{ discountId: discount.id, scopeId: row.scopeId }} about={{ name: discount.name }} severity="error" button={{ size: 'small' }} />
      </TableCell>
    </TableRow>
  );
};

/** Whom a reseller discount is for: one row each (CR-768). */
export const ScopeTab = (): ReactElement | null => {
  const t = useTranslate();
  const discount = useRecordContext<OwnDiscount>();
  if (!discount?.scopes) return null;
  return (
    <Section intro={t('discounts.scopeIntro')}>
      <MarginWarning discount={discount} />
      {discount.scopes.length === 0 ? (
        <EmptyState title={t('discounts.noRows')} />
      ) : (
        <TableContainer>
          <Table>
            <TableHead>
              <TableRow>
                {['type', 'resellerId', 'subscriptionId', 'accountIds', 'planIds'].map((column) => (
                  <TableCell key={column}>{t(`data.${column}`)}</TableCell>
                ))}
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {discount.scopes.map((row) => (
                <Row key={row.scopeId} row={row} discount={discount} />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      <AddScope discount={discount} />
    </Section>
  );
};
