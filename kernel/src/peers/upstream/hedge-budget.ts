/** The maximum number of unused hedges that are saved for later. */
const maxSaved = 10;

/** Limits hedged calls to a share of all calls, so that an overloaded upstream does not get twice the load. */
export class HedgeBudget {
  private saved = 0;

  /** `share`: hedges per call, between 0 and 1. */
  constructor(private readonly share: number) {}

  earn(): void {
    this.saved = Math.min(maxSaved, this.saved + this.share);
  }

  spend(): boolean {
    // a tolerance for rounding: the sum of twenty times 0.05 is slightly below 1
    if (this.saved < 0.999) return false;
    this.saved -= 1;
    return true;
  }
}
