/**
 * Notifies one listener of changes, repeatedly. Changes that occur while the listener is busy are combined into one
 * notification, so a slow listener costs no more than a fast one. The first notification is immediate, so that a new
 * listener reads the current state.
 */
export class ChangeFeed implements AsyncIterableIterator<string> {
  private hasChanged = true;
  private hasEnded = false;
  private wake: (() => void) | undefined;

  /** `id`: the id of the changing object; the feed yields it. */
  constructor(
    readonly id: string,
    private readonly onEnd: (feed: ChangeFeed) => void,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  changed(): void {
    this.hasChanged = true;
    this.wake?.();
  }

  /** Accepts one call at a time, as `for await` makes them. */
  async next(): Promise<IteratorResult<string, undefined>> {
    if (!this.hasChanged && !this.hasEnded) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
    if (this.hasEnded) return { done: true, value: undefined };
    this.hasChanged = false;
    return { done: false, value: this.id };
  }

  /** Also ends a pending `next`. */
  async return(): Promise<IteratorResult<string, undefined>> {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.onEnd(this);
      this.wake?.();
    }
    return { done: true, value: undefined };
  }
}
