import type { ReactElement } from 'react';
import { AutocompleteInput, DateInput, ReferenceInput, SearchInput, SelectInput, useTranslate, type SearchInputProps } from 'react-admin';
import { choicesOf } from './choices.js';

/** Its placeholder is no name for a screen reader. */
const NamedSearch = (props: SearchInputProps): ReactElement => {
  const t = useTranslate();
  return <SearchInput {...props} slotProps={{ htmlInput: { 'aria-label': t('ra.action.search') } }} />;
};

export const search = <NamedSearch key="q" source="q" alwaysOn />;

export const wordFilter = (source: string, kind: string, values: readonly string[], alwaysOn = false): ReactElement => (
  <SelectInput key={source} source={source} choices={choicesOf(kind, values)} alwaysOn={alwaysOn} sx={{ minWidth: 180 }} />
);

const byName = (text: string): Record<string, string> => (text ? { q: text } : {});

export const referenceFilter = (source: string, reference: string): ReactElement => (
  <ReferenceInput key={source} source={source} reference={reference} perPage={25}>
    <AutocompleteInput filterToQuery={byName} sx={{ minWidth: 240 }} />
  </ReferenceInput>
);

export const dateFilter = (source: string): ReactElement => <DateInput key={source} source={source} />;
