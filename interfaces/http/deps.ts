import type { Logger } from 'pino';
import type { Authentication } from '../../application/partners/authentication.js';
import type { Download } from '../../application/audit/exports/downloads.js';
import type { PersonReference } from '../../application/partners/personal-data.js';
import type { CommandBus } from '../../application/spine/command-bus.js';
import type { CommandDefinition } from '../../application/spine/command.js';
import type { Principal } from '../../application/spine/principal.js';
import type { BillingAlert } from '../../application/billing/checks/billing-alerts.js';
import type { InvoicePaper } from '../../application/billing/papers/invoice-papers.js';
import type { BillingStatus } from '../../application/ports/billing-status.js';
import type { BusinessStatus } from '../../application/ports/business-status.js';
import type { Clock } from '../../application/ports/clock.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { Outbox } from '../../application/ports/mail.js';
import type { ProfileStore } from '../../application/ports/profiles.js';
import type { ProjectionStatus } from '../../application/ports/projection-status.js';
import type { ReadStore } from '../../application/ports/read-store.js';
import type { ViewAdmin } from '../../application/ports/view-admin.js';
import type { WorkflowStatus } from '../../application/ports/workflow-status.js';
import type { Me } from '../../application/queries/who-am-i.js';
import type { Projection } from '../../projections/projection.js';
import type { Limit } from './rate-limit.js';

/** All that the HTTP side needs; nothing of it names an engine. */
export interface HttpDeps {
  readonly bus: Pick<CommandBus, 'execute'>;
  readonly definitions: readonly CommandDefinition[];
  readonly views: readonly Projection[];
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly profiles: Pick<ProfileStore, 'getMany'>;
  readonly clock: Clock;
  readonly status: ProjectionStatus;
  readonly workflows: WorkflowStatus;
  readonly billing: BillingStatus;
  readonly business: BusinessStatus;
  /** The subscriptions behind the alerts of the monitoring. */
  readonly billingAlerts: (principal: Principal) => Promise<readonly BillingAlert[]>;
  readonly viewAdmin: ViewAdmin;
  readonly authentication: Pick<Authentication, 'signIn' | 'authenticate' | 'signOut' | 'switchAccount'>;
  readonly whoAmI: { describe(principal: Principal): Promise<Me> };
  /** All that is kept of a person. */
  readonly personalData: (person: PersonReference, principal: Principal) => Promise<object>;
  /** What an account will need on its next billing days. */
  readonly forecast: (accountId: string, days: number, principal: Principal) => Promise<object>;
  /** An invoice or statement as a document to keep; null: in the language of its seller. */
  readonly invoiceDocument: (invoiceId: string, principal: Principal, locale: string | null) => Promise<InvoicePaper>;
  /** The file of an export, for who asked for it. */
  readonly download: (exportId: string, principal: Principal) => Promise<Download>;
  /** Today where a reseller is. */
  readonly todayOf: (resellerId: string) => Promise<string>;
  readonly outbox: Pick<Outbox, 'list'>;
  readonly logger: Logger;
  /** Where the built pages are: `console/index.html`, `portal/index.html` and what they load. */
  readonly uiFolder: string;
  /** How many proxies in front are trusted to tell the caller's address. Default: none. */
  readonly trustedProxies?: number;
  /** Of one address, in a minute: attempts to sign in, and requests for a new password. */
  readonly limits?: { readonly signIn: Limit; readonly reset: Limit };
}
