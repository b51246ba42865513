import { Alert, Card, CardContent } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { Facts } from '../components/Facts.js';
import { useFormat } from '../format/use-format.js';
import { Cost, Quantity } from './Cost.js';
import type { UsageSummary } from './types.js';

const SHOWN_UNITS = 4;

const Quantities = ({ quantities }: Pick<UsageSummary['total'], 'quantities'>): ReactElement => {
  const t = useTranslate();
  return (
    <>
      {quantities.slice(0, SHOWN_UNITS).map(({ unit, quantity }) => (
        <div key={unit ?? ''}>
          <Quantity text={quantity} unit={unit ?? t('azure.noUnit')} />
        </div>
      ))}
      {quantities.length > SHOWN_UNITS && t('azure.moreUnits', { smart_count: quantities.length - SHOWN_UNITS })}
    </>
  );
};

/** What a selection adds up to, exactly. */
export const UsageTotals = ({ summary: { total, currency, askedOf } }: { readonly summary: UsageSummary }): ReactElement => {
  const t = useTranslate();
  const { number, percent } = useFormat();
  const { cost, netCost, markup, markupPercent, marginPercent, records, unitUnknown, rows, quantities } = total;
  return (
    <Card sx={{ mb: 2 }} data-testid="usage-totals">
      <CardContent sx={{ '&:last-child': { pb: 2 } }}>
        <Facts
          columns={4}
          facts={[
            cost !== undefined && { label: t(`azure.askedOf.${askedOf}`), value: <strong><Cost text={cost} currency={currency} /></strong>, note: t('azure.exact') },
            netCost !== undefined && { label: t('azure.netCost'), value: <Cost text={netCost} currency={currency} /> },
            markup !== undefined && { label: t('azure.markup'), value: <Cost text={markup} currency={currency} />, note: markupPercent && percent(markupPercent) },
            marginPercent ? { label: t('azure.margin'), value: percent(marginPercent) } : null,
            { label: t('azure.quantity'), value: quantities.length > 0 && <Quantities quantities={quantities} /> },
            { label: t('azure.rows'), value: number(rows) },
            records !== undefined && { label: t('azure.records'), value: number(records) },
          ]}
        />
        {unitUnknown > 0 && (
          <Alert severity="warning" sx={{ mt: 2 }} data-testid="unit-warning">
            {t('azure.unitUnknown', { smart_count: unitUnknown })}
          </Alert>
        )}
      </CardContent>
    </Card>
  );
};
