/** Throws when the checked resource does not work. Rejects after `timeoutMs` at the latest. */
export type Check = (timeoutMs: number) => Promise<void>;

export interface BackgroundCheckOptions {
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
  /**
   * Returns whether the resource was used since the last call. While it was not, and the last run succeeded, the check
   * runs only every `restMs`. Without this function the check runs at every interval.
   */
  readonly wasUsed?: () => boolean;
  readonly restMs?: number;
}

/**
 * Repeats a check in the background and keeps its last result. A probe reads that result and never waits for the check.
 * The result is healthy before the first run, because the caller has just opened the resource.
 */
export class BackgroundCheck implements Disposable {
  private failure: { readonly error: unknown } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;
  private ranAtMs = Date.now();

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
    this.timer = setTimeout(() => void this.runIfNeeded(), this.options.intervalMs ?? 1000).unref();
  }

  private async runIfNeeded(): Promise<void> {
    const { wasUsed = () => true, restMs = 120_000 } = this.options;
    const isUsed = wasUsed();
    if (isUsed || this.failure || Date.now() - this.ranAtMs >= restMs) await this.run();
    this.schedule();
  }

  private async run(): Promise<void> {
    this.ranAtMs = Date.now();
    try {
      await this.check(this.options.timeoutMs ?? 3000);
      this.failure = undefined;
    } catch (error) {
      this.failure = { error };
    }
  }
}
