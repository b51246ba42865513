import { Chip, Table, TableBody, TableCell, TableContainer, TableRow } from '@mui/material';
import type { ReactElement } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { OwnDiscount } from '../../shared/api/types.js';
import { CommandButton } from '../../shared/commands/CommandButton.js';
import { EmptyState } from '../../shared/components/EmptyState.js';
import { Section } from '../parts/Section.js';

const listed = (text: unknown): readonly string[] => String(text).split(/[\s,;]+/).filter((code) => code !== '').map((code) => code.toUpperCase());

/** What customers type, and what is taken of it. */
export const CodesTab = (): ReactElement | null => {
  const t = useTranslate();
  const discount = useRecordContext<OwnDiscount>();
  if (!discount?.codes) return null;
  const state = ({ singleUse, used }: NonNullable<OwnDiscount['codes']>[number]): string => t(singleUse ? (used ? 'discounts.codeUsed' : 'discounts.codeFree') : 'discounts.codeMany');
  return (
    <Section>
      {discount.codes.length === 0 ? (
        <EmptyState title={t('discounts.noCodes')} />
      ) : (
        <TableContainer sx={{ maxWidth: 560 }}>
          <Table size="small">
            <TableBody>
              {discount.codes.map((code) => (
                <TableRow key={code.code}>
                  <TableCell>
                    <code>{code.code}</code>
                  </TableCell>
                  <TableCell>
                    <Chip size="small" variant="outlined" label={state(code)} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      <CommandButton
        name="add-promo-codes"
        body={{ discountId: discount.id }}
        about={{ name: discount.name }}
        fields={[
          { name: 'codes', kind: 'long', required: true, hint: t('discounts.hint.codes') },
          { name: 'singleUse', kind: 'flag', hint: t('discounts.hint.singleUse') },
        ]}
        toBody={({ codes, singleUse }) => ({ codes: listed(codes), ...(singleUse === true ? { singleUse } : {}) })}
        button={{ sx: { mt: 2 } }}
      />
    </Section>
  );
};
