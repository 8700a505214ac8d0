/**
 * Reads a stream with a timeout: `next` returns the next item, or undefined when none comes in time. The following call
 * then still gets that item.
 */
export class TimedReader<T> {
  private pending: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(private readonly stream: AsyncIterator<T, unknown>) {}

  async next(timeoutMs = 5000): Promise<T | "ended" | undefined> {
    this.pending ??= this.stream.next();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, undefined);
    });
    const result = await Promise.race([this.pending, timeout]).finally(() => clearTimeout(timer));
    if (!result) return undefined;
    this.pending = undefined;
    return result.done ? "ended" : result.value;
  }

  /** Reads until an item satisfies `passes`. Throws when the stream ends first, or no item comes for 10 s. */
  async until(passes: (item: T) => boolean): Promise<T> {
    for (;;) {
      const item = await this.next(10_000);
      if (item === "ended") throw new Error("the stream ended");
      if (item === undefined) throw new Error("no such item came in time");
      if (passes(item)) return item;
    }
  }

  /** Reads the first item, and items until none has come for 700 ms. Throws when the stream ends. */
  async settled(): Promise<void> {
    for (let item = await this.next(); item !== undefined; item = await this.next(700))
      if (item === "ended") throw new Error("the stream ended");
  }
}
