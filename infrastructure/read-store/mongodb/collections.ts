import type { Collection as MongoCollection, Db } from 'mongodb';
import { type CollectionSchema, UnknownCollection } from '../../../application/ports/read-store.js';
import { checkSchema, extendSchema } from '../schema.js';
import { nameOf, type Stored } from './documents.js';
import { type Collection } from './filters.js';
import { put } from './put.js';

interface StoredSchema {
  readonly _id: string;
  /** As JSON text: its keys are paths. */
  readonly schema: string;
}

/** The collections of a database, with their schemas in one of its own: a name that begins with "_" is of the engine itself. */
export class Collections {
  private readonly known = new Map<string, Collection>();
  private readonly schemas: MongoCollection<StoredSchema>;

  constructor(private readonly db: Db) {
    this.schemas = db.collection('_collections');
  }

  async ensure(name: string, declared: CollectionSchema): Promise<void> {
    checkSchema(name, declared);
    const stored = await this.load(name);
    const schema = stored ? extendSchema(name, stored, declared) : declared;
    // Known first, so that a half-made collection is listed and can be dropped.
    await put(this.schemas, { _id: name, schema: JSON.stringify(schema) });
    await this.documents(name).createIndexes([[], ...schema.indexes].map((index) => ({ key: new Map([['live', 1], ...index.map((field) => [`k.${nameOf(field)}`, 1] as const), ['_id', 1]]) })));
    this.known.set(name, { name, schema });
  }

  async drop(name: string): Promise<void> {
    this.known.delete(name);
    if (!(await this.load(name))) return;
    await this.documents(name).drop();
    await this.schemas.deleteOne({ _id: name });
  }

  async names(prefix: string): Promise<readonly string[]> {
    const stored = await this.schemas.find().sort({ _id: 1 }).toArray();
    return stored.map(({ _id }) => _id).filter((name) => name.startsWith(prefix));
  }

  /** As this process knows it: another may have dropped it, which shows as if it were empty. */
  async get(name: string): Promise<Collection> {
    return this.known.get(name) ?? this.look(name);
  }

  /** As it is now. @throws UnknownCollection */
  async look(name: string): Promise<Collection> {
    this.known.delete(name);
    const schema = await this.load(name);
    if (!schema) throw new UnknownCollection(name);
    this.known.set(name, { name, schema });
    return { name, schema };
  }

  documents(name: string): MongoCollection<Stored> {
    return this.db.collection(name);
  }

  private async load(name: string): Promise<CollectionSchema | null> {
    const stored = await this.schemas.findOne({ _id: name });
    return stored && (JSON.parse(stored.schema) as CollectionSchema);
  }
}
