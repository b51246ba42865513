import type { DailyRow, UsageEvent } from '../../../domain/consumption/azure/usage.events.js';

export type Rated = Extract<UsageEvent, { type: 'AzureUsageRated' }>['data'];

/** Finds the rows of an event that belong to a document: an event has hundreds of both, so they are told apart once, not for each document. */
export const rowsBy = (idOf: (data: Rated, row: DailyRow) => string): ((data: Rated, id: string) => readonly DailyRow[]) => {
  const known = new WeakMap<Rated, ReadonlyMap<string, readonly DailyRow[]>>();
  return (data, id) => {
    const rows = known.get(data) ?? grouped(data, idOf);
    known.set(data, rows);
    return rows.get(id) ?? [];
  };
};

const grouped = (data: Rated, idOf: (data: Rated, row: DailyRow) => string): ReadonlyMap<string, readonly DailyRow[]> => {
  const groups = new Map<string, DailyRow[]>();
  for (const row of data.rows) {
    const id = idOf(data, row);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
};
