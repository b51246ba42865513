interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Work for the same key waits together while a batch of it is under way, and goes on as the next batch. */
export class Batches<Item, Answer> {
  private readonly queues = new Map<string, Waiting<Item, Answer>[]>();

  constructor(
    private readonly work: (key: string, items: readonly Item[]) => Promise<readonly PromiseSettledResult<Answer>[]>,
    private readonly most: number,
  ) {}

  add(key: string, item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(key);
      if (queue) return void queue.push({ item, resolve, reject });
      this.queues.set(key, [{ item, resolve, reject }]);
      void this.run(key);
    });
  }

  private async run(key: string): Promise<void> {
    for (let queue = this.queues.get(key); queue && queue.length > 0; queue = this.queues.get(key)) await this.one(key, queue.splice(0, this.most));
    this.queues.delete(key);
  }

  private async one(key: string, batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.work(key, batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer?.status === 'fulfilled') resolve(answer.value);
        else reject(answer?.reason);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
