interface Waiter {
  readonly position: number;
  readonly view: string | undefined;
  readonly done: (reached: boolean) => void;
}

/** Nothing serves the view yet: not even the start of the log has been reached. */
export const NOWHERE = -1;

/** How far each view has come, and who waits for it. */
export class ViewPositions {
  private readonly positions: Map<string, number>;
  private readonly waiters = new Set<Waiter>();

  constructor(views: readonly string[]) {
    this.positions = new Map(views.map((view) => [view, NOWHERE]));
  }

  get awaited(): boolean {
    return this.waiters.size > 0;
  }

  /** Of one view, or up to where all of them have come. */
  of(view?: string): number {
    return view === undefined ? Math.min(...this.positions.values()) : (this.positions.get(view) ?? NOWHERE);
  }

  /** Wakes everybody whose position is reached by this. */
  move(moved: Iterable<readonly [view: string, position: number]>): void {
    for (const [view, position] of moved) this.positions.set(view, position);
    for (const waiter of this.waiters) if (this.of(waiter.view) >= waiter.position) waiter.done(true);
  }

  reached(position: number, timeoutMs: number, view?: string): Promise<boolean> {
    if (this.of(view) >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (reached: boolean): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(reached);
      };
      const timer = setTimeout(done, timeoutMs, false);
      const waiter: Waiter = { position, view, done };
      this.waiters.add(waiter);
    });
  }
}
