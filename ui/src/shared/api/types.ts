/** Rows and answers of the API as the pages see them. Money is integer minor units, dates are YYYY-MM-DD, instants ISO. */
export type * from './types/me.js';
export * from './types/shared.js';
export type * from './types/partners.js';
export type * from './types/catalog.js';
export type * from './types/sales.js';
export type * from './types/subscriptions.js';
export type * from './types/billing.js';
export type * from './types/consumption-reservations.js';
export type * from './types/log.js';
export * from './types/price-lists.js';
