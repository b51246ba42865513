import { Autocomplete, Box, Button, MenuItem, TextField } from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import { isFiltered, NO_FILTER, PERIOD_CHOICES, spanOf, useSelection, type PeriodChoice, type Selection } from './selection.js';
import { useUsageChoices } from './use-usage.js';

interface NarrowProps {
  readonly name: keyof Selection;
  readonly options: readonly string[];
}

/** One of what there is, found by typing. */
const Narrow = ({ name, options }: NarrowProps): ReactElement | null => {
  const t = useTranslate();
  const [selection, change] = useSelection();
  const value = selection[name];
  if (options.length === 0 && value === '') return null;
  return (
    <Autocomplete
      options={[...new Set([...options, ...(value ? [value] : [])])]}
      value={value || null}
      onChange={(_event, chosen) => change({ [name]: chosen ?? '' })}
      renderInput={(params) => <TextField {...params} label={t(`azure.${name}`)} margin="none" />}
      sx={{ flex: '1 1 150px' }}
    />
  );
};

const Day = ({ name }: { readonly name: 'from' | 'to' }): ReactElement => {
  const t = useTranslate();
  const [selection, change] = useSelection();
  return <TextField type="date" label={t(`azure.${name}`)} value={selection[name]} onChange={(event) => change({ [name]: event.target.value })} margin="none" sx={{ flex: '1 1 150px' }} slotProps={{ inputLabel: { shrink: true } }} />;
};

/** Which billing periods or days of use, and which part of the usage. */
export const UsageFilters = ({ subscriptionId }: { readonly subscriptionId: string }): ReactElement => {
  const t = useTranslate();
  const [selection, change] = useSelection();
  const choices = useUsageChoices(subscriptionId, spanOf(selection));
  const resources = (choices?.resources ?? []).filter(({ category }) => selection.category === '' || category === selection.category);
  return (
    <Box role="search" aria-label={t('azure.filters')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2, alignItems: 'center' }}>
      <TextField select label={t('azure.periods')} value={selection.periods} onChange={(event) => change({ periods: event.target.value as PeriodChoice })} margin="none" sx={{ flex: '1 1 190px' }}>
        {PERIOD_CHOICES.map((choice) => (
          <MenuItem key={choice} value={choice}>
            {t(`azure.period.${choice}`)}
          </MenuItem>
        ))}
      </TextField>
      {(selection.periods === 'custom' || selection.periods === 'days') && (
        <>
          <Day name="from" />
          <Day name="to" />
        </>
      )}
      <Narrow name="category" options={choices?.categories ?? []} />
      <Narrow name="resource" options={resources.map(({ resource }) => resource)} />
      <Narrow name="region" options={choices?.regions ?? []} />
      <Narrow name="tag" options={choices?.tags ?? []} />
      {isFiltered(selection) && <Button onClick={() => change(NO_FILTER)}>{t('azure.clear')}</Button>}
    </Box>
  );
};
