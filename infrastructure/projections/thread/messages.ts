import type { Config } from '../../config.js';

/** What the thread is started with. */
export interface ThreadSettings {
  readonly engines: Pick<Config, 'dataDir' | 'eventStoreUrl' | 'mongoUrl'>;
  /** Of the lease. A thread that takes the place of a broken one has the same, and need not wait. */
  readonly owner: string;
  readonly logLevel: string;
}

/** To the thread. */
export type Request = { readonly kind: 'stop' } | { readonly kind: 'reach'; readonly position: number; readonly timeoutMs: number; readonly view: string | undefined };

/** From the thread: how far views have come that moved on, and whether it works. */
export interface News {
  readonly positions: readonly (readonly [view: string, position: number])[];
  readonly running: boolean;
}
