import { Box, FormControl, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Plan, PlanResource } from '../api/types.js';
import { QuantityStepper } from '../components/QuantityStepper.js';
import { Money } from '../components/Money.js';
import { useFormat } from '../format/use-format.js';
import type { OrderDraft } from './draft.js';

interface ConfigurationProps {
  readonly plan: Plan;
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
}

/** Included and additional make the total; the price is for one and a month. */
const ResourceRow = ({ resource, currency, value, onChange }: { readonly resource: PlanResource; readonly currency: string; readonly value: number; readonly onChange: (value: number) => void }): ReactElement => {
  const t = useTranslate();
  const { number, money } = useFormat();
  const { name, unit, included, minimum, limit, fees } = resource;
  const additional = Math.max(0, value - included);
  const once = fees.setup > 0 && fees.recurring === 0;
  return (
    <Box sx={{ py: 2, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr auto' }, alignItems: 'center' }}>
      <Box>
        <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {[!once && t('order.perUnit', { price: money(fees.recurring, currency), unit }), fees.setup > 0 && t('order.setupPerUnit', { price: money(fees.setup, currency) })].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {included > 0 ? t('order.parts', { included: number(included), additional: number(additional), total: number(value) }) : t('order.total', { total: number(value) })} {' · '}
          <strong>
            <Money minor={additional * (once ? fees.setup : fees.recurring)} currency={currency} />
          </strong>{' '}
          {!once && t('order.aMonth')}
        </Typography>
      </Box>
      <QuantityStepper label={name} value={value} minimum={Math.max(minimum, included)} maximum={limit} onChange={onChange} />
    </Box>
  );
};

const PeriodChoice = ({ plan, draft, onChange }: ConfigurationProps): ReactElement => {
  const t = useTranslate();
  const { term, money } = useFormat();
  const labelOf = ({ term: length, fees, trial = false }: Plan['periods'][number]): string => [term(length), trial && t('order.trial'), fees.recurring > 0 && t('order.planFee', { price: money(fees.recurring, plan.currency) })].filter(Boolean).join(' · ');
  const [only] = plan.periods;
  if (plan.periods.length === 1 && only)
    return (
      <Typography>
        {t('data.term')}: <strong>{labelOf(only)}</strong>
      </Typography>
    );
  return (
    <FormControl>
      <Typography component="legend" sx={{ fontWeight: 600 }} id="period-label">
        {t('data.term')}
      </Typography>
      <RadioGroup aria-labelledby="period-label" value={draft.periodId} onChange={(event) => onChange({ ...draft, periodId: event.target.value })}>
        {plan.periods.map((period) => (
          <FormControlLabel key={period.periodId} value={period.periodId} control={<Radio />} label={labelOf(period)} />
        ))}
      </RadioGroup>
    </FormControl>
  );
};

/** Period and quantities: only what may be chosen. */
export const Configuration = (props: ConfigurationProps): ReactElement => {
  const { plan, draft, onChange } = props;
  return (
    <Box>
      <PeriodChoice {...props} />
      {plan.resources.map((resource) => (
        <ResourceRow
          key={resource.key}
          resource={resource}
          currency={plan.currency}
          value={draft.quantities[resource.key] ?? resource.minimum}
          onChange={(value) => onChange({ ...draft, quantities: { ...draft.quantities, [resource.key]: value } })}
        />
      ))}
    </Box>
  );
};
