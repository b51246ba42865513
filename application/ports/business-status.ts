/** How late charges were written off, as a histogram: `counts[n]` of them within `DELAY_BOUNDS[n]` seconds and not within the bound before. */
export interface DelayHistogram {
  readonly counts: readonly number[];
  /** Seconds. */
  readonly sum: number;
  readonly count: number;
}

/** What the business is watched by (CR-810). Counts and instants only: which subscriptions are behind them, `GET /api/billing-alerts` lists. */
export interface BusinessFigures {
  /** Subscriptions with a charge that should have been written off on an earlier day, by reseller; those without any are 0. */
  readonly overdue: ReadonlyMap<string, number>;
  readonly delays: DelayHistogram;
  /** Resources whose use has no price, by reason. */
  readonly unpriced: Readonly<Record<string, number>>;
  /** Linked Azure subscriptions whose usage was not fetched with success for a day. What is idle is not late (rulings, Azure 15). */
  readonly latePulls: number;
  /** Runs that fetch from the vendor and are not over, by kind: those that wait for him, and those that are at work. */
  readonly pulls: Readonly<Record<string, { readonly waiting: number; readonly running: number }>>;
  /** When the vendor last answered all that was asked; null before the first time. */
  readonly lastPull: string | null;
  /** When Azure usage was last taken in, and up to when the vendor had reported it then. Instants; null before the first. */
  readonly lastImport: string | null;
  readonly reportedUntil: string | null;
  /** Messages to people that nothing carries away by itself. */
  readonly outbox: number;
  /** Steps of workflows that were refused and wait for somebody. */
  readonly failedSteps: number;
}

export interface BusinessStatus {
  figures(): Promise<BusinessFigures>;
}
