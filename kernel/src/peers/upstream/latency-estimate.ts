/** The upper bounds of the buckets grow by a fifth, from 1 ms to about two minutes. */
const growth = Math.log(1.2);
const buckets = 65;
/** At this number of observations all counts are halved, so that older ones lose weight. */
const fadeAt = 2048;

/** A decaying histogram of durations. It uses constant memory and a few nanoseconds per observation. */
export class LatencyEstimate {
  private readonly counts = new Uint32Array(buckets);
  private total = 0;

  get observations(): number {
    return this.total;
  }

  record(durationMs: number): void {
    const index = durationMs <= 1 ? 0 : Math.min(buckets - 1, Math.ceil(Math.log(durationMs) / growth));
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.total += 1;
    if (this.total >= fadeAt) this.fade();
  }

  /**
   * Returns the estimate, at most a fifth above the true quantile; 0 without observations. `share` is between 0 and 1.
   */
  quantile(share: number): number {
    if (this.total === 0) return 0;
    const rank = this.total * share;
    let seen = 0;
    let index = -1;
    while (index + 1 < buckets && (seen === 0 || seen < rank)) {
      index += 1;
      seen += this.counts[index] ?? 0;
    }
    return Math.exp(index * growth);
  }

  private fade(): void {
    this.total = 0;
    for (let index = 0; index < buckets; index += 1) {
      const half = (this.counts[index] ?? 0) >> 1;
      this.counts[index] = half;
      this.total += half;
    }
  }
}
