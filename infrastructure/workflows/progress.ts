interface Waiter {
  readonly position: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** How far the workflows have come, and who waits for it. */
export class Progress {
  private readonly waiters = new Set<Waiter>();
  private reachedSoFar = 0;

  get position(): number {
    return this.reachedSoFar;
  }

  move(position: number): void {
    this.reachedSoFar = position;
    for (const waiter of this.waiters) if (position >= waiter.position) this.answer(waiter, waiter.resolve);
  }

  reached(position: number): Promise<void> {
    return new Promise((resolve, reject) => void this.waiters.add({ position, resolve, reject }));
  }

  /** Nothing moves any more. */
  end(): void {
    for (const waiter of this.waiters) this.answer(waiter, () => waiter.reject(new Error('the workflows were stopped')));
  }

  private answer(waiter: Waiter, how: () => void): void {
    this.waiters.delete(waiter);
    how();
  }
}
