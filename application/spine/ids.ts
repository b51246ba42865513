import { hash } from 'node:crypto';

const NAMESPACE = Buffer.from('5b1e8a603f0e5c1b9d556a1d0c7a5b11', 'hex');
/** Of a UUID's text, up to its fourth dash: 60 bits that differ from family to family. */
const FAMILY = 18;

/** A stable id from names (UUID version 5): the same command, event or entity gives the same id for ever. */
export const derivedId = (...names: readonly string[]): string => {
  const digest = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(names.join('\n'))]), 'hex');
  const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
};

/**
 * A stable id that stands next to those of its family wherever they are in order. What is made together is then written
 * together: ten charges of one subscription touch one page of an index, not ten.
 */
export const kinId = (family: string, ...names: readonly string[]): string => `${derivedId(family).slice(0, FAMILY)}${derivedId(family, ...names).slice(FAMILY)}`;

/** JSON with sorted keys, so that equal values have equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const record = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(record).filter((key) => record[key] !== undefined).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
};
