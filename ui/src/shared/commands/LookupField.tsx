import { Autocomplete, TextField } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useGetList, useGetMany, type RaRecord } from 'react-admin';
import type { CommandField } from './field-values.js';

const nameOf = ({ ['number']: number, ['name']: name, ['planName']: planName }: RaRecord): string => [number, name ?? planName].filter(Boolean).join(' · ');

interface LookupProps {
  readonly field: CommandField;
  readonly label: string;
  readonly error?: string | undefined;
  readonly value: string | readonly string[];
  readonly onChange: (value: string | readonly string[]) => void;
}

/** One record, or several, found by typing. */
export const LookupField = ({ field, label, error, value, onChange }: LookupProps): ReactElement => {
  const { resource = '', filter = {}, required = false, hint, kind } = field;
  const [text, setText] = useState('');
  const { data: found = [], isFetching } = useGetList<RaRecord>(resource, { filter: { ...filter, ...(text ? { q: text } : {}) }, pagination: { page: 1, perPage: 25 }, sort: { field: 'id', order: 'ASC' } });
  const ids = typeof value === 'string' ? [value].filter((id) => id !== '') : value;
  const { data: chosen = [] } = useGetMany<RaRecord>(resource, { ids: [...ids] }, { enabled: ids.length > 0 });
  const known = new Map([...found, ...chosen.filter((record) => !!record)].map((record) => [String(record.id), record]));
  const common = {
    loading: isFetching,
    options: [...known.keys()],
    filterOptions: (all: string[]) => all,
    getOptionLabel: (id: string) => (known.has(id) ? nameOf(known.get(id) as RaRecord) : id.slice(0, 8)),
    onInputChange: (_event: unknown, typed: string, reason: string) => reason === 'input' && setText(typed),
    renderInput: (params: object) => <TextField {...params} label={label} required={required} error={!!error} helperText={error ?? hint ?? ' '} />,
  };
  if (kind === 'records') return <Autocomplete multiple {...common} value={[...ids]} onChange={(_event, next) => onChange(next)} />;
  return <Autocomplete {...common} value={ids[0] ?? null} onChange={(_event, next) => onChange(next ?? '')} />;
};
