import { createRequire } from 'node:module';
import { getMetadataStorage, IS_INT, IS_TIMEZONE, MAX, MIN } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { Constructor } from '../../../application/spine/command.js';
import { ref, refsIn, SCHEMAS, type Schema } from './schema.js';

type Options = NonNullable<Parameters<typeof validationMetadatasToSchemas>[0]>;
type Converters = NonNullable<Options['additionalConverters']>;

// class-transformer keeps the types of nested fields to itself.
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage') as { defaultMetadataStorage: NonNullable<Options['classTransformerMetadataStorage']> };

/** A whole number stays one when its bounds are named too. */
const converters = {
  [IS_INT]: { type: 'integer' },
  [IS_TIMEZONE]: { type: 'string', description: 'IANA time zone', examples: ['Europe/Oslo'] },
  [MIN]: (meta) => ({ minimum: meta.constraints[0] as number }),
  [MAX]: (meta) => ({ maximum: meta.constraints[0] as number }),
} as Converters;

/** The schemas of DTOs and of what they hold, from the same decorators that check them. */
export const dtoSchemas = (dtos: readonly Constructor[]): Readonly<Record<string, Schema>> => {
  const all = validationMetadatasToSchemas({ classTransformerMetadataStorage: defaultMetadataStorage, refPointerPrefix: SCHEMAS, additionalConverters: converters }) as Record<string, Schema>;
  const classes = classesByName();
  const used: Record<string, Schema> = {};
  const add = (name: string): void => {
    if (name in used) return;
    if ((classes.get(name)?.size ?? 0) > 1) throw new Error(`two DTO classes are called ${name}: rename one, openapi.json needs a name for each`);
    const [target] = classes.get(name) ?? [];
    used[name] = strict(all[name] ?? {}, target);
    refsIn(used[name]).forEach(add);
  };
  dtos.map(({ name }) => name).forEach(add);
  return used;
};

type Metadata = { readonly target: unknown };
type Storage = { readonly validationMetadatas: ReadonlyMap<unknown, readonly Metadata[]> };

const classesByName = (): ReadonlyMap<string, ReadonlySet<Constructor>> => {
  const { validationMetadatas } = getMetadataStorage() as unknown as Storage;
  const result = new Map<string, Set<Constructor>>();
  for (const target of validationMetadatas.keys()) if (typeof target === 'function') result.set(target.name, (result.get(target.name) ?? new Set()).add(target as Constructor));
  return result;
};

/** Unknown fields are refused; a field that starts with a value need not be sent. */
const strict = (schema: Schema, target: Constructor | undefined): Schema => {
  const { properties = {}, required = [], ...rest } = schema as { properties?: Record<string, Schema>; required?: readonly string[] };
  const defaults = Object.entries(target ? new target() : {}).filter(([, value]) => value !== undefined);
  const initial = new Map<string, unknown>(defaults);
  const described = Object.entries(properties).map(([name, property]) => [name, initial.has(name) && !('$ref' in property) ? { ...property, default: initial.get(name) } : property]);
  const needed = required.filter((name) => !initial.has(name));
  return { type: 'object', ...rest, properties: Object.fromEntries(described), ...(needed.length > 0 && { required: needed }), additionalProperties: false };
};

export const dtoRef = ({ name }: Constructor): Schema => ref(name);
