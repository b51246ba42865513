import { Box, MenuItem, TextField } from '@mui/material';
import { useEffect, useState, type ReactElement } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { useSettled } from '../../shared/commands/Rehearsal.js';
import { useFormat } from '../../shared/format/use-format.js';

export interface FiltersProps {
  readonly statuses: readonly string[];
  /** The field that these are of: `status`, unless it is said. */
  readonly by?: string | undefined;
  readonly searchable: boolean;
  /** The date field that can be narrowed down. */
  readonly dates?: string | undefined;
  /** Words for the states, where they are not the usual ones. */
  readonly wordOf?: ((status: string) => string) | undefined;
}

/** One day of a span: empty means open. */
const DateFilter = ({ field, label }: { readonly field: string; readonly label: string }): ReactElement => {
  const { filterValues, setFilters } = useListContext();
  return (
    <TextField
      type="date"
      label={label}
      value={(filterValues[field] as string | undefined) ?? ''}
      onChange={(event) => setFilters({ ...filterValues, [field]: event.target.value || undefined })}
      margin="none"
      sx={{ flex: '1 1 140px' }}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};

/** Search, state and days of a list. */
export const ListFilters = ({ statuses, by = 'status', searchable, dates, wordOf }: FiltersProps): ReactElement => {
  const t = useTranslate();
  const { word } = useFormat();
  const { filterValues, setFilters } = useListContext();
  const [text, setText] = useState((filterValues['q'] as string | undefined) ?? '');
  const q = useSettled(text);
  useEffect(() => {
    if (q !== ((filterValues['q'] as string | undefined) ?? '')) setFilters({ ...filterValues, q: q || undefined });
    // Only what was typed sets the filter: not another filter that changes beside it.
  }, [q]);
  return (
    <Box sx={{ display: 'flex', gap: 1.5, mb: 2, flexWrap: 'wrap' }}>
      {searchable && <TextField type="search" label={t('ra.action.search')} value={text} onChange={(event) => setText(event.target.value)} margin="none" sx={{ flex: '2 1 180px' }} />}
      {statuses.length > 0 && (
        <TextField select label={t(`data.${by}`)} value={(filterValues[by] as string | undefined) ?? ''} onChange={(event) => setFilters({ ...filterValues, [by]: event.target.value || undefined })} margin="none" sx={{ flex: '1 1 160px' }}>
          <MenuItem value="">{t('portal.all')}</MenuItem>
          {statuses.map((status) => (
            <MenuItem key={status} value={status}>
              {wordOf?.(status) ?? word('status', status)}
            </MenuItem>
          ))}
        </TextField>
      )}
      {dates && <DateFilter field={`${dates}_gte`} label={t('data.date_gte')} />}
      {dates && <DateFilter field={`${dates}_lte`} label={t('data.date_lte')} />}
    </Box>
  );
};

