/** The words of the API as choices, shown in the reader's language. */
export const choicesOf = (kind: string, values: readonly string[]): { id: string; name: string }[] => values.map((id) => ({ id, name: `words.${kind}.${id}` }));

export const CURRENCIES = ['EUR', 'USD', 'GBP', 'INR', 'BRL', 'MXN', 'CLP', 'COP', 'ARS', 'RUB', 'KZT', 'AED', 'KWD', 'JPY', 'CHF', 'NOK', 'SEK', 'DKK', 'PLN', 'CZK'].map((id) => ({ id, name: id }));

/** Without the values that were left empty. */
export const given = <T extends object>(values: T): T => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined)) as T;
