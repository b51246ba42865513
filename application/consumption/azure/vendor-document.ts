import { ruleBroken } from '../../../domain/shared/errors.js';
import { decimalFrom, instantFrom } from './vendor-values.js';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object of a vendor's document, read field by field. A field that is missing or has another shape is named by its JSON
 * pointer, which is made only then: pages have a thousand records. @throws DomainError vendor_document
 */
export class VendorDocument {
  private constructor(
    private readonly fields: Fields,
    private readonly at: string,
    private readonly parent: VendorDocument | null,
  ) {}

  static of(document: object, name: string): VendorDocument {
    return new VendorDocument(document as Fields, name, null);
  }

  has(field: string): boolean {
    return this.fields[field] !== undefined && this.fields[field] !== null;
  }

  /** Absent and null texts are "". */
  text(field: string): string {
    const value = this.fields[field];
    if (typeof value === 'string') return value.isWellFormed() ? value : this.refuse(field, 'valid Unicode text');
    return value === null || value === undefined ? '' : this.refuse(field, 'a text');
  }

  /** In lower case. */
  id(field: string): string {
    return idOf(this.fields[field]) ?? this.refuse(field, 'an id');
  }

  ids(field: string): readonly string[] {
    return this.list(field).map((value, place) => idOf(value) ?? this.refuse(`${field}/${place}`, 'an id'));
  }

  /** An exact decimal, without an exponent. */
  decimal(field: string): string {
    return decimalFrom(this.fields[field]) ?? this.refuse(field, 'a decimal number');
  }

  /** A decimal that can be charged: at most 12 digits before the point. */
  quantity(field: string): string {
    const text = this.decimal(field);
    return /^-?\d{13}/.test(text) ? this.refuse(field, 'a decimal number of at most 12 digits before the point') : text;
  }

  /** In UTC; one without an offset is UTC. */
  instant(field: string): string {
    return instantFrom(this.fields[field]) ?? this.refuse(field, 'an instant such as 2026-11-01T00:00:00Z');
  }

  object(field: string): VendorDocument {
    const value = this.fields[field];
    return new VendorDocument(isObject(value) ? value : this.refuse(field, 'an object'), field, this);
  }

  /** The sister API sends some objects as text. */
  embedded(field: string): VendorDocument {
    const value = this.fields[field];
    return typeof value === 'string' ? new VendorDocument({ ...this.fields, [field]: parsed(value) }, this.at, this.parent).object(field) : this.object(field);
  }

  list(field: string): readonly unknown[] {
    const value = this.fields[field];
    return Array.isArray(value) ? (value as readonly unknown[]) : this.refuse(field, 'a list');
  }

  objects(field: string): readonly VendorDocument[] {
    return this.list(field).map((item, place) => new VendorDocument(isObject(item) ? item : this.refuse(`${field}/${place}`, 'an object'), `${field}/${place}`, this));
  }

  get names(): readonly string[] {
    return Object.keys(this.fields);
  }

  refuse(field: string, wanted: string): never {
    const pointer = `${this.pointer}/${field}`;
    throw ruleBroken('vendor_document', `${pointer} must be ${wanted}. Send the vendor's document as it came.`, pointer);
  }

  private get pointer(): string {
    return `${this.parent?.pointer ?? ''}/${this.at}`;
  }
}

const idOf = (value: unknown): string | null => {
  const text = typeof value === 'string' && value.isWellFormed() ? value.trim().toLowerCase() : '';
  return text !== '' && text.length <= 200 ? text : null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
