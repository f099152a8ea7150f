interface Waiting<Ask, Reply> {
  ask: Ask;
  resolve: (reply: Reply) => void;
  reject: (reason: unknown) => void;
}

/**
 * Lanes that ask the same while one statement is under way share the next one. Every asker still waits for its own
 * reply, so nothing is done ahead: what is saved is the journey and the commit, not the order.
 */
export class Combined<Ask, Reply> {
  private waiting: Waiting<Ask, Reply>[] = [];
  private underWay = false;

  /** `act` answers in the order in which it was asked; whom it does not answer, asks again by the next statement. */
  constructor(
    private readonly act: (asks: readonly Ask[]) => Promise<readonly Reply[]>,
    /** How long the first of a statement waits for company, as long as others can be expected. */
    private readonly gather: { ms: number; upTo: number } = { ms: 0, upTo: 1 },
  ) {}

  async ask(ask: Ask): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      if (this.underWay) return;
      this.underWay = true;
      // Whoever asks in this turn of the loop comes along.
      setImmediate(() => void this.work());
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      if (this.waiting.length < this.gather.upTo) await pause(this.gather.ms);
      const batch = this.waiting;
      this.waiting = [];
      try {
        const replies = await this.act(batch.map(({ ask }) => ask));
        this.waiting.unshift(...batch.splice(replies.length));
        for (const [index, reply] of replies.entries()) batch[index]?.resolve(reply);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      // Those who were just answered mostly ask again at once.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.underWay = false;
  }
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
