export interface BillingFigures {
  /** Instant at which a run last came to its end; null before the first. */
  readonly lastSuccess: string | null;
  /** What the run of the latest date could not do. */
  readonly failures: number;
}

/** How the billing day stands. */
export interface BillingStatus {
  figures(): Promise<BillingFigures>;
}
