/**
 * Reads a stream with a timeout: `next` returns the next item, or undefined when none comes in time. The following call
 * then still gets that item.
 */
export class TimedReader<T> {
  private pending: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(private readonly stream: AsyncIterator<T, unknown>) {}

  async next(patienceMs = 5000): Promise<T | "ended" | undefined> {
    this.pending ??= this.stream.next();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patienceMs, undefined);
    });
    const result = await Promise.race([this.pending, patience]).finally(() => clearTimeout(timer));
    if (!result) return undefined;
    this.pending = undefined;
    return result.done ? "ended" : result.value;
  }
}
