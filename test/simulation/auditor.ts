import type { LedgerEvent, PlacedCharge } from '../../domain/billing/billing.events.js';
import { isOwedInFull } from '../../domain/billing/split.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Books } from './books.js';
import { Invoices } from './invoices.js';
import { LedgerBooks } from './ledger-books.js';
import { Orders } from './orders.js';
import { ResellerLevels } from './reseller-levels.js';

type Quantities = ReadonlyMap<string, number>;

/** Reads the log as it grows, and says what is wrong with it. */
export class Auditor {
  readonly problems: string[] = [];
  private readonly books = new Map<string, Books>();
  /** What an order charges stands beside what it will replace, until it is delivered. */
  private readonly delivered = new Set<string>();
  private readonly orders = new Orders();
  private readonly invoices = new Invoices();
  private readonly levels = new ResellerLevels();
  private readonly ledgers = new LedgerBooks();
  /** The most that was ever ordered of a resource, by subscription. */
  private readonly most = new Map<string, Quantities>();

  read(event: Recorded): void {
    if (event.type === 'OrderCompleted') this.delivered.add((event.data as { readonly orderId: string }).orderId);
    for (const part of [this.orders, this.invoices, this.levels]) this.problems.push(...part.enter(event));
    if (event.stream.startsWith('ledger-')) this.problems.push(...this.booksOf((event.data as { readonly accountId: string }).accountId).enter(event), ...this.ledgers.enter(event as Recorded<LedgerEvent>));
    if (event.type === 'OrderPlaced') this.ordered(event.data as Ordered);
    if (event.type === 'SubscriptionOrdered') this.included(event as Recorded<Extract<SubscriptionEvent, { type: 'SubscriptionOrdered' }>>);
  }

  /** What holds whenever everything has had its effects. */
  look(today: string): void {
    this.problems.push(...this.levels.look().map((what) => `on ${today}, ${what}`));
    for (const books of this.books.values()) this.problems.push(...this.twice([...books.charges.values()], today));
  }

  /** The ledgers as a process that has just begun would read them. */
  async reread(store: EventStore): Promise<void> {
    this.problems.push(...(await this.ledgers.look(store)));
  }

  /** The charges of a subscription that stand, on whichever account's books. */
  standing(subscriptionId: string): readonly PlacedCharge[] {
    return [...this.books.values()].flatMap(({ charges }) => [...charges.values()]).filter((charge) => charge.subscriptionId === subscriptionId && this.stands(charge));
  }

  /** What is held, or waits for its day. */
  live(): readonly PlacedCharge[] {
    return [...this.books.values()].flatMap(({ charges }) => [...charges.values()]).filter(({ status }) => status === 'Blocked' || status === 'Opened');
  }

  private stands(charge: PlacedCharge): boolean {
    return STANDING.includes(charge.status) && !isOwedAsWhole(charge) && (charge.orderId === null || this.delivered.has(charge.orderId));
  }

  private booksOf(accountId: string): Books {
    const known = this.books.get(accountId) ?? new Books();
    this.books.set(accountId, known);
    return known;
  }

  private ordered({ subscriptionId, quantities }: Ordered): void {
    const known = this.most.get(subscriptionId) ?? new Map<string, number>();
    const more = quantities.map(({ resourceKey, quantity }) => [resourceKey, Math.max(quantity, known.get(resourceKey) ?? 0)] as const);
    this.most.set(subscriptionId, new Map([...known, ...more]));
  }

  private included({ data: { subscriptionId, resources } }: Recorded<Extract<SubscriptionEvent, { type: 'SubscriptionOrdered' }>>): void {
    this.ordered({ subscriptionId, quantities: resources });
  }

  /** No day of a resource is charged for more pieces than were ever ordered. */
  private twice(charges: readonly PlacedCharge[], today: string): readonly string[] {
    const standing = charges.filter((charge) => charge.fee === 'recurring' && charge.derivation.rule !== 'consumption' && this.stands(charge));
    const byResource = new Map<string, PlacedCharge[]>();
    for (const charge of standing) {
      const name = `${charge.subscriptionId} ${charge.resourceKey}`;
      byResource.set(name, [...(byResource.get(name) ?? []), charge]);
    }
    return [...byResource].flatMap(([name, own]) => this.tooMany(name, own).map((what) => `on ${today}, ${what}`));
  }

  private tooMany(name: string, charges: readonly PlacedCharge[]): readonly string[] {
    const [{ subscriptionId = '', resourceKey = null } = {}] = charges;
    const most = resourceKey === null ? 1 : (this.most.get(subscriptionId)?.get(resourceKey) ?? 0);
    const starts = new Set(charges.map(({ period }) => period.from));
    return [...starts].flatMap((day) => {
      const covering = charges.filter(({ period }) => period.from <= day && day < period.to);
      const quantity = covering.reduce((total, { derivation }) => total + derivation.quantity, 0);
      return quantity > most ? [`${name} is charged for ${quantity} on ${day}, of at most ${most}: ${covering.map(tell).join('; ')}`] : [];
    });
  }
}

/** It stays, whatever follows it: a month that is owed in full, or a term that was written off as a whole, with what was added to it since. */
const isOwedAsWhole = (charge: PlacedCharge): boolean => isOwedInFull(charge) || charge.derivation.rule === 'term_closed' || isOfClosedTerm(charge);
const isOfClosedTerm = ({ derivation: { billingType, rule }, onSettlement }: PlacedCharge): boolean => billingType.startsWith('csp_annual@') && rule === 'increase' && onSettlement === 'close';
const STANDING: readonly string[] = ['Blocked', 'Opened', 'Closed'];

interface Ordered {
  readonly subscriptionId: string;
  readonly quantities: readonly { readonly resourceKey: string; readonly quantity: number }[];
}

const tell = ({ chargeId, status, net, period, derivation }: PlacedCharge): string =>
  `${chargeId} ${status} ${derivation.quantity} for ${net}, ${period.from} to ${period.to}${derivation.split ? ` (${derivation.split.part} of ${derivation.split.of})` : ''}`;
