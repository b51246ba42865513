const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Forms nest what the API names by paths: { period: { from_gte } } is "period.from_gte". What is empty does not narrow the list. */
export const flatFilter = (filter: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => {
      if (value === undefined || value === '') return [];
      return isGroup(value) ? Object.entries(flatFilter(value, `${prefix}${name}.`)) : [[`${prefix}${name}`, value]];
    }),
  );
