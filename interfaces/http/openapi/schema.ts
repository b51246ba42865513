/** A JSON Schema as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const SCHEMAS = '#/components/schemas/';
export const ref = (name: string): Schema => ({ $ref: `${SCHEMAS}${name}` });

/** Names of schemas that are used in here. */
export const refsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' && typeof item === 'string' && item.startsWith(SCHEMAS) ? [item.slice(SCHEMAS.length)] : refsIn(item)));
};

/** "place-order" is PlaceOrder. */
export const pascal = (name: string): string => name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
export const camel = (name: string): string => pascal(name).replace(/^./, (letter) => letter.toLowerCase());
