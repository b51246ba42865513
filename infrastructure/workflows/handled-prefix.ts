interface Begun {
  readonly position: number;
  done: boolean;
}

/** Work is begun in the order of the log and done in any. Only the end of the part without gaps may be remembered. */
export class HandledPrefix {
  private readonly begun: Begun[] = [];

  constructor(
    /** Everything up to here is done. */
    public position: number,
  ) {}

  /** Call the result when it is done. */
  begin(position: number): () => void {
    const work: Begun = { position, done: false };
    this.begun.push(work);
    return () => {
      work.done = true;
      this.advance();
    };
  }

  /** Up to here there is nothing more to begin. */
  reached(position: number): void {
    this.begun.push({ position, done: true });
    this.advance();
  }

  private advance(): void {
    const open = this.begun.findIndex(({ done }) => !done);
    const finished = this.begun.splice(0, open < 0 ? this.begun.length : open);
    this.position = Math.max(this.position, finished.at(-1)?.position ?? 0);
  }
}
