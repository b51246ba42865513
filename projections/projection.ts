import type { Recorded, Scope } from '../domain/shared/event.js';
import type { FieldType } from './keys.js';

/** What a read model may know of a person or organisation; joined to events by `profileId`, null once erased. */
export interface ProfileCopy {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly city: string | null;
}

/** An event on its way into a fold. `profile` is there when its data names a profileId. */
export type FoldEvent = Recorded & { readonly profile?: ProfileCopy | null };

/** A document by its id, or every document whose declared field has a value (also those of the same batch). */
export type DocumentKey = string | { readonly field: string; readonly equals: string };

export type StaffReader = 'admin' | 'owner' | 'marketing' | 'sales' | 'auditor';
export type CustomerReader = 'Owner' | 'Admin' | 'User';

/**
 * Who sees which rows and columns. A manager sees the rows of his reseller in full, and those of downstream resellers
 * without `hiddenFromUpstream`. A customer sees the rows of his account (or, with `rows: 'reseller'`, those of his
 * reseller) that match `where`, without `hiddenFromCustomer`. Cut on the server, for every way of reading.
 */
export interface Access {
  readonly staff: readonly StaffReader[];
  readonly hiddenFromUpstream?: readonly string[];
  /**
   * What each level of the reseller chain pays, by its depth in the tree, is kept at `field`: {"0": …, "1": …}, the customer's
   * last. Each reader has of it what his own level pays, as `pays`, and asks of the next one below, as `asks`, and nothing else.
   */
  readonly levels?: { readonly field: string; readonly pays: string; readonly asks: string };
  /** Rows are for those alone whom this field names; staff of these roles see the others' too. */
  readonly own?: { readonly field: string; readonly except: readonly StaffReader[] };
  readonly customer?: {
    readonly levels: readonly CustomerReader[];
    readonly rows: 'account' | 'reseller';
    readonly where?: Readonly<Record<string, string>>;
    readonly hidden?: readonly string[];
  };
}

/** What the cells of a column hold. `amount`: minor units of the row's currency; `decimal`: an exact number as text; `json`: a list or a map, in one cell. */
export type ColumnKind = 'text' | 'date' | 'number' | 'boolean' | 'decimal' | 'amount' | 'json';

/** A read model: a pure fold of events into documents. */
export interface Projection<Doc extends object = object> {
  /** As in GET /api/<name>. */
  readonly name: string;
  /** Part of the collection's name: another fold or other fields mean another version, built beside the live one. */
  readonly version: number;
  readonly context: string;
  readonly summary: string;
  readonly handles: readonly string[];
  keys(event: FoldEvent): readonly DocumentKey[];
  /** `null` in: not there yet. `null` out: not there any more. Accepts every recorded fact, in order, and never throws. */
  evolve(document: Doc | null, event: FoldEvent, id: string): Doc | null;
  /** Whose the row is, where that is not whose event it was first made by: a debtor's row comes from his creditor's event. */
  scope?(event: FoldEvent, id: string): Scope;
  /** Paths that can be filtered and sorted by. The row's resellerId, resellerPath and accountId are added. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly indexes: readonly (readonly string[])[];
  /** Of the fields that indexes begin with: few rows have a value there, or true. */
  readonly sparse?: readonly string[];
  /** Paths that `q` looks into. */
  readonly search: readonly string[];
  readonly defaultSort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
  readonly access: Access;
  /** What exports need to know of the cells at a path, where the example does not tell it. */
  readonly columns?: Readonly<Record<string, ColumnKind>>;
  /** Streams whose events make up one document, to read it as it was without scanning the log. */
  streams?(id: string, document: Doc): readonly string[];
  /** Shows the shape of a document in openapi.json. */
  readonly example: Doc;
}

/** Lets each projection be written with its own document type and stand in one registry. */
export const projection = <Doc extends object>(definition: Projection<Doc>): Projection => definition;

/** Every row carries whose it is, from the scope of its first event. */
export const SCOPE_FIELDS = { resellerId: 'id', resellerPath: 'id', accountId: 'id' } as const satisfies Record<string, FieldType>;

export const collectionName = ({ name, version }: Pick<Projection, 'name' | 'version'>): string => `${name.replaceAll('-', '_')}_v${version}`;

/** The data of an event of a known type: folds switch on the type first. */
export const dataOf = <Data>(event: FoldEvent): Data => event.data as Data;
