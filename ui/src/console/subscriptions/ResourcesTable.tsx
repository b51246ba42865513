import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Subscription } from '../../shared/api/types.js';
import { Money } from '../../shared/components/Money.js';
import { useFormat } from '../../shared/format/use-format.js';

/** Included is free, additional is paid: both make the total. */
export const ResourcesTable = (): ReactElement | null => {
  const t = useTranslate();
  const { number } = useFormat();
  const subscription = useRecordContext<Subscription>();
  if (!subscription) return null;
  const { resources, terms } = subscription;
  return (
    <TableContainer>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>{t('data.resourceKey')}</TableCell>
            {['included', 'additional', 'quantity', 'unitFee', 'monthlyFee'].map((column) => (
              <TableCell key={column} align="right">
                {t(`data.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {resources.map(({ resourceKey, name, unit, included, quantity, unitFee }) => {
            const additional = Math.max(0, quantity - included);
            return (
              <TableRow key={resourceKey}>
                <TableCell>
                  {name} ({unit})
                </TableCell>
                <TableCell align="right">{number(included)}</TableCell>
                <TableCell align="right">{number(additional)}</TableCell>
                <TableCell align="right">{number(quantity)}</TableCell>
                <TableCell align="right">
                  <Money minor={unitFee} currency={terms.currency} />
                </TableCell>
                <TableCell align="right">
                  <Money minor={unitFee * additional} currency={terms.currency} />
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
