import { closedLines, reversedLines, type ClosedLine } from '../../domain/billing/closed-line.js';
import type { LedgerEvent, PlacedCharge } from '../../domain/billing/billing.events.js';
import type { PlanEvent } from '../../domain/catalog/catalog.events.js';
import type { Recorded } from '../../domain/shared/event.js';
import { fraction, read, rounded, times, type Fraction } from '../oracle/rational.js';

interface Charge {
  readonly accountChargeId: string;
  readonly planId: string;
  readonly unitPrice: number | null;
  readonly gross: number;
  readonly discount: { readonly percentage: string; readonly amount: number } | null;
  readonly amount: number;
  readonly reverses: object | null;
}

/** What was given back of an account charge so far, and what it was. */
interface GivenBack {
  readonly planId: string;
  readonly net: number;
  readonly amount: number;
}

/** How many prices its plan had had by then: on this clock a price can change later in the same moment. */
type LevelCharge = Charge & { readonly pricesKnown: number };

/** What was bought at once: its own prices, its own rounding. */
type Purchase = Pick<ClosedLine, 'quantity' | 'weight'> & { readonly pricedAt: string };

type Price = readonly [since: string, recurring: ReadonlyMap<string, number>];

/** What was written off for a delegated plan is owed once on every level above, at that level's price. */
export class ResellerLevels {
  private readonly parents = new Map<string, string | null>();
  private readonly prices = new Map<string, Price[]>();
  private readonly written: ClosedLine[] = [];
  private readonly placed = new Map<string, PlacedCharge>();
  private readonly charged = new Map<string, LevelCharge[]>();
  private readonly givenBack = new Map<string, GivenBack>();
  /** What each level took back, of an account charge and the level's plan. */
  private readonly takenBack = new Map<string, number>();

  enter(event: Recorded): readonly string[] {
    if (event.stream.startsWith('ledger-')) this.ledger(event as Recorded<LedgerEvent>);
    if (event.stream.startsWith('plan-')) this.plan(event as Recorded<PlanEvent>);
    if (event.type !== 'ResellerChargesCreated') return [];
    for (const charge of (event.data as { readonly charges: readonly Charge[] }).charges) {
      const key = `${charge.accountChargeId} ${charge.planId}`;
      if (charge.reverses) this.takenBack.set(key, (this.takenBack.get(key) ?? 0) - charge.amount);
      else this.charged.set(key, [...(this.charged.get(key) ?? []), { ...charge, pricesKnown: this.prices.get(charge.planId)?.length ?? 0 }]);
    }
    return [];
  }

  /** Once everything has had its effects: each level has charged what was written off since the last look. */
  look(): readonly string[] {
    const owed = this.written.splice(0).flatMap((line) => this.above(line.origin.planId).flatMap((planId) => this.owed(line, planId)));
    return [...owed, ...[...this.givenBack].flatMap(([chargeId, given]) => this.above(given.planId).flatMap((planId) => this.returned(chargeId, planId, given)))];
  }

  private ledger(event: Recorded<LedgerEvent>): void {
    const sold = ({ origin }: ClosedLine): boolean => Boolean(this.parents.get(origin.planId));
    const { charge, charges = [] } = event.data as { readonly charge?: PlacedCharge; readonly charges?: readonly PlacedCharge[] };
    for (const placed of [...charges, ...(charge ? [charge] : [])]) this.placed.set(placed.chargeId, placed);
    this.written.push(...closedLines(event).filter(sold));
    for (const { chargeId, origin: { planId }, net, amount } of reversedLines(event).filter(sold))
      this.givenBack.set(chargeId, { planId, net, amount: (this.givenBack.get(chargeId)?.amount ?? 0) + amount });
  }

  /** In the same part on every level, all corrections together, and nothing left of what was given back whole. */
  private returned(chargeId: string, planId: string, { net, amount }: GivenBack): readonly string[] {
    const key = `${chargeId} ${planId}`;
    const [charge] = this.charged.get(key) ?? [];
    const should = charge && (net === 0 ? charge.amount : rounded(times(fraction(BigInt(charge.amount) * BigInt(Math.sign(net) * amount), 1), fraction(1, Math.abs(net)))));
    const took = this.takenBack.get(key) ?? 0;
    return took === should ? [] : [`of ${chargeId} ${amount} of ${net} was given back; the reseller with plan ${planId} took back ${took}, it should be ${should}`];
  }

  private owed(line: ClosedLine, planId: string): readonly string[] {
    const charges = this.charged.get(`${line.chargeId} ${planId}`) ?? [];
    const [charge] = charges;
    if (!charge || charges.length > 1) return [`${line.chargeId} was written off and has ${charges.length} charges of the reseller with plan ${planId}`];
    const kept = times([10_000n - BigInt(Math.round(Number(charge.discount?.percentage ?? '0') * 100)), 1n], fraction(1, 10_000));
    const asked = this.purchases(line).map((purchase) => this.asked(line, purchase, charge));
    if (!asked.every((exact) => exact !== null)) return [];
    const amount = asked.reduce((total, exact) => total + rounded(times(exact, kept)), 0);
    return amount === charge.amount ? [] : [`the reseller with plan ${planId} asks ${charge.amount} for ${line.chargeId}, it should be ${amount} (${line.quantity} x ${line.weight})`];
  }

  /** A term that was written off at once owes what the charges that it replaces would have owed, each for itself. */
  private purchases({ chargeId, quantity, weight, origin }: ClosedLine): readonly Purchase[] {
    const { rule, split } = this.placed.get(chargeId)?.derivation ?? {};
    if (rule !== 'term_closed') return [{ quantity, weight, pricedAt: origin.pricedAt }];
    return (split?.of ?? '').split(',').flatMap((id) => this.placed.get(id) ?? []).map(({ derivation, origin: { pricedAt } }) => ({ quantity: derivation.quantity, weight: derivation.weight, pricedAt }));
  }

  private asked({ fee, resourceKey }: ClosedLine, { quantity, weight, pricedAt }: Purchase, charge: LevelCharge): Fraction | null {
    const price = resourceKey !== null && fee === 'recurring' ? this.priceAt(charge, resourceKey, pricedAt) : charge.unitPrice;
    return price === null ? null : times(fraction(BigInt(price) * BigInt(quantity), 1), read(fee === 'recurring' ? weight : '1'));
  }

  private above(planId: string): readonly string[] {
    const parent = this.parents.get(planId);
    return parent ? [parent, ...this.above(parent)] : [];
  }

  private plan({ type, data, metadata }: Recorded<PlanEvent>): void {
    if (type === 'PlanCreated') {
      this.parents.set(data.planId, data.parentPlanId);
      this.prices.set(data.planId, [[metadata.recordedAt, new Map(data.resources.map(({ key, fees }) => [key, fees.recurring]))]]);
    }
    if (type === 'PlanPricesChanged') this.prices.get(data.planId)?.push([data.at, new Map(data.prices.resources.map(({ key, fees }) => [key, fees.recurring]))]);
  }

  private priceAt({ planId, pricesKnown }: LevelCharge, resourceKey: string, instant: string): number {
    const known = (this.prices.get(planId) ?? []).slice(0, pricesKnown);
    return (known.findLast(([since]) => since <= instant) ?? known[0])?.[1].get(resourceKey) ?? 0;
  }
}
