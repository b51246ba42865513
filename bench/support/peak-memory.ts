const MEGABYTE = 2 ** 20;
const EVERY_MS = 100;

/** The most memory that this process had since it was asked. */
export class PeakMemory {
  readonly before = process.memoryUsage().rss / MEGABYTE;
  private most = this.before;
  private readonly timer = setInterval(() => this.look(), EVERY_MS);

  constructor() {
    this.timer.unref();
  }

  megabytes(): number {
    clearInterval(this.timer);
    this.look();
    return this.most;
  }

  private look(): void {
    this.most = Math.max(this.most, process.memoryUsage().rss / MEGABYTE);
  }
}
