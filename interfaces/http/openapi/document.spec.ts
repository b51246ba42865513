import { describe, expect, it } from '@jest/globals';
import { commandDefinitions } from '../../../application/index.js';
import { checked } from '../../../application/spine/command-bus.js';
import { registry } from '../../../projections/registry.js';
import { openApiDocument } from './document.js';
import { dtoSchemas } from './dto-schemas.js';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly example: unknown } } };
  readonly responses: Readonly<Record<string, object>>;
}
interface Document {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const document = openApiDocument(commandDefinitions) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));

const everyRef = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : everyRef(item)));
};

describe('openapi.json', () => {
  it('has every command and every list', () => {
    for (const { name } of commandDefinitions) expect(document.paths[`/api/commands/${name}`]?.['post']).toBeDefined();
    for (const { name } of registry) expect(Object.keys(document.paths)).toEqual(expect.arrayContaining([`/api/${name}`, `/api/${name}/{id}`]));
  });

  it('refers to nothing that is not there, and holds nothing that nobody refers to', () => {
    const refs = new Set(everyRef(document));
    for (const ref of refs) {
      const [, , kind = '', name = ''] = ref.split('/');
      expect([ref, document.components[kind]?.[name]]).toEqual([ref, expect.any(Object)]);
    }
    for (const kind of ['schemas', 'parameters', 'responses']) for (const name of Object.keys(document.components[kind] ?? {})) expect(refs).toContain(`#/components/${kind}/${name}`);
  });

  it('gives each operation an id of its own, a known tag and the parameters of its path', () => {
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { path, operation } of operations) {
      for (const tag of operation.tags) expect(tags).toContain(tag);
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect([path, inPath]).toEqual([path, path.match(/\{\w+\}/g) ?? []]);
      expect(operation.summary.length).toBeGreaterThan(5);
    }
  });

  it('tells of the problems that each operation may answer', () => {
    for (const { path, operation } of operations.filter(({ path }) => path.startsWith('/api/'))) expect([path, operation.responses['503']]).toEqual([path, { $ref: '#/components/responses/Problem503' }]);
    expect(document.paths['/api/commands/place-order']?.['post']?.responses).toHaveProperty('422');
  });

  it('shows examples that the commands take', async () => {
    for (const { name, dto } of commandDefinitions) {
      const example = document.paths[`/api/commands/${name}`]?.['post']?.requestBody?.content['application/json'].example;
      const refusal = await checked(dto, example).then(
        () => null,
        ({ errors }: { errors: unknown }) => errors,
      );
      expect([name, refusal]).toEqual([name, null]);
    }
  });

  it('needs no log-in for commands that anybody may send', () => {
    for (const { name, allow } of commandDefinitions) expect([name, document.paths[`/api/commands/${name}`]?.['post']?.security]).toEqual([name, allow === 'anyone' ? [] : undefined]);
  });

  it('says that unknown fields are refused, whole numbers are whole, and what has a value need not be sent', () => {
    const { TopUpAccount, Terms } = document.components['schemas'] as Record<string, { additionalProperties: boolean; required?: string[]; properties: Record<string, object> }>;
    expect(TopUpAccount).toMatchObject({ additionalProperties: false, properties: { amount: { type: 'integer', minimum: 1 } } });
    expect(Terms).toMatchObject({ required: ['classKey'], properties: { threshold: { type: 'integer', default: 0 }, paymentModel: { enum: ['prepay', 'postpay'], default: 'prepay' } } });
  });

  it('is the same text every time', () => expect(JSON.stringify(openApiDocument([...commandDefinitions].reverse()))).toBe(JSON.stringify(document)));

  it('refuses two DTOs of one name', async () => {
    const { IsString } = await import('class-validator');
    const make = () => {
      class Twin {
        @IsString() readonly name!: string;
      }
      return Twin;
    };
    make();
    expect(() => dtoSchemas([make()])).toThrow('Twin');
  });
});
