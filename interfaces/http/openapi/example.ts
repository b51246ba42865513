import { SCHEMAS, type Schema } from './schema.js';

type Schemas = Readonly<Record<string, Schema>>;

interface Described {
  readonly $ref?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly properties?: Schemas;
}

/** Texts that people would send; the first that the schema allows is taken. */
const TEXTS = ['Fjord Books', '2026-11-01', '2026-11-01T08:00:00Z', 'EUR', 'office_e3', 'SPRING26', '12.5', 'ES', '+47 55 55 01 23', 'Europe/Oslo', '1_year', 'O365-E3-M', 'correct horse battery staple', '3f0e5c1b-9d55-4a1d-8c7a-5b1153a0e8c2'];
const FORMATS: Readonly<Record<string, string>> = { uuid: '3f0e5c1b-9d55-4a1d-8c7a-5b1153a0e8c2', email: 'ida@example.com', date: '2026-11-01', 'date-time': '2026-11-01T08:00:00.000Z', uri: 'https://example.com' };

/** A value that fits a schema, with every field that may be sent. */
export const exampleOf = (schema: Schema, schemas: Schemas): unknown => {
  const described = schema as Described;
  const { $ref, examples, default: initial, enum: allowed } = described;
  if ($ref) return exampleOf(schemas[$ref.slice(SCHEMAS.length)] ?? {}, schemas);
  return examples?.[0] ?? initial ?? allowed?.[0] ?? byType(described, schemas);
};

const byType = (described: Described, schemas: Schemas): unknown => {
  switch (described.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return numberFor(described);
    case 'array':
      return Array.from({ length: described.minItems ?? 1 }, () => exampleOf(described.items ?? {}, schemas));
    case 'object':
      return objectFor(described, schemas);
    default:
      return textFor(described);
  }
};

const numberFor = ({ minimum = 1, maximum = Number.MAX_SAFE_INTEGER }: Described): number => Math.min(Math.max(minimum, 1), maximum);

const textFor = (described: Described): string => FORMATS[described.format ?? ''] ?? TEXTS.find((text) => allows(described, text)) ?? 'text';

const objectFor = ({ properties = {} }: Described, schemas: Schemas): object => Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, exampleOf(property, schemas)]));

const allows = ({ pattern, minLength = 0, maxLength = Number.MAX_SAFE_INTEGER }: Described, text: string): boolean =>
  (pattern === undefined || new RegExp(pattern).test(text)) && text.length >= minLength && text.length <= maxLength;
