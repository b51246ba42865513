/** What may be bound. Numbers must be integers: decimals are kept as text. */
export type SqlValue = string | number | bigint | Uint8Array | null;
type Bound = string | bigint | Uint8Array | null;

/**
 * The driver ends the process on a boolean, binds every number as REAL, and keeps the value of the last call for a
 * parameter that is missing. So all three are caught here.
 */
export const bind = (params: readonly SqlValue[], expected: number): Bound[] => {
  if (params.length !== expected) throw new TypeError(`${params.length} values for ${expected} parameters`);
  return params.map(bindable);
};

const bindable = (value: unknown): Bound => {
  if (typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array || value === null) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new TypeError(`cannot bind ${typeof value === 'number' ? value : typeof value}`);
};

/** How many `?` a statement has, outside its quoted parts and comments. */
export const countParameters = (sql: string): number => {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, '');
  if (/\?\d|[:@$][a-zA-Z_]/.test(bare)) throw new SyntaxError('only plain ? parameters are supported');
  return bare.split('?').length - 1;
};

/** The driver rounds integers over 2^53 silently, always to a number that is not a safe integer. */
export const checkIntegers = <Row extends object>(rows: Row[]): Row[] => {
  for (const row of rows) {
    for (const column in row) checkInteger(row[column]);
  }
  return rows;
};

const checkInteger = (value: unknown): void => {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError('an integer beyond 2^53 in the database');
};
