import type { PlacedCharge } from '../../domain/billing/billing.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import type { SubscriptionEvent } from '../../domain/subscriptions/subscriptions.events.js';
import { Books } from './books.js';
import { Invoices } from './invoices.js';
import { Orders } from './orders.js';
import { ResellerLevels } from './reseller-levels.js';

type Quantities = ReadonlyMap<string, number>;

/** Reads the log as it grows, and says what is wrong with it. */
export class Auditor {
  readonly problems: string[] = [];
  private readonly books = new Map<string, Books>();
  /** Until the vendor has answered, the old plan's charges stand beside the new one's. */
  private readonly switching = new Set<string>();
  private readonly orders = new Orders();
  private readonly invoices = new Invoices();
  private readonly levels = new ResellerLevels();
  /** The most that was ever ordered of a resource, by subscription. */
  private readonly most = new Map<string, Quantities>();

  read(event: Recorded): void {
    if (event.type === 'SubscriptionSwitchStarted') this.switching.add((event.data as Ordered).subscriptionId);
    if (event.type === 'SubscriptionPlanSwitched' || event.type === 'SubscriptionUpdateAbandoned') this.switching.delete((event.data as Ordered).subscriptionId);
    for (const part of [this.orders, this.invoices, this.levels]) this.problems.push(...part.enter(event));
    if (event.stream.startsWith('ledger-')) this.problems.push(...this.booksOf(event.stream).enter(event));
    if (event.type === 'OrderPlaced') this.ordered(event.data as Ordered);
    if (event.type === 'SubscriptionOrdered') this.included(event as Recorded<Extract<SubscriptionEvent, { type: 'SubscriptionOrdered' }>>);
  }

  /** What holds whenever everything has had its effects. */
  look(today: string): void {
    this.problems.push(...this.levels.look().map((what) => `on ${today}, ${what}`));
    for (const books of this.books.values()) this.problems.push(...this.twice([...books.charges.values()], today));
  }

  /** The charges of a subscription that stand, on whichever account's books. */
  standing(subscriptionId: string): readonly PlacedCharge[] {
    return [...this.books.values()].flatMap(({ charges }) => [...charges.values()]).filter((charge) => charge.subscriptionId === subscriptionId && STANDING.includes(charge.status) && !isOwedInFull(charge));
  }

  private booksOf(stream: string): Books {
    const known = this.books.get(stream) ?? new Books();
    this.books.set(stream, known);
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
    const standing = charges.filter((charge) => charge.fee === 'recurring' && !this.switching.has(charge.subscriptionId) && charge.derivation.rule !== 'consumption' && STANDING.includes(charge.status) && !isOwedInFull(charge));
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

/** A month that is owed in full stays, whatever follows it (domain.md 4.6). */
const isOwedInFull = ({ derivation }: PlacedCharge): boolean => derivation.split?.part === '1';
const STANDING: readonly string[] = ['Blocked', 'Opened', 'Closed'];

interface Ordered {
  readonly subscriptionId: string;
  readonly quantities: readonly { readonly resourceKey: string; readonly quantity: number }[];
}

const tell = ({ chargeId, status, net, period, derivation }: PlacedCharge): string =>
  `${chargeId} ${status} ${derivation.quantity} for ${net}, ${period.from} to ${period.to}${derivation.split ? ` (${derivation.split.part} of ${derivation.split.of})` : ''}`;
