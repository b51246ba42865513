import type { Collection, Db } from 'mongodb';
import type { Checkpoint } from '../../../application/ports/read-store.js';
import { FREE, type Lease } from '../lease.js';
import { isDuplicate } from './failures.js';
import { put } from './put.js';

type Named<Content> = Content & { readonly _id: string };

/** What processes share besides the documents: checkpoints, active collections and leases, a document each. */
export class Coordination {
  private readonly checkpoints: Collection<Named<Checkpoint>>;
  private readonly active: Collection<Named<{ readonly collection: string }>>;
  private readonly leases: Collection<Named<Lease & { readonly revision: number }>>;

  constructor(db: Db) {
    this.checkpoints = db.collection('_checkpoints');
    this.active = db.collection('_active');
    this.leases = db.collection('_leases');
  }

  saveCheckpoint(name: string, { logId, position }: Checkpoint): Promise<void> {
    return put(this.checkpoints, { _id: name, logId, position });
  }

  async loadCheckpoint(name: string): Promise<Checkpoint | null> {
    const stored = await this.checkpoints.findOne({ _id: name });
    return stored && { logId: stored.logId, position: stored.position };
  }

  async activeCollection(view: string): Promise<string | null> {
    return (await this.active.findOne({ _id: view }))?.collection ?? null;
  }

  activate(view: string, collection: string): Promise<void> {
    return put(this.active, { _id: view, collection });
  }

  /** Reads the lease, lets `change` decide, and writes over what it read and nothing else: when another was faster, decides again. */
  async changeLease<Result extends { readonly lease?: Lease }>(name: string, change: (lease: Lease) => Result): Promise<Result> {
    const stored = await this.leases.findOne({ _id: name });
    const result = change(stored ?? FREE);
    if (!result.lease) return result;
    const { holder, heldUntil, wantedBy, wantedUntil } = result.lease;
    const next = { revision: (stored?.revision ?? 0) + 1, holder, heldUntil, wantedBy, wantedUntil };
    const written = stored ? await this.replaceLease(name, stored.revision, next) : await this.insertLease({ _id: name, ...next });
    return written ? result : this.changeLease(name, change);
  }

  private async replaceLease(name: string, revision: number, lease: Lease & { readonly revision: number }): Promise<boolean> {
    const { matchedCount } = await this.leases.replaceOne({ _id: name, revision }, lease);
    return matchedCount === 1;
  }

  private async insertLease(lease: Named<Lease & { readonly revision: number }>): Promise<boolean> {
    try {
      await this.leases.insertOne(lease);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
