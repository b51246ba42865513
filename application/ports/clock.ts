/** Instants and business dates, apart (rulings, Software 8). */
export interface Clock {
  /** ISO 8601 instant in UTC. */
  now(): string;
  /** Today as "YYYY-MM-DD" in an IANA time zone. */
  today(timeZone: string): string;
}
