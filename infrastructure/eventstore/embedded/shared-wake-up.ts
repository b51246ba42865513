import { BroadcastChannel } from 'node:worker_threads';
import { WakeUp } from '../wake-up.js';

/** Wakes also the readers of the same log in the other threads of this process. */
export class SharedWakeUp extends WakeUp {
  private readonly threads: BroadcastChannel;
  private closed = false;

  constructor(file: string) {
    super();
    this.threads = new BroadcastChannel(`log ${file}`);
    this.threads.onmessage = () => super.notify();
    this.threads.unref();
  }

  override notify(): void {
    super.notify();
    if (!this.closed) this.threads.postMessage(null);
  }

  override close(): void {
    this.closed = true;
    this.notify();
    this.threads.close();
  }
}
