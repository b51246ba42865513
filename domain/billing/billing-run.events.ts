import type { Catalogue, DomainEvent } from '../shared/event.js';

/** Why a step could not be done for one account, subscription, order or payment: `entity` is its id. */
export interface RunFailure {
  readonly step: string;
  readonly entity: string;
  readonly code: string;
  readonly detail: string;
}

/** Work done by name of the step, and what was refused. Each event tells what those before it did not. */
export interface RunNews {
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly RunFailure[];
}

/** Attempts count from 1: a run that was cut off or repeated begins another one. `only`: the one step that it repeats. */
export type BillingRunEvent =
  | DomainEvent<'BillingRunStarted', { date: string; attempt: number; only: string | null }>
  | DomainEvent<'BillingRunProgressed', { date: string; attempt: number; step: string } & RunNews>
  | DomainEvent<'BillingRunCompleted', { date: string; attempt: number } & RunNews>;

export const billingRunEvents: Catalogue<BillingRunEvent> = {
  BillingRunStarted: { version: 2, upcast: { 1: (data: object) => ({ ...data, attempt: 1, only: null }) } },
  BillingRunProgressed: { version: 1 },
  BillingRunCompleted: { version: 2, upcast: { 1: (data: object) => ({ ...data, attempt: 1 }) } },
};
