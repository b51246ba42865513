import { BroadcastChannel } from 'node:worker_threads';
import { WakeUp } from '../wake-up.js';

/** Wakes also the readers of the same log in the other threads of this process. */
export class SharedWakeUp extends WakeUp {
  private readonly threads: BroadcastChannel;

  constructor(file: string) {
    super();
    this.threads = new BroadcastChannel(`log ${file}`);
    this.threads.onmessage = () => super.notify();
    this.threads.unref();
  }

  override notify(): void {
    super.notify();
    this.threads.postMessage(null);
  }

  close(): void {
    super.notify();
    this.threads.close();
  }
}
