import { v5 } from 'uuid';

const NAMESPACE = '5b1e8a60-3f0e-5c1b-9d55-6a1d0c7a5b11';

/** A stable id from names: the same command, event or entity gives the same id for ever. */
export const derivedId = (...names: readonly string[]): string => v5(names.join('\n'), NAMESPACE);

/** JSON with sorted keys, so that equal values have equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
};
