import { forbidden } from '../../domain/shared/errors.js';
import { keyOf, valueAt } from '../../projections/keys.js';
import type { Access, Projection } from '../../projections/projection.js';
import type { Condition, JsonObject } from '../ports/read-store.js';
import type { Principal } from '../spine/principal.js';
import { covers, without } from './hidden-paths.js';
import { OwnLevel, type LevelField } from './own-level.js';

/** In which rows a field may be seen, filtered, sorted and searched: all visible ones, those of the own reseller, or none. */
export type FieldSight = 'all' | 'own' | 'none';

/** What a principal sees of a view: by row and by column, the same for every way of reading (rulings, Software 12). */
export interface Sight {
  /** Every visible row, and no other, meets these. */
  readonly rows: readonly Condition[];
  /** The rows in which `own` fields are visible. */
  readonly own: Condition;
  field(path: string): FieldSight;
  /** Null for what is not of the principal's own level of the reseller chain, but a field like any other. */
  level(name: string): LevelField | null;
  sees(row: JsonObject): boolean;
  show(row: JsonObject): JsonObject;
}

type Readable = Pick<Projection, 'name' | 'access' | 'fields'>;

/** @throws DomainError forbidden when the principal may not read the view at all. */
export const sightOf = (view: Readable, principal: Principal): Sight => {
  if (principal.kind === 'system') return everything;
  const sight = principal.kind === 'user' ? customerSight(view, principal) : staffSight(view, principal);
  return view.access.levels ? ofLevel(sight, new OwnLevel(view.access.levels, principal)) : sight;
};

const ofLevel = (sight: Sight, level: OwnLevel): Sight => ({
  ...sight,
  field: (path) => (level.hides(path) ? 'none' : level.field(path) ? 'own' : sight.field(path)),
  level: (name) => level.field(name),
  show: (row) => level.show(sight.show(row)),
});

/** The root distributor's own path has one part: "/<root>/". */
export const isAtRoot = ({ resellerPath }: Principal): boolean => resellerPath.split('/').length === 3;

/** Is this of the principal's reseller or of one below it? */
export const inBranch = (principal: Principal, resellerPath: unknown): boolean =>
  isAtRoot(principal) || (typeof resellerPath === 'string' && resellerPath.startsWith(principal.resellerPath));

const equal = (field: string, value: string): Condition => ({ field, op: 'eq', key: keyOf('id', value) });

const NO_LEVEL = (): null => null;

const everything: Sight = { rows: [], own: { anyOf: [] }, field: () => 'all', level: NO_LEVEL, sees: () => true, show: (row) => row };

const staffSight = ({ name, access }: Readable, principal: Principal): Sight => {
  if (!(access.staff as readonly string[]).includes(principal.role)) throw refused(name, principal, access.staff);
  const hidden = access.hiddenFromUpstream ?? [];
  const own = (access.own?.except as readonly string[] | undefined)?.includes(principal.role) ? undefined : access.own;
  return {
    rows: [...(isAtRoot(principal) ? [] : [{ field: 'resellerPath', op: 'prefix', key: keyOf('id', principal.resellerPath) } as const]), ...(own ? [equal(own.field, principal.id)] : [])],
    own: equal('resellerId', principal.resellerId),
    field: (path) => (covers(hidden, path) ? 'own' : 'all'),
    level: NO_LEVEL,
    sees: (row) => inBranch(principal, row['resellerPath']) && (!own || row[own.field] === principal.id),
    show: (row) => (row['resellerId'] === principal.resellerId ? row : hidden.reduce(without, row)),
  };
};

/** Where a row stands in the tree is nothing for customers. */
const INTERNAL = ['resellerId', 'resellerPath'];

const customerSight = (view: Readable, principal: Principal): Sight => {
  const { customer } = view.access;
  if (!customer || principal.accountId === null) throw refused(view.name, principal, view.access.staff);
  if (!(customer.levels as readonly string[]).includes(principal.role)) throw refused(view.name, principal, customer.levels);
  const hidden = [...(customer.hidden ?? []), ...INTERNAL];
  const wanted = wantedOf(view, customer, principal, principal.accountId);
  return {
    rows: wanted.map(({ field, key }) => ({ field, op: 'eq', key })),
    own: { anyOf: [] },
    field: (path) => (covers(hidden, path) ? 'none' : 'all'),
    level: NO_LEVEL,
    sees: (row) => wanted.every(({ field, key, type }) => keyOf(type, valueAt(row, field)) === key),
    show: (row) => hidden.reduce(without, row),
  };
};

const wantedOf = ({ fields, access: { own } }: Readable, customer: NonNullable<Access['customer']>, { id, resellerId }: Principal, accountId: string) => {
  const where = { ...(customer.rows === 'account' ? { accountId } : { resellerId }), ...customer.where, ...(own && { [own.field]: id }) };
  return Object.entries(where).map(([field, value]) => {
    const type = fields[field] ?? 'id';
    return { field, type, key: keyOf(type, value) };
  });
};

const refused = (view: string, { role }: Principal, allowed: readonly string[]) =>
  forbidden(`Your role ${role} may not read ${view}. Ask one of: ${allowed.join(', ')}.`);
