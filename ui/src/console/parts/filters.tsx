import type { ReactElement } from 'react';
import { AutocompleteInput, DateInput, ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import { choicesOf } from './choices.js';

export const search = <SearchInput key="q" source="q" alwaysOn />;

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
