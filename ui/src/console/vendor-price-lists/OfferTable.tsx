import ArrowForward from '@mui/icons-material/ArrowForward';
import { Box, Chip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DataTable, Link, useTranslate } from 'react-admin';
import type { MatchStatus, PartChange, VendorOffer } from '../../shared/api/types.js';
import { useFormat } from '../../shared/format/use-format.js';
import { RecordTable } from '../parts/RecordTable.js';
import { useCustomerType } from './customer-type.js';

const COLOURS: Readonly<Record<MatchStatus, 'warning' | 'info' | 'error' | 'success' | 'default'>> = { changed: 'warning', new: 'info', removed: 'error', unchanged: 'success', unmatched: 'default' };

const Status = ({ status }: Pick<VendorOffer, 'status'>): ReactElement => <Chip size="small" variant="outlined" color={COLOURS[status]} label={useTranslate()(`priceLists.match.${status}`)} />;

const Reason = ({ reason }: Pick<VendorOffer, 'reason'>): ReactElement | null => {
  const t = useTranslate();
  return reason === null ? null : (
    <Typography variant="caption" color="textSecondary" component="div" sx={{ whiteSpace: 'normal', maxWidth: { sm: '26ch' } }}>
      {t(`priceLists.reason.${reason}`, { _: reason })}
    </Typography>
  );
};

const Costs = ({ before, after }: { readonly before: string; readonly after: string }): ReactElement => (
  <Box component="strong" sx={{ whiteSpace: 'nowrap' }}>
    {before}
    {before !== after && (
      <>
        <ArrowForward fontSize="inherit" titleAccess="→" sx={{ mx: 0.5, verticalAlign: '-0.15em' }} />
        {after}
      </>
    )}
  </Box>
);

/** A plan's cost before and after, and what becomes of its prices. */
const Part = ({ part, currency }: { readonly part: PartChange; readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { date, money, percent } = useFormat();
  const { planId, planName, resourceName, before, after, next, markup } = part;
  const amount = (minor: number | null): string => (minor === null ? '–' : money(minor, currency));
  return (
    <Box sx={{ py: 0.25 }}>
      <Link to={`/plans/${planId}/show/prices`}>{planName}</Link> · {resourceName}: <Costs before={amount(before)} after={after === null ? amount(before) : amount(after)} />
      {next.map(({ from, cost }) => (
        <span key={from}>{` · ${t('priceLists.from', { date: date(from), cost: money(cost, currency) })}`}</span>
      ))}
      {(after !== null || next.length > 0) && (
        <Typography variant="caption" color="textSecondary" component="div">
          {markup === null ? t('priceLists.byHand') : t('priceLists.follows', { percentage: percent(markup) })}
        </Typography>
      )}
    </Box>
  );
};

const Parts = ({ row, currency }: { readonly row: VendorOffer; readonly currency: string }): ReactElement => (
  <Box sx={{ whiteSpace: 'normal', minWidth: { sm: 260 } }}>
    {row.parts.map((part) => (
      <Part key={`${part.planId} ${part.resourceKey}`} part={part} currency={currency} />
    ))}
  </Box>
);

/** A line where there is little room. */
const Details = ({ row, facts, currency }: { readonly row: VendorOffer; readonly facts: readonly string[]; readonly currency: string }): ReactElement => (
  <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
    {facts.filter(Boolean).join(' · ')}
    <Reason {...row} />
    <Parts row={row} currency={currency} />
  </Box>
);

/** The lines of a preview. */
export const OfferTable = ({ currency }: { readonly currency: string }): ReactElement => {
  const t = useTranslate();
  const { locale, term } = useFormat();
  const customerType = useCustomerType();
  // Prices of a list have more digits than money has: they are shown as they are listed.
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 10 });
  const listed = ({ offer }: VendorOffer): string => offer?.prices.map(({ price }) => exact.format(price as `${number}`)).join(' · ') ?? '';
  const duration = ({ offer }: VendorOffer): string => {
    if (!offer) return '';
    const months = offer.months === 0 ? t('priceLists.once') : term(offer.months % 12 === 0 ? { count: offer.months / 12, unit: 'year' } : { count: offer.months, unit: 'month' });
    return [months, offer.billingPlan].filter(Boolean).join(' · ');
  };
  const kind = (row: VendorOffer): string => [row.offerId, row.customerType && customerType(row.customerType)].filter(Boolean).join(' · ');
  return (
    <RecordTable<VendorOffer> within="vendorPriceLists.offers" rowClick={false} compact={(row) => ({ primary: row.name, secondary: <Details row={row} facts={[kind(row), listed(row), duration(row)]} currency={currency} />, tertiary: <Status {...row} /> })}>
      <DataTable.Col
        source="name"
        render={(row: VendorOffer) => (
          <>
            <Box sx={{ whiteSpace: 'normal' }}>{row.name}</Box>
            <Typography variant="caption" color="textSecondary">
              {kind(row)}
            </Typography>
          </>
        )}
      />
      <DataTable.Col source="status" render={(row: VendorOffer) => <><Status {...row} /><Reason {...row} /></>} />
      <DataTable.Col source="listPrice" disableSort align="right" render={listed} />
      <DataTable.Col source="term" disableSort render={duration} />
      <DataTable.Col source="parts" disableSort label="priceLists.plans" render={(row: VendorOffer) => <Parts row={row} currency={currency} />} />
    </RecordTable>
  );
};
