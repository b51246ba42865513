/** What the simulator does wrong. It may be changed while it runs; counts are used up. */
export interface Faults {
  /** Every answer comes so much later. */
  delayMs: number;
  /** Everything is answered with 503. */
  down: boolean;
  /** So many requests are answered with 503. */
  failures: number;
  /** So many requests are answered with 429. */
  throttled: number;
  retryAfterSeconds: number;
  /** The gateway's own shape of a 429, or that of the API. */
  throttleShape: 'gateway' | 'api';
  /** So many requests of usage are answered with 204: not ready. */
  notReady: number;
  /** So many requests are carried out, and the connection breaks before the answer. */
  droppedAfterwards: number;
  /** So many requests find that their token was withdrawn. */
  tokensRefused: number;
  /** Every page of usage comes twice. */
  repeatedPages: boolean;
  /** Links to next pages have the mistakes of the published ones. */
  brokenLinks: boolean;
  /** Usage can be read so much later than it was reported. */
  lateSeconds: number;
  /** New orders can be read so many listings later. */
  ordersListedLate: number;
}

export const noFaults = (): Faults => ({
  delayMs: 0, down: false, failures: 0, throttled: 0, retryAfterSeconds: 1, throttleShape: 'gateway', notReady: 0, droppedAfterwards: 0, tokensRefused: 0,
  repeatedPages: false, brokenLinks: false, lateSeconds: 0, ordersListedLate: 0,
});

/** True as often as the count says. */
export const use = (faults: Faults, count: 'failures' | 'throttled' | 'notReady' | 'droppedAfterwards' | 'tokensRefused' | 'ordersListedLate'): boolean => {
  if (faults[count] <= 0) return false;
  faults[count]--;
  return true;
};
