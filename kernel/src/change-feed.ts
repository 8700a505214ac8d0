/**
 * Tells one listener that something has changed, again and again. Changes that come while the listener is busy are told as one,
 * so a slow listener costs no more than a quick one. The first is told at once: whoever begins to listen looks at the present state.
 */
export class ChangeFeed implements AsyncIterableIterator<string> {
  private hasChanged = true;
  private hasEnded = false;
  private wake: (() => void) | undefined;

  /** `id`: of what changes, and what is told. */
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

  /** One call at a time, as `for await` makes them. */
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

  /** Also ends a `next` that waits. */
  async return(): Promise<IteratorResult<string, undefined>> {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.onEnd(this);
      this.wake?.();
    }
    return { done: true, value: undefined };
  }
}
