import { LRUCache } from 'lru-cache';
import type { Folded } from './folded.js';

/** Streams whose states are kept: those of a ledger with its charges take some 50 KB each. */
const MOST = 5_000;
/** What they may weigh together: of hourly usage, some 200 bytes each, 300 MB. */
const HEAVIEST = 1_500_000;

/** States of the streams that were used last. Where some are heavy, fewer are kept; the last one always is. */
export class States {
  private readonly kept: LRUCache<string, Folded>;

  constructor(heaviest = HEAVIEST) {
    this.kept = new LRUCache<string, Folded>({ max: MOST, maxSize: heaviest, sizeCalculation: ({ weight }) => Math.min(weight, heaviest) });
  }

  get(stream: string): Folded | undefined {
    return this.kept.get(stream);
  }

  /** A heavy state may have grown since it was kept: it is weighed again. */
  keep(stream: string, folded: Folded): void {
    if (folded.weight > 1) this.kept.delete(stream);
    this.kept.set(stream, folded);
  }

  forget(stream: string): void {
    this.kept.delete(stream);
  }
}
