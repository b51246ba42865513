/** Who runs something, until when, and who waits for it. Moments are milliseconds since 1970. */
export interface Lease {
  readonly holder: string | null;
  readonly heldUntil: number;
  readonly wantedBy: string | null;
  readonly wantedUntil: number;
}

export const FREE: Lease = { holder: null, heldUntil: 0, wantedBy: null, wantedUntil: 0 };

/** The answer, and the lease as it is then. Without a `lease`, nothing changed. */
export interface Acquired {
  readonly held: boolean;
  readonly wanted: boolean;
  readonly lease?: Lease;
}

const withoutWish = { wantedBy: null, wantedUntil: 0 } as const;

export const acquire = (lease: Lease, owner: string, now: number, ttlMs: number): Acquired => {
  const wanted = lease.wantedBy !== owner && wishStands(lease, now);
  const holder = lease.heldUntil > now ? lease.holder : null;
  const free = holder === null && !wanted;
  if (!free && holder !== owner) return { held: false, wanted };
  const wish = lease.wantedBy === owner ? withoutWish : {};
  return { held: true, wanted, lease: { ...lease, ...wish, holder: owner, heldUntil: now + ttlMs } };
};

/** The first wish stands until it is granted, lapses or is given up; repeating one's own prolongs it. */
export const request = (lease: Lease, owner: string, now: number, ttlMs: number): Lease =>
  wishStands(lease, now) && lease.wantedBy !== owner ? lease : { ...lease, wantedBy: owner, wantedUntil: now + ttlMs };

export const release = (lease: Lease, owner: string): Lease => ({
  ...lease,
  ...(lease.holder === owner ? { holder: null, heldUntil: 0 } : {}),
  ...(lease.wantedBy === owner ? withoutWish : {}),
});

const wishStands = ({ wantedBy, wantedUntil }: Lease, now: number): boolean => wantedBy !== null && wantedUntil > now;

/** Owners are named `<process id>-<random>`. On one machine, a holder whose process is gone need not be waited for. */
export const withoutDead = (lease: Lease, isAlive: (pid: number) => boolean = processIsAlive): Lease => {
  const dead = (owner: string | null): boolean => {
    const pid = /^(\d+)-/.exec(owner ?? '')?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  };
  return { ...lease, ...(dead(lease.holder) ? { holder: null, heldUntil: 0 } : {}), ...(dead(lease.wantedBy) ? withoutWish : {}) };
};

const processIsAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
