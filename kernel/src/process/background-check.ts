/** Throws when the checked resource does not work. Rejects after `timeoutMs` at the latest. */
export type Check = (timeoutMs: number) => Promise<void>;

export interface BackgroundCheckOptions {
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
}

/**
 * Repeats a check in the background and keeps its last result. A probe reads that result and never waits for the check.
 * The result is healthy before the first run, because the caller has just opened the resource.
 */
export class BackgroundCheck implements Disposable {
  private failure: { readonly error: unknown } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(
    private readonly check: Check,
    private readonly options: BackgroundCheckOptions = {},
  ) {
    this.schedule();
  }

  /** Throws the error of the last check when it failed. */
  assertHealthy(): void {
    if (this.failure) throw this.failure.error;
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
  }

  /** The next check begins only after the last one has ended, so that checks do not pile up. */
  private schedule(): void {
    if (this.isDisposed) return;
    this.timer = setTimeout(() => void this.run(), this.options.intervalMs ?? 1000).unref();
  }

  private async run(): Promise<void> {
    try {
      await this.check(this.options.timeoutMs ?? 3000);
      this.failure = undefined;
    } catch (error) {
      this.failure = { error };
    }
    this.schedule();
  }
}
