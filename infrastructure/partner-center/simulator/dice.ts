import { createHash } from 'node:crypto';

const mixed = (hash: number, value: number): number => {
  let mix = Math.imul(hash ^ value, 0x01000193);
  mix = Math.imul(mix ^ (mix >>> 15), 0x85ebca6b);
  return mix ^ (mix >>> 13);
};

/** Numbers in [0, 1) that depend on the name, and on the numbers that they are asked for. */
export const dice = (name: string): ((...numbers: readonly number[]) => number) => {
  let of = 0x811c9dc5;
  for (let place = 0; place < name.length; place++) of = Math.imul(of ^ name.charCodeAt(place), 0x01000193);
  return (...numbers) => (Math.imul(numbers.reduce(mixed, of), 0xc2b2ae35) >>> 0) / 2 ** 32;
};

/** A GUID that depends on the names alone. */
export const guid = (...names: readonly string[]): string => {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
};
