/** Lets readers sleep until something was written. */
export class WakeUp {
  private readonly sleepers = new Set<() => void>();

  notify(): void {
    this.sleepers.forEach((wake) => wake());
  }

  /** Those who sleep are woken; nobody else is. */
  close(): void {
    this.notify();
  }

  /** Resolves at the next `notify`, or after `ms`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.sleepers.add(wake);
    });
  }
}
