const LAST = 0x10ffff;

/** The first string after all that begin with `prefix`, in the order of code points; null when there is none. */
export const prefixEnd = (prefix: string): string | null => {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === LAST) points.pop();
  const last = points.pop();
  return last === undefined ? null : String.fromCodePoint(...points, next(last));
};

// Surrogates are no characters of their own.
const next = (point: number): number => (point >= 0xd7ff && point < 0xe000 ? 0xe000 : point + 1);

/** What `contains` looks for: the key without its first character, which only tells null from a value. */
export const fragmentOf = (key: string): string => key.slice(1);
