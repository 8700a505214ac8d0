/** The payload of a message after which anything may have changed. */
export const everything = "*";

/** The most payloads that wait for a slow listener; beyond it, `everything` replaces them. */
const maxWaiting = 1000;

/**
 * Delivers the payloads of a channel to one listener, each at least once. Payloads that arrive while the listener is
 * busy are combined into one message without duplicates.
 */
export class PayloadFeed implements AsyncIterableIterator<readonly string[]> {
  private readonly waiting = new Set<string>();
  private hasEnded = false;
  private wake: (() => void) | undefined;

  constructor(private readonly onEnd: (feed: PayloadFeed) => void) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  add(payload: string): void {
    if (this.waiting.has(everything)) return;
    if (payload === everything || this.waiting.size >= maxWaiting) {
      this.waiting.clear();
      this.waiting.add(everything);
    } else this.waiting.add(payload);
    this.wake?.();
  }

  /** Accepts one call at a time, as `for await` makes them. */
  async next(): Promise<IteratorResult<readonly string[], undefined>> {
    if (this.waiting.size === 0 && !this.hasEnded) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
    if (this.hasEnded) return { done: true, value: undefined };
    const value = [...this.waiting];
    this.waiting.clear();
    return { done: false, value };
  }

  /** Also ends a pending `next`. */
  async return(): Promise<IteratorResult<readonly string[], undefined>> {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.onEnd(this);
      this.wake?.();
    }
    return { done: true, value: undefined };
  }
}
