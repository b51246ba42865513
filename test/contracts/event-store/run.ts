import { type EventStore } from '../../../application/ports/event-store.js';

/** An engine under test, with a log of its own for one group of tests. */
export interface EventStoreHarness {
  /** Another handle on the same log. Those of earlier calls stay as they are. */
  open(): EventStore;
  /** The engine stops and starts again with its data. Handles may break. */
  restart(): Promise<void>;
  /** A log that has nothing to do with the first, which may be gone then. */
  openOther(): Promise<EventStore>;
  /** Closes all handles and removes what there is. */
  close(): Promise<void>;
}

/** What the tests of the contract work on: two handles on one log, as two parts of a program have them. */
export class ContractRun {
  private harness: EventStoreHarness | null = null;
  private handles: readonly EventStore[] = [];

  constructor(
    private readonly start: () => Promise<EventStoreHarness>,
    /** A real server is shared and not ours to restart or to replace: such tests are not there for it. */
    readonly isOwnServer: boolean,
  ) {}

  async begin(): Promise<void> {
    this.harness = await this.start();
    this.handles = [this.harness.open(), this.harness.open()];
  }

  async end(): Promise<void> {
    await this.harness?.close();
  }

  async restart(): Promise<void> {
    await this.engine.restart();
    this.handles = [this.engine.open(), this.engine.open()];
  }

  get store(): EventStore {
    return this.handles[0] as EventStore;
  }

  get another(): EventStore {
    return this.handles[1] as EventStore;
  }

  /** The harness itself, for more handles. */
  get engine(): EventStoreHarness {
    if (!this.harness) throw new Error('the engine under test has not started');
    return this.harness;
  }
}
