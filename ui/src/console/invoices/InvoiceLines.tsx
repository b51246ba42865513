import { Alert, Table, TableBody, TableCell, TableContainer, TableFooter, TableHead, TableRow } from '@mui/material';
import type { ReactElement } from 'react';
import { Link, useRecordContext, useTranslate } from 'react-admin';
import type { Invoice, InvoiceLine } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';
import { useWeight } from '../../shared/pricing/use-weight.js';
import { SubscriptionRef } from '../parts/references.js';
import { useResourceName } from '../parts/ResourceName.js';

const COLUMNS = ['fee', 'subscriptionId', 'period'] as const;
const AMOUNTS = ['quantity', 'unitFee', 'weight', 'gross', 'discount', 'net'] as const;

const Row = ({ line, currency }: { readonly line: InvoiceLine; readonly currency: string }): ReactElement => {
  const { number, period, word } = useFormat();
  const weight = useWeight();
  const resource = useResourceName(line);
  const money = (minor: number | null | undefined): ReactElement => <Money minor={minor} currency={currency} />;
  return (
    <TableRow>
      <TableCell>
        <Link to={`/charges/${line.reverses ?? line.chargeId}/show`}>{[word('fee', line.fee), resource].filter(Boolean).join(' · ')}</Link>
      </TableCell>
      <TableCell>
        <SubscriptionRef record={{ id: line.chargeId, subscriptionId: line.subscriptionId }} />
      </TableCell>
      <TableCell>{period(line.period)}</TableCell>
      <TableCell align="right">{number(line.quantity)}</TableCell>
      <TableCell align="right">{money(line.unitFee)}</TableCell>
      <TableCell align="right">{weight(line.weight, line.period)}</TableCell>
      <TableCell align="right">{money(line.gross)}</TableCell>
      <TableCell align="right">{line.discount && money(-line.discount.amount)}</TableCell>
      <TableCell align="right">{money(line.net)}</TableCell>
    </TableRow>
  );
};

/** What the invoice is made of: each line leads to its charge, the sum is the total. */
export const InvoiceLines = (): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const invoice = useRecordContext<Invoice>();
  if (!invoice) return null;
  const { lines, lineCount, currency, total } = invoice;
  if (lineCount === 0) return <Alert severity="info">{t('invoices.noLines')}</Alert>;
  return (
    <>
      {lineCount > lines.length && <Alert severity="info">{t('invoices.showing', { shown: number(lines.length), total: number(lineCount) })}</Alert>}
      <TableContainer>
        <Table size="small" data-testid="invoice-lines">
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableCell key={column}>{t(`data.${column}`)}</TableCell>
              ))}
              {AMOUNTS.map((column) => (
                <TableCell key={column} align="right">
                  {t(`data.${column}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <Row key={line.chargeId} line={line} currency={currency} />
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell colSpan={8}>{t('data.total')}</TableCell>
              <TableCell align="right">
                <Money minor={total} currency={currency} sx={{ fontWeight: 650, color: 'text.primary' }} />
              </TableCell>
            </TableRow>
          </TableFooter>
        </Table>
      </TableContainer>
    </>
  );
};
