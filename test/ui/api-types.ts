import { join } from 'node:path';
import ts from 'typescript';
import { pagesFolder } from './pages.js';

/** A part of openapi.json that says what a value looks like. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
export type Schemas = Readonly<Record<string, Schema>>;

/** The types of the pages, as the compiler knows them. */
export class PageTypes {
  private readonly checker: ts.TypeChecker;
  private readonly program: ts.Program;

  constructor(files: readonly string[]) {
    const options: ts.CompilerOptions = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, skipLibCheck: true, types: [] };
    this.program = ts.createProgram(files.map((file) => join(pagesFolder, file)), options);
    this.checker = this.program.getTypeChecker();
  }

  /** @throws Error when the file declares no such type. */
  named(file: string, name: string): ts.Type {
    const source = this.program.getSourceFile(join(pagesFolder, file));
    const symbol = source && this.checker.getSymbolAtLocation(source)?.exports?.get(ts.escapeLeadingUnderscores(name));
    if (!symbol) throw new Error(`${file} declares no ${name}`);
    return this.checker.getDeclaredTypeOfSymbol(symbol);
  }

  members(type: ts.Type): ReadonlyMap<string, { readonly type: ts.Type; readonly optional: boolean }> {
    return new Map(type.getProperties().map((property) => [property.name, { type: this.checker.getTypeOfSymbol(property), optional: (property.flags & ts.SymbolFlags.Optional) !== 0 }]));
  }

  /** Where a type says something else than the schema of the API does: "period.until: not in the API". */
  differences(type: ts.Type, schema: Schema, schemas: Schemas, path = ''): readonly string[] {
    const known = resolved(schema, schemas);
    const parts = type.isUnion() ? type.types : [type];
    return parts.filter((part) => (part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0).flatMap((part) => this.partDifferences(part, known, schemas, path));
  }

  private partDifferences(part: ts.Type, schema: Schema, schemas: Schemas, path: string): readonly string[] {
    const kind = this.kindOf(part);
    const kinds = kindsOf(schema);
    if (kind === null || kinds.length === 0) return [];
    if (!kinds.includes(kind)) return [`${path}: ${kind} here, ${kinds.join(' or ')} in the API`];
    if (kind === 'array') {
      const [item] = this.checker.getTypeArguments(part as ts.TypeReference);
      return item && schema.items ? this.differences(item, schema.items, schemas, `${path}[]`) : [];
    }
    if (kind !== 'object' || !schema.properties) return [];
    const { properties } = schema;
    return [...this.members(part)].flatMap(([name, { type }]) => {
      const property = properties[name];
      const at = path === '' ? name : `${path}.${name}`;
      return property ? this.differences(type, property, schemas, at) : [`${at}: not in the API`];
    });
  }

  private kindOf(type: ts.Type): 'string' | 'number' | 'boolean' | 'array' | 'object' | null {
    if ((type.flags & ts.TypeFlags.StringLike) !== 0) return 'string';
    if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return 'number';
    if ((type.flags & ts.TypeFlags.BooleanLike) !== 0) return 'boolean';
    if (this.checker.isArrayLikeType(type)) return 'array';
    return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 ? 'object' : null;
  }
}

const resolved = (schema: Schema, schemas: Schemas): Schema => {
  const target = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return target ? resolved(schemas[target.split('/').at(-1) ?? ''] ?? {}, schemas) : schema;
};

const kindsOf = ({ type, anyOf, oneOf }: Schema): readonly string[] =>
  anyOf || oneOf ? [] : [type ?? []].flat().filter((name) => name !== 'null').map((name) => (name === 'integer' ? 'number' : name));
