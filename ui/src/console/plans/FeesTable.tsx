import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Fees } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';

interface FeesRow {
  readonly id: string;
  readonly cells: readonly ReactNode[];
  readonly fees: Fees;
}

/** Rows with their three fees. */
export const FeesTable = ({ columns, rows, currency }: { readonly columns: readonly string[]; readonly rows: readonly FeesRow[]; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  return (
    <TableContainer>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{column}</TableCell>
            ))}
            {(['setup', 'recurring', 'renewal'] as const).map((fee) => (
              <TableCell key={fee} align="right">
                {t(`data.${fee}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ id, cells, fees }) => (
            <TableRow key={id}>
              {cells.map((cell, index) => (
                <TableCell key={index}>{cell}</TableCell>
              ))}
              {[fees.setup, fees.recurring, fees.renewal].map((minor, index) => (
                <TableCell key={index} align="right">
                  <Money minor={minor} currency={currency} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
