/** A query changes nothing, so it may be abandoned at any time. */
export type CallKind = "query" | "mutation";

/**
 * `refused`: the upstream refused the call immediately, like a process that is restarting. `slow`: the call takes
 * unusually long, and another replica may be faster (a hedged request).
 */
export type RepeatReason = "refused" | "slow";

export interface RepeatableCall {
  readonly kind: CallKind;
  /** Whether a second copy does no harm. */
  readonly isIdempotent: boolean;
  isRepeated: boolean;
}

export interface RepeatOptions {
  /** Whether a second copy may reach another replica; false within one process. */
  readonly hedges: boolean;
  /** The largest part of the calls that are hedged, so that an overloaded upstream does not get twice the load. */
  readonly hedgePercent: number;
  readonly onRepeat?: ((reason: RepeatReason) => void) | undefined;
}

/** Random, so that calls that failed together are not sent again at the same moment. */
const pauseMs = { min: 20, max: 100 };
/** The maximum number of unused hedges that are saved for later. */
const maxSaved = 10;

/** Decides whether a call is sent again. No call is sent more than twice, whatever the reasons. */
export class Repeats {
  private savedHedges = 0;

  constructor(private readonly options: RepeatOptions) {}

  /** Counts a query, which earns a part of a hedge. */
  countQuery(): void {
    this.savedHedges = Math.min(maxSaved, this.savedHedges + this.options.hedgePercent / 100);
  }

  /** Returns the pause in milliseconds before a refused call is sent again; undefined when it is not. */
  pauseAfterRefusal(call: RepeatableCall): number | undefined {
    if (!call.isIdempotent || call.isRepeated) return undefined;
    this.repeat(call, "refused");
    return pauseMs.min + Math.random() * (pauseMs.max - pauseMs.min);
  }

  /** Returns whether a slow call is sent again. A mutation never is while its first copy runs. */
  hedge(call: RepeatableCall): boolean {
    if (!this.options.hedges || call.kind === "mutation" || !call.isIdempotent || call.isRepeated) return false;
    // a tolerance for rounding: the sum of twenty times 0.05 is slightly below 1
    if (this.savedHedges < 0.999) return false;
    this.savedHedges -= 1;
    this.repeat(call, "slow");
    return true;
  }

  private repeat(call: RepeatableCall, reason: RepeatReason): void {
    call.isRepeated = true;
    this.options.onRepeat?.(reason);
  }
}
